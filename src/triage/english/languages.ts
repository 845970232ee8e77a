/** A language that people who live here write in, by its script or its small words. */
export interface Language {
  name: string;
  script?: RegExp;
  /** Letters that its neighbours in the same script do not use. */
  letters?: RegExp;
  /** Small words that English does not have. */
  small?: readonly string[];
}

const w = (words: string) => words.split(' ');

/** Scripts first, the narrower letters before the wider. */
export const LANGUAGES: readonly Language[] = [
  { name: 'Ukrainian', script: /\p{Script=Cyrillic}/u, letters: /[іїєґ]/i },
  { name: 'Bulgarian', script: /\p{Script=Cyrillic}/u, letters: /ъ[а-я]|\b(съм|това|детето|няма)\b/i },
  { name: 'Russian', script: /\p{Script=Cyrillic}/u },
  { name: 'Urdu', script: /\p{Script=Arabic}/u, letters: /[ٹڈڑےں]/ },
  { name: 'Pashto', script: /\p{Script=Arabic}/u, letters: /[ټډړښځڅ]/ },
  { name: 'Kurdish (Sorani)', script: /\p{Script=Arabic}/u, letters: /[ێۆڵڕ]/ },
  { name: 'Farsi or Dari', script: /\p{Script=Arabic}/u, letters: /[پچژگ]/ },
  { name: 'Arabic', script: /\p{Script=Arabic}/u },
  { name: 'Bengali', script: /\p{Script=Bengali}/u },
  { name: 'Punjabi', script: /\p{Script=Gurmukhi}/u },
  { name: 'Gujarati', script: /\p{Script=Gujarati}/u },
  { name: 'Hindi', script: /\p{Script=Devanagari}/u },
  { name: 'Tamil', script: /\p{Script=Tamil}/u },
  { name: 'Tigrinya or Amharic', script: /\p{Script=Ethiopic}/u },
  { name: 'Chinese', script: /\p{Script=Han}/u },
  { name: 'Korean', script: /\p{Script=Hangul}/u },
  { name: 'Greek', script: /\p{Script=Greek}/u },
  { name: 'Hebrew', script: /\p{Script=Hebrew}/u },
  { name: 'Thai', script: /\p{Script=Thai}/u },
  { name: 'Vietnamese', small: w('của không tôi con là và cho được người với một các này đã') },
  {
    name: 'Polish',
    small: w(
      'nie jest się że jak dla ale mam moja mój jego dziecko syn córka proszę to od po czy przez ona on bardzo mnie boję pomoc jestem mam',
    ),
  },
  {
    name: 'Romanian',
    small: w('nu este sunt și că pentru cu mea meu copil copilul fata băiatul vă rog din care să ați mi mai am'),
  },
  { name: 'Lithuanian', small: w('ir yra kad mano vaikas su bet nėra prašau labai jis ji man') },
  { name: 'Portuguese', small: w('não uma com meu minha filho filha por favor que está mas para ele ela muito') },
  { name: 'Spanish', small: w('no el la los mi hijo hija por favor que está pero para con una muy ella mis niños') },
  { name: 'Italian', small: w('non il mio mia figlio figlia per favore che sono con una molto perché della') },
  { name: 'French', small: w('je ne pas mon ma fils fille est les des pour avec une mais très elle vous que dans') },
  { name: 'German', small: w('ich nicht mein meine sohn tochter ist und das die der bitte mit sie ein eine aber') },
  { name: 'Turkish', small: w('bir ve için çocuk oğlum kızım değil lütfen ben çok bu ama var yok benim') },
  { name: 'Albanian', small: w('dhe nuk është për fëmija djali vajza ju lutem me një shumë kam') },
  { name: 'Somali', small: w('waa iyo ma ku ka carruurta wiilkayga gabadhayda fadlan waxaan oo aad') },
  { name: 'Hungarian', small: w('nem egy és hogy van fiam lányom kérem gyerek meg de az') },
  { name: 'Slovak or Czech', small: w('je sa že som nie môj moja syn dcéra prosím ale dieťa jsem není můj') },
  { name: 'Welsh', small: w('yn mae fy ddim eich plentyn mab merch os gwelwch dda wedi gyda ond') },
];

const SAMPLE = 1_500;
/** Anything but Latin letters, with whatever stands on them, and signs. */
const OTHER_SCRIPTS = /[\u0370-\u1dff\u1f00-\u1fff\u2c00-\uffff]/;
const ENGLISH = new Set(w('the and is my to of in that it for was not are have with on me you he she they but'));

let last: { text: string; language: string | undefined } | undefined;

/** The language a message is written in, or undefined for English and for anything too short to tell. */
export function languageOf(text: string): string | undefined {
  if (last?.text !== text) last = { text, language: languageIn(text) };
  return last.language;
}

function languageIn(text: string): string | undefined {
  if (looksEnglish(text)) return undefined;
  const sample = text.slice(0, SAMPLE).toLowerCase();
  const letters = sample.match(/\p{L}/gu) ?? [];
  if (letters.length < 8) return undefined;
  const script =
    OTHER_SCRIPTS.test(sample) &&
    LANGUAGES.find((it) => it.script && share(letters, it.script) > 0.4 && (!it.letters || it.letters.test(sample)));
  return script ? script.name : bySmallWords(sample);
}

/** Most messages are English, and show it within a few lines. */
function looksEnglish(text: string): boolean {
  const words = text
    .slice(0, 400)
    .toLowerCase()
    .split(/[^a-z]+/);
  let english = 0;
  for (const it of words) if (ENGLISH.has(it)) english++;
  return english >= 3 && english > words.length * 0.15;
}

function share(letters: readonly string[], script: RegExp): number {
  return letters.filter((it) => script.test(it)).length / letters.length;
}

/** A tenth of the words must be its small words, and more of them than of English ones. */
function bySmallWords(sample: string): string | undefined {
  const words = sample.split(/[^\p{L}'’]+/u).filter(Boolean);
  if (words.length < 4) return undefined;
  const english = words.filter((it) => ENGLISH.has(it)).length;
  let best: string | undefined;
  let most = Math.max(2, english, words.length * 0.1);
  for (const { name, small } of LANGUAGES) {
    const hits = small ? words.filter((it) => small.includes(it)).length : 0;
    if (hits > most) [best, most] = [name, hits];
  }
  return best;
}
