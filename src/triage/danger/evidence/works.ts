import type { Evidence } from './evidence.ts';

/** Harm by somebody who works with children (Working Together; R25). Also what they would rather nobody saw. */
export const BY_THOSE_WHO_WORK_WITH_CHILDREN: readonly Evidence[] = [
  {
    id: 'worker harms',
    flag: 'lado',
    weight: 3,
    says: 'somebody who works with children may have harmed one',
    when: [
      '$works ~6 HIT|SEIZE|HURT|TOUCH|SEXUAL|LOCK_UP|RESTRAIN|PRIVATE|THREATEN|strangle|smack|slipper|drinks|drunk ~5',
      'HIT|SEIZE|HURT|TOUCH|LOCK_UP|RESTRAIN|SEXUAL|restrained ~5 by|from|at ~3 $works|home|unit|school|staff',
      '$works ~5 message|messages|messaging|text|texts|texting|snap|snapchat|photos|pictures|gifts|trainers|vapes|kissed|kiss|lap|bed|bedroom|alone|secret|drunk|drinks|smells|stank|stinks|swears|swearing|shouts|screams|drags|grabs|slaps|locks|threatens|own car|hotel|day off|weed|cannabis|money|lets ~5',
      'RESTRAIN ~6 staff|carpet|marks|floor|face|floor|nothing|breathe|knee|again|times|hurt|minutes|vape|night|burn',
      'staff|carer|carers|they|worker|workers|home|unit|manager ~4 lock|locks|locked|restrain|restrained|restrains|pin|pinned|grab|grabbed|hold|held|shut ~4',
      'knee|knees ~2 on|in ~2 neck|back|head|chest',
      'police ~6 carer|carers|husband|staff|worker|teacher|driver|coach',
      'carer|carers|staff|driver|escort|teacher|coach|tutor|worker|childminder|nursery|home|unit|foster ~6 husband|son|nephew|boyfriend|partner|brother ~6 HIT|TOUCH|in|comes|bed|room|things|night|nice|bath|arrested|van|does|rules',
      'my|her|his|the|a carer|carers|foster|keyworker|tutor|coach|teacher|driver|worker|escort|staff ~4 be|gets|is|was ~1 rough|drunk|creepy|weird|violent|nasty|inappropriate|cruel|scary|angry|handsy',
      '$works ~6 asleep|drunk|drinking|drink|high|smoking|phone|alone|left|forgot ~4 kids|children|child|him|her|us|toddlers|car|bus|baby',
      'used to|was abuse|abused|hurt|hit|did|touch ~6 still|now ~5 work|works|fosters|fostering|teaches|teacher|school|children|club|drives|kids|governor|coach',
      'still|now|currently ~3 work|works|working|foster|fosters|fostering|teach|teaches|teaching|coach|coaches|drives|drive|governor|chair|runs|volunteers ~5 children|kids|there|you|school|club|foster|home|them|boys|girls|bus|little|sleepovers|trustees|year',
      'in charge of|year group|approved for|on shift|rota|on the rota|runs the|has children|has kids|children round ~6',
      'abused|hurt|touched|things|did ~6 in care|foster|home|hostel|unit ~6 him|he|she|man|worker|warden|carer',
    ],
  },
  {
    id: 'allegation handled',
    flag: 'lado',
    weight: 1.6,
    says: 'an allegation against somebody who works with children',
    when: [
      'allegation|allegations|accusation|accused|investigated|investigation ~4 against|about|me|us|into ~4 me|us|carer|worker|staff|teacher|driver|foster|my|him|her',
      'lado|designated officer|standards of care ~6',
      'accused of ~4 hitting|hurting|harming|slapping|restraining|abuse|touching|something ~3',
      'suspended|stepped down|removed ~6 allegation|investigation|while|placement|carer|staff',
      'position of trust|safer recruitment|dbs ~5 checked|him|not|without|caution|cautioned|convicted',
    ],
  },
];
