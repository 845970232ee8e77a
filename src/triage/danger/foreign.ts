import { languageOf } from '../english/languages.ts';
import type { Reading } from '../english/read.ts';
import type { Reason } from '../vocabulary.ts';
import type { DangerFlag } from './evidence/evidence.ts';

/** Danger in a language that the screen cannot read; a person with an interpreter looks the same day, or at once. */
export interface ForeignDanger {
  score: number;
  flags: DangerFlag[];
  from: string[];
  because: Reason[];
}

/**
 * Beginnings of words and phrases for hitting, killing, blood, fear, hunger, locking up, threats, weapons, help and suicide, in the
 * languages most spoken here. A screen, not a translation: too few words to let a message pass, enough to hurry one.
 */
const STEMS: Readonly<Record<DangerFlag, string>> = {
  safeguarding: `
    bije, uderzy, krwi, krew, boi się, boję się, głod, zamyka, zamknię, sam w domu, pobi, siniak, gwałt, pomocy,
    bate, lovește, lovit, sânge, îi e frică, mi-e frică, înfometa, încuia, singur acasă, singură acasă, vânăt, viol,
    бьет, бьёт, избил, ударил, кровь, боится, боюсь, голодн, запер, один дома, синяк, насил, помогите, избива,
    б’є, побив, кров, боїться, боюся, замикає, сама вдома, допоможіть, гвалт,
    бие, удари, кръв, страх ме е, гладен, заключва,
    ضرب, يضرب, خائف, خايف, حبس, اغتصب, ساعدو, سكين, سچين, سکین, مار رہا, مارتا, خون, ڈر لگ, بھوک, بچاؤ, زیادتی,
    می‌زند, میزند, کتک, می‌ترس, گرسنه, زندانی, چاقو, تجاوز, وهي, ويره, وينه, لوږه, لێده‌دا, خوێن, برسی,
    মারে, মারধর, রক্ত, ক্ষুধা, আটকে, ছুরি, मारता, खून, भूख, चाकू, ਮਾਰਦਾ, ਖੂਨ, ਭੁੱਖ,
    golpea, me pega, le pega, sangre, tiene miedo, tengo miedo, hambre, encierra, sola en casa, solo en casa, moretón, moretones, viola,
    bate em, sangue, tem medo, tenho medo, passa fome, tranca, sozinha em casa, sozinho em casa,
    picchia, sangue, ha paura, ho paura, ha fame, chiude a chiave, me frappe, le frappe, la frappe, sang, a peur, a faim, enferme,
    schlägt, blut, hat angst, hunger, sperrt,
    dövüyor, vuruyor, korkuyor, korkuyorum, aç bırak, kilitl, yalnız bırak, rreh, gjak, frikë, mbyll, garaac, dhiig, cabsi, gaajo,
    muša, kraujas, bijo, alkan, užrakin, véres, fél tőle, éhes, bezár, bojí sa, bojí se, hlad, zamyká, curo, ofn, newyn,
    打我, 打他, 打她, 打孩子, 流血, 害怕, 很饿, 锁在, 救命, bị đánh, máu, sợ hãi, bị đói, nhốt, cứu, ይገርፍ, ደም, ፍርሃት, ጥምየት`,
  lado: '',
  'self-harm': `
    samobój, zabić się, nie chcę żyć, sinucid, nu mai vreau să trăiesc, самоуби, не хочу жить, покончить с собой, самогуб, не хочу жити,
    انتحار, أنتحر, لا أريد العيش, خودکش, আত্মহত্যা, आत्महत्या, ਖੁਦਕੁਸ਼ੀ, suicid, no quiero vivir, não quero viver, voglio morire,
    veux mourir, selbstmord, umbringen, intihar, ölmek isti, vetëvrasje, isdil, savižud, öngyilk, samovražd, hunanladd, 自杀, tự tử`,
  threat: `
    zabiję, spalę, wiem gdzie, nic do stracenia, te omor, îl omor, o omor, unde parcheaz, nu mai am nimic de pierdut, să mai ajungă acasă,
    убью, сожгу, знаю где, нечего терять, вб’ю, سأقتل, راح أقتل, أحرق, قتل کر دوں, مار دوں گا, জ্বালিয়ে, मार दूंगा, voy a matar, te mato,
    vou matar, ti ammazzo, je vais tuer, je vais te tuer, ich bringe dich um, öldüreceğim, do të vras, waan dili, nužudysiu, megöl, zabijem, 杀了你, giết`,
};

const words = Object.fromEntries(
  Object.entries(STEMS).map(([flag, stems]) => [
    flag,
    stems
      .split(',')
      .map((it) => it.trim())
      .filter((it) => it !== ''),
  ]),
) as Record<DangerFlag, string[]>;

/** Between the two levels: a person looks the same day. More than one such word, or one's own life, and it is now. */
const LOOK = 0.5;
const HURRY = 4;

export function foreignDanger({ original }: Reading): ForeignDanger | undefined {
  const language = languageOf(original);
  if (!language) return undefined;
  const text = original.slice(0, 20_000).toLowerCase();
  const hits = (Object.keys(words) as DangerFlag[]).flatMap((flag) =>
    words[flag].filter((it) => found(text, it)).map((word) => ({ flag, word })),
  );
  if (hits.length === 0) return undefined;
  const grave = hits.length > 1 || hits.some((it) => it.flag !== 'safeguarding');
  return {
    score: grave ? HURRY : LOOK,
    flags: [...new Set(hits.map((it) => it.flag))],
    from: hits.map((it) => it.word),
    because: [
      {
        says: `Written in ${language}, with words that may tell of danger`,
        rule: 'R26, domain 8.4',
        from: hits.map((it) => it.word).join(', '),
        changes: 'An interpreter reads it with a person today.',
      },
    ],
  };
}

/** The beginning of a word, so that "beat" is not found in "heartbeat". */
function found(text: string, stem: string): boolean {
  const at = text.indexOf(stem);
  if (at < 0) return false;
  return stem > '\u0900' || at === 0 || !/\p{L}/u.test(text[at - 1]!);
}
