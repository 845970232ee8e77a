/** The dictionary form of a word, by a table for the irregular and by endings for the rest. */

/** base form: the forms that endings do not give. Children's own ("hitted", "runned") stand beside the book's. */
const IRREGULAR: Record<string, string> = {
  be: 'is am are being iz',
  was: 'were wos woz',
  beat: 'beaten',
  become: 'became',
  begin: 'began begun',
  bite: 'bitten',
  bleed: 'bled',
  blow: 'blew blown',
  break: 'broke broken broked',
  bring: 'brought brang brung bringed',
  build: 'built',
  burn: 'burnt',
  buy: 'bought buyed',
  catch: 'caught catched',
  child: 'children childs childrens',
  choose: 'chose chosen',
  come: 'came comed',
  creep: 'crept',
  deal: 'dealt',
  die: 'died dying',
  do: 'does did done doing dun',
  drag: 'drug',
  draw: 'drew drawn',
  drink: 'drank drunk drinked',
  drive: 'drove driven',
  eat: 'ate eaten eated',
  fall: 'fell fallen falled',
  feed: 'fed',
  feel: 'felt feeled',
  fight: 'fought fighted',
  find: 'found finded',
  flee: 'fled',
  fly: 'flew flown flies',
  foot: 'feet',
  forget: 'forgot forgotten',
  freeze: 'froze frozen freezing',
  get: 'got gotten getting gettin',
  give: 'gave given gived',
  go: 'goes went gone going goin gon',
  grow: 'grew grown',
  hang: 'hung',
  have: 'has having havin hav',
  hear: 'heard heared',
  hide: 'hid hidden hided',
  hit: 'hitted hitten',
  hold: 'held holded',
  keep: 'kept keeped',
  knife: 'knives',
  know: 'knew known knowed',
  lead: 'led',
  leave: 'left leaved',
  lend: 'lent',
  lie: 'lied lying lies',
  life: 'lives',
  light: 'lit',
  lose: 'lost losed losing',
  make: 'made maked',
  man: 'men',
  mean: 'meant',
  meet: 'met',
  mouse: 'mice',
  pay: 'paid payed',
  person: 'people persons',
  ride: 'rode ridden',
  ring: 'rang rung ringed',
  rise: 'rose risen',
  run: 'ran runned running',
  say: 'said sed sayed sayin',
  see: 'saw seen seed',
  sell: 'sold',
  send: 'sent sended',
  shake: 'shook shaken shaked',
  shoot: 'shot',
  sing: 'sang sung',
  sink: 'sank sunk',
  sit: 'sat sitting',
  sleep: 'slept sleeped',
  smell: 'smelt',
  speak: 'spoke spoken',
  spend: 'spent',
  spill: 'spilt',
  spit: 'spat',
  stand: 'stood standed',
  steal: 'stole stolen stealed',
  stick: 'stuck sticked',
  strike: 'struck',
  swear: 'swore sworn',
  sweep: 'swept',
  swim: 'swam swum',
  take: 'took taken taked tooken',
  teach: 'taught teached',
  tear: 'tore torn',
  tell: 'told telled',
  think: 'thought thinked',
  throw: 'threw thrown throwed',
  tie: 'tied tying tieing ties',
  tooth: 'teeth teef',
  wake: 'woke woken waked',
  wear: 'wore worn',
  wife: 'wives',
  win: 'won',
  woman: 'women',
  write: 'wrote written writing',
};

const irregular = new Map(
  Object.entries(IRREGULAR).flatMap(([base, forms]) => forms.split(' ').map((it) => [it, base] as const)),
);

/** Words that end like a form of another word and are not one. */
const WHOLE = new Set(
  'this his its us as was is has yes bus gas thus plus less unless always perhaps sometimes towards news series species lens christmas bed need feed seed speed indeed red shed hundred wed sled bleed breed weed thing king ring sing wing bring spring string sling swing evening morning nothing something anything everything wedding during being building ceiling meeting hearing feeling during ending sibling darling clothing ms mrs miss pass boss loss kiss across address access process counselling'.split(
    ' ',
  ),
);

/** Offers each form it could be, nearest first, until one is a word that somebody asks for. */
export function lemma(word: string, known: (candidate: string) => boolean): string {
  const listed = irregular.get(word);
  if (listed) return listed;
  if (word.length < 4 || WHOLE.has(word)) return word;
  for (const candidate of stripped(word)) if (known(candidate)) return candidate;
  return word;
}

function stripped(word: string): string[] {
  if (word.endsWith('ings')) return plural(word.slice(0, -1));
  if (word.endsWith('ies') || word.endsWith('ied')) return [`${word.slice(0, -3)}y`, word.slice(0, -1)];
  if (word.endsWith('ves')) return [word.slice(0, -1), `${word.slice(0, -3)}f`];
  if (word.endsWith('es')) return [word.slice(0, -1), word.slice(0, -2)];
  if (word.endsWith('s')) return [word.slice(0, -1)];
  if (word.endsWith('ed')) return bare(word.slice(0, -2));
  if (word.endsWith('ing')) return bare(word.slice(0, -3));
  if (word.endsWith('in') && word.length > 5 && /[aeiouy]/.test(word.slice(0, -2))) return bare(word.slice(0, -2));
  if (word.endsWith('t')) return word.endsWith('pt') || word.endsWith('kt') ? [word.slice(0, -1)] : [];
  return [];
}

/** "hearings" are hearings, "beatings" are what beating is. */
function plural(single: string): string[] {
  return WHOLE.has(single) ? [single] : stripped(single);
}

/** Ends like "scar" or "us", which would have doubled its end: "scared" is from scare, "used" from use. */
const SHORT = /^[^aeiou]*[aeiou][^aeiouwxy]$/;

/** "grabb" is grab, "mov" is move, "lock" is lock. */
function bare(stem: string): string[] {
  const end = stem.at(-1);
  const single = stem.length > 3 && end === stem.at(-2) ? [stem.slice(0, -1)] : [];
  return SHORT.test(stem) ? [`${stem}e`, stem, ...single] : [stem, `${stem}e`, ...single];
}
