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
 * Beginnings of words for hitting, killing, blood, fear, hunger, locking up, threats, weapons, help and suicide, in the
 * languages most spoken here. A screen, not a translation: too few words to let a message pass, enough to hurry one.
 */
const STEMS: Readonly<Record<DangerFlag, string>> = {
  safeguarding:
    'bije uderzy bił krwi krew boi się boję głod zamyka zamknię sam w domu pobi siniak dotyka gwałt pomocy chleb do skarp zimą na schodach ' +
    'bate lovește lovit sânge frică înfometa încuia singur acasă vânăt atinge viol ajutor ' +
    'бье бьёт бил ударил кровь боит голод запер один дома синяк трога насил помогите избива ' +
    'б’є побив кров боїться голодн замика сама вдома допоможіть гвалт ' +
    'бие удари кръв страх гладен заключва помощ ' +
    'ضرب يضرب دم خائف خايف خوف جوع حبس وحده آثار ضرب اغتصب ساعدو سكين سچين سکین مار رہا مارتا خون ڈر بھوک بند مدد بچاؤ زیادتی ' +
    'می‌زند میزند کتک خون می‌ترس گرسنه زندانی کمک چاقو تجاوز وهي ويره وينه لوږه مرسته لێده‌دا خوێن ترس برسی یارمه‌تی ' +
    'মার মারে রক্ত ভয় ক্ষুধা আটকে সাহায্য ছুরি मारता मार खून डर भूख बंद मदद चाकू ਮਾਰਦਾ ਖੂਨ ਡਰ ਭੁੱਖ ਮਦਦ ' +
    'golpea pega sangre miedo hambre encierra sola en casa moret toca viol ayuda bate em sangue medo fome tranca sozinh ajuda ' +
    'picchia sangue paura fame chiude aiuto frappe bat sang peur faim enferme aide schlägt blut angst hunger sperrt hilfe ' +
    'dövüyor vuruyor kan korku aç kilit yalnız yardım rreh gjak frikë uri mbyll ndihm garaac dhiig cabsi gaajo xir caawi ' +
    'muša kraujas bijo alkan užrakin pagalb ver vér fél éhes bezár segít bije krv bojí hlad zamyká pomoc curo ofn newyn cloi help ' +
    '打 血 害怕 饿 锁 救命 đánh máu sợ đói nhốt cứu ይገርፍ ደም ፍርሃት ጥምየት ሓገዝ',
  lado: '',
  'self-harm':
    'samobój zabić się nie chcę żyć sinucid nu mai vreau să trăiesc самоуби не хочу жить покончить самогуб انتحار أنتحر لا أريد العيش خودکش خودکشی আত্মহত্যা आत्महत्या ਖੁਦਕੁਸ਼ੀ suicid no quiero vivir não quero viver voglio morire mourir selbstmord umbringen intihar ölmek vetëvrasje isdil savižud öngyilk samovražd hunanladd 自杀 tự tử',
  threat:
    'zabiję spalę wiem gdzie nic do stracenia omor te omor unde parcheaz nu mai am nimic de pierdut să mai ajungă acasă убью сожгу знаю где терять вб’ю سأقتل راح أقتل أحرق قتل کر دوں مار دوں گا জ্বালিয়ে मार दूंगा voy a matar te mato vou matar ti ammazzo je vais tuer ich bringe öldüreceğim do të vras waan dili nužudysiu megöl zabijem 杀了你 giết',
};

const words = Object.fromEntries(
  Object.entries(STEMS).map(([flag, stems]) => [flag, stems.split(' ').filter((it) => it.length > 1 || it > '\u3000')]),
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
