import type { Evidence } from './evidence.ts';

/** Harm by somebody who works with children: the designated officer hears of it within a working day (R25, Working Together). */
export const BY_THOSE_WHO_WORK_WITH_CHILDREN: readonly Evidence[] = [
  {
    id: 'harm by a worker or carer',
    flag: 'lado',
    says: 'somebody who works with children may have harmed one',
    outright: true,
    when: [
      'worker|coach|tutor|teacher|carer|staff|mentor|driver|escort ~3 dirty|sexual|rude|naked ~2 message|messages|picture|pictures|photos|texts',
      '$carer ~2 HIT|SEIZE|touch|grope|kiss|lock|shake|strangle|restrain|restrains|smack|force ~2 I|CHILD|BABY|SIBLING|=him|=her|MY|us|them|son|daughter|kids|children|boy|girl|toddler',
      '$carer ~2 smack|slap|smaks|hit|hits|slaps|punch|pinch|grab|drag|strangle|kick I|=him|=her|CHILD|us|MY|them|the',
      'I|CHILD|=he|=she|son|daughter be|was|been|got|get ~1 restrained|hit|slapped|grabbed|pushed|dragged|kicked|hurt|assaulted|locked|pinned ~3 by|at|in ~3 $carer|home|unit|school|staff|driver|escort|coach',
      'restrain|restrained|restraint ~6 floor|face|marks|carpet|breathe|neck|nothing|again|hurt|times|bruise|broken|swollen',
      '$carer ~3 message|messages|messaging|text|texts|texting|snap ~4 late|night|secret|delete|beautiful|meet|parents|not tell|photo|daughter|me',
      '$carer ~5 drunk|drinks|drinking|stinks|smell|smells|stank ~3 drink|alcohol|of|again|kids|charge|pickup|children|car|toddlers|driving',
      '$carer ~3 asleep|sleeping ~3 kids|children|toddlers|while|shift|charge',
      '$carer ~4 swear|swears|scream|screams|shout in|at ~1 my|her|his|face|child|children',
      '$carer ~4 give|gives|gave|sell|buy|buys|bought ~3 vape|vapes|cannabis|weed|alcohol|trainers|money|phone|drugs|gifts',
      'staff|they|carer|carers ~2 lock|locks|locked us|me|him|her|kids|the|our|rooms|bedroom',
      'foster|carer|carers ~2 husband|son|nephew|boyfriend|partner|brother|lodger ~5 come|comes|in|touch|things|bed|room|night|hit|hurt|arrested|police|does',
      '$carer|staff ~3 relationship|sleeping|affair with ~3 CHILD|girl|boy|resident|pupil|CHILD_AGE',
      'alone|own car|day off|hotel|his flat ~4 staff|worker|coach|tutor|carer|teacher',
      '$carer ~3 take|takes|took|want|wants ~2 I|=her|=him|girls|MY|them ~2 own|alone|hotel|flat|home|car|tent|office',
      '$carer ~2 arrest|arrested|bailed|convicted|cautioned',
    ],
  },
  {
    id: 'harmed in care and still with children',
    flag: 'lado',
    says: 'somebody who harmed a child in care may still be with children',
    outright: true,
    when: [
      'still|now|currently ~2 work|works|working|foster|fosters|fostering|teach|teaches|coach|coaches|drive|drives|runs|has|have|got|employed|volunteers|governor|chair ~4 child|children|kids|there|you|school|club|girls|boys|foster|bus|little ones|round him',
      'abuse|abused|hurt|touch|hit|hold|rape|raped|things|do|did ~8 care|foster|home|unit|hostel ~8 still|now',
      'hurt|abused|things|hit ~6 in|at ~3 care|foster|home|unit|hostel ~4 19|20|years|eighties|nineties|when',
      'children|kids|girls|boys|angels round|around|with|there|present ~2 him|them|now|at',
      'be still fostering|working|teaching',
      'same|that carer|worker|man|staff ~4 still|now|works',
    ],
  },
  {
    id: 'an allegation looked into',
    flag: 'lado',
    says: 'an allegation against somebody who works with children',
    when: [
      'allegation|accusation ~4 against|about ~2 I|us|WE|MY|CARER|staff|worker|teacher|me|husband|our',
      'accuse|accused ~2 of ~3 hit|harm|hurt|abuse|slap|restrain|touch|hurting|harming|hitting',
      'foster child|son|daughter|boy|girl say|says|said ~2 we|I hit|hurt|slap|harm',
      'standards of care',
      'lado investigation|referral|process|meeting',
      'investigation into|about|of ~1 I|us|me|our|my ~2 carer|foster|family|fostering',
      'position of trust',
    ],
  },
];
