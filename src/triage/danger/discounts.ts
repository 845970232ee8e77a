/** What makes danger less likely: a game, a joke, long ago and dealt with, a policy, somebody says that all are safe. */
export interface Discount {
  id: string;
  weight: number;
  when: readonly string[];
}

export const DISCOUNTS: readonly Discount[] = [
  { id: 'figure of speech', weight: -1.5, when: ['FIGURE'] },
  { id: 'laughing', weight: -1, when: ['LOL'] },
  { id: 'a game or a story', weight: -1.5, when: ['PRETEND'] },
  {
    id: 'dealt with',
    weight: -1.5,
    when: [
      'DEALT_WITH',
      'be|is|are|was|been|has|have|all|already ~2 dealt|sorted|resolved|closed|investigated|convicted|jailed|sentenced|unfounded|unsubstantiated|reported|known|cleared|disproved',
      'in prison|jail|inside',
      'police|court|judge|hospital|doctor|lado ~6 said|found|confirmed|cleared|accepted|dropped|closed|happy|no',
      'no|nothing ~2 further|concerns|concern|evidence|risk|worries|action|harm|danger|contact|wrong',
      'found|proved|shown ~3 untrue|false|unfounded|not true|birthmark|malicious|accident',
      'it ~1 be|was ~1 an accident|accidental|birthmark',
      'known ~4 to|about|by ~3 you|council|everyone|file|social',
    ],
  },
  {
    id: 'all are safe',
    weight: -1.8,
    when: [
      'be|is|are|were|both|all|we|hes|shes|im|doing|they ~2 safe|fine|well|ok|okay|thriving|happy|settled|grand|great|unharmed|home|brilliant|champion|alive ~4',
      'nobody|no one|noone|none|not ~3 hurt|harmed|danger|risk|injured|worried|unsafe',
      'not|no ~3 a danger|at risk|risk|in trouble|dangerous|worried|concerned|concern|concerns|harm|threat|unsafe|anything daft',
      'safe|well|settled|happy ~2 with|now|here|and|at ~3',
      'well|looked cared|after|for ~4',
      'i|he|she ~1 never|not|have ~1 hit|hurt|touched|raised|laid|threatened|harmed',
    ],
  },
  {
    id: 'long ago',
    weight: -1,
    when: [
      'years|year|decades|long time|long ago',
      'in|since|from|of|between 19|20',
      'used to|once|back then|in the past|historic|previously|formerly|grew up|growing up',
      'when ~2 i|he|she|we|they was|were ~2 child|kid|little|young|small|boy|girl|CHILD_AGE|baby|nine|ten|at',
      'died|passed|late ~3 in|years|last|when|husband|aunt|mother|father',
      'before ~3 came|adopted|live|moved|birth|born',
    ],
  },
  {
    id: 'a policy, a course, a study',
    weight: -1.5,
    when: [
      'policy|policies|procedure|procedures|guidance|guide|leaflet|poster|training|course|courses|module|slides|workshop|webinar|lecture|essay|dissertation|study|research|report|book|novel|thesis|documentary|podcast|article|paragraph|section|act|law|statistics|figures|foi|freedom|numbers|inquiry|review|archive|museum|historian|exhibition|session|seminar|presentation|degree',
      'how many|please provide|please supply|information request|annual report',
      'trainer|speaker|lecturer|tutor|author ~4 said|on|about|talk',
    ],
  },
  {
    id: 'about money or paper',
    weight: -0.8,
    when: ['bill|invoice|allowance|payment|finance|overpayment|budget|fee|fees|form|forms|paperwork|email|emails|portal|photocopier|spreadsheet|system|letter|minutes|parking|report'],
  },
  {
    id: 'thanks',
    weight: -0.7,
    when: ['THANK'],
  },
  {
    id: 'sport',
    weight: -1,
    when: ['football|rugby|boxing|karate|judo|swimming|match|trampoline|trampolining|ref|goal|team|gym|club|cricket|dance|scouts|netball'],
  },
  {
    id: 'tended by professionals',
    weight: -0.8,
    when: [
      'gp|hospital|doctor|nurse|ot|camhs|paediatrician|a e|dietician|ambulance ~5 knows|aware|seen|checked|happy|fine|said|says|informed|agreed|advised|documented|confirmed|plan',
      'as|per ~2 agreed|advised|plan|prescribed|recommended ~3',
      'we|have|has ~2 a plan|rescue medication|help|treatment|therapy|support',
    ],
  },
];
