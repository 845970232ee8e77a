/** What makes danger less likely where it is said: a game, a joke, long ago and dealt with, a policy, all are safe. */
export interface Discount {
  id: string;
  when: readonly string[];
}

export const DISCOUNTS: readonly Discount[] = [
  { id: 'a figure of speech', when: ['FIGURE'] },
  { id: 'laughing', when: ['LOL'] },
  { id: 'a game or a story', when: ['PRETEND'] },
  {
    id: 'dealt with',
    when: [
      'DEALT_WITH',
      'in|to prison|jail',
      'police|court|judge|hospital|doctor|lado ~4 find|found|confirm|confirmed|clear|cleared|drop|dropped|happy|no',
      'no|nothing further|concern|concerns|evidence|wrong|found',
      'find|found|prove|proved ~2 untrue|false|unfounded|birthmark|malicious|accident',
      'be|was an accident',
      'be|was|been|all ~2 investigated|closed|sorted|resolved|reported|known|cleared|replaced|sacked',
    ],
  },
  {
    id: 'all are safe',
    when: [
      'be|are|is|were|both|all|=im|doing ~2 safe|fine|well|thriving|happy|settled|grand|alive|unharmed',
      'nobody|noone|no one|not ~2 hurt|harmed|injured|danger|risk',
      'not ~2 a ~1 danger|risk|threat',
      'no harm',
      'well|well looked|cared after|for',
      'never ~1 hit|hurt|harm|touch|raise|threaten',
    ],
  },
  {
    id: 'long ago',
    when: [
      'year|years|decades ago',
      'in|since|from|between|of 19|20',
      'use|used to|once',
      'when I|he|she|we ~1 be|was|were ~1 child|kid|little|young|small|boy|girl|baby|CHILD_AGE|eight|nine|ten|seven|six',
      'die|died|passed ~1 in|years|last|when',
      'before ~2 come|came|adopt|adopted|live|born',
      'back then',
      'grow|grew|growing up',
    ],
  },
  {
    id: 'a policy, a course or a study',
    when: [
      'policy|guidance|leaflet|poster|training|course|module|slide|workshop|webinar|essay|dissertation|study|research|book|novel|documentary|podcast|article|statistics|foi|archive|museum|historian|seminar|presentation|degree|policies|trainer|safeguarding lead|audit',
      'how many',
      'please provide|supply|confirm|send',
      'your own policy',
    ],
  },
  {
    id: 'about money or paper',
    when: [
      'bill|invoice|allowance|payment|finance|overpayment|budget|form|paperwork|portal|photocopier|spreadsheet|parking',
    ],
  },
  { id: 'thanks', when: ['THANK'] },
  {
    id: 'sport',
    when: [
      'football|rugby|boxing|karate|judo|swimming|match|trampoline|trampolining|gym|cricket|scouts|netball|paintball',
    ],
  },
  {
    id: 'in professional hands',
    when: [
      'gp|hospital|doctor|nurse|ot|camhs|paediatrician|dietician|ambulance|therapist|psychologist ~3 know|knows|aware|seen|check|checked|fine|agree|agreed|document|plan|prescribed|set|happy',
      'as agreed|prescribed|advised|per',
      'have|has|got ~1 plan|rescue|therapy|treatment|help|counselling',
      'in his|her|the|our plan',
    ],
  },
];
