interface YesNo {
  yes: readonly string[];
  no: readonly string[];
}

const w = (words: string) => words.split('|');

/** Yes and no as people type them in every language that languages.ts knows, by the name it has there; without marks where they are often left out. */
export const YES_NO: Readonly<Record<string, YesNo>> = {
  Ukrainian: { yes: w('так'), no: w('ні') },
  Bulgarian: { yes: w('да'), no: w('не') },
  Russian: { yes: w('да'), no: w('нет') },
  Urdu: { yes: w('ہاں|جی|جی ہاں|ہاں جی'), no: w('نہیں|جی نہیں') },
  Pashto: { yes: w('هو|بلې'), no: w('نه|نا') },
  'Kurdish (Sorani)': { yes: w('بەڵێ|ئا'), no: w('نەخێر|نا') },
  'Farsi or Dari': { yes: w('بله|بلی|آره'), no: w('نه|خیر|نخیر') },
  Arabic: { yes: w('نعم|أيوه|ايوه|اي'), no: w('لا|كلا') },
  Bengali: { yes: w('হ্যাঁ|হ্যা|জি|জ্বি'), no: w('না') },
  Punjabi: { yes: w('ਹਾਂ|ਹਾਂਜੀ|ਹਾਂ ਜੀ|ਜੀ'), no: w('ਨਹੀਂ|ਨਾ') },
  Gujarati: { yes: w('હા|હા જી'), no: w('ના') },
  Hindi: { yes: w('हाँ|हां|जी|जी हाँ|हाँ जी'), no: w('नहीं|जी नहीं|ना') },
  Tamil: { yes: w('ஆம்|ஆமாம்'), no: w('இல்லை') },
  'Tigrinya or Amharic': { yes: w('እወ|አዎ'), no: w('ኣይፋል|አይፋል|አይ|አይደለም') },
  Chinese: { yes: w('是|是的|好|好的|要|需要|对|對|可以'), no: w('不|不是|不要|不用|不需要|否') },
  Korean: { yes: w('네|예'), no: w('아니요|아니오|아뇨') },
  Greek: { yes: w('ναι|ναί'), no: w('όχι|οχι') },
  Hebrew: { yes: w('כן'), no: w('לא') },
  Thai: { yes: w('ใช่|ค่ะ|ครับ|ได้'), no: w('ไม่|ไม่ใช่|ไม่ต้อง') },
  Vietnamese: { yes: w('có|vâng|dạ|vang'), no: w('không|khong') },
  Polish: { yes: w('tak'), no: w('nie') },
  Romanian: { yes: w('da'), no: w('nu') },
  Lithuanian: { yes: w('taip'), no: w('ne') },
  Portuguese: { yes: w('sim'), no: w('não|nao') },
  Spanish: { yes: w('sí|si'), no: w('no') },
  Italian: { yes: w('sì|si'), no: w('no') },
  French: { yes: w('oui|ouais'), no: w('non') },
  German: { yes: w('ja|jawohl'), no: w('nein|nee') },
  Turkish: { yes: w('evet'), no: w('hayır|hayir') },
  Albanian: { yes: w('po'), no: w('jo') },
  Somali: { yes: w('haa'), no: w('maya') },
  Hungarian: { yes: w('igen'), no: w('nem') },
  'Slovak or Czech': { yes: w('áno|ano|jo'), no: w('nie|ne') },
  Welsh: { yes: w('ie|ydw|oes|do|hoffwn|os gwelwch yn dda'), no: w('na|nac ydw|nac oes|naddo|nage|dim diolch') },
};

/** What is said beside a yes or a no and changes nothing about it. */
const POLITE =
  /(?<![\p{L}\p{M}])(proszę|prosze|dziękuję|dziekuje|por favor|gracias|per favore|grazie|merci|s'il vous pla[iî]t|bitte|danke|obrigad[oa]|lütfen|lutfen|teşekkürler|vă rog|va rog|mulțumesc|multumesc|prašau|ačiū|ju lutem|faleminderit|fadlan|mahadsanid|kérem|köszönöm|prosím|ďakujem|děkuji|будь ласка|дякую|пожалуйста|спасибо|моля|благодаря|παρακαλώ|ευχαριστώ|من فضلك|شكرا|لطفا|مرسی|please|thanks|thank you|diolch)(?![\p{L}\p{M}])/giu;

/**
 * Whether the whole of it is a yes or a no in that language; without one, in whichever languages have the word, as long as they agree:
 * "jo" is yes to some and no to others, and is left alone.
 */
export function yesOrNoIn(said: string, language?: string): 'yes' | 'no' | undefined {
  const plain = plainly(said);
  const alone = plainly(said.replaceAll('’', "'").replace(POLITE, ' '));
  const rows = language ? [YES_NO[language]] : Object.values(YES_NO);
  const found = new Set(
    rows.flatMap((it) =>
      it ? (['yes', 'no'] as const).filter((key) => it[key].some((word) => [plain, alone].includes(word))) : [],
    ),
  );
  return found.size === 1 ? [...found][0] : undefined;
}

function plainly(said: string): string {
  return said
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}' ]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
