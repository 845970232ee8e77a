import type { ProcedureName } from '../../complaints/happened.ts';
import type { Decision, Eligible, Exclusion, Kind, Signpost } from '../vocabulary.ts';
import { writesForAMember } from './kind.ts';
import type { Message } from './message.ts';
import type { Speaker } from './who.ts';

/** Where a complaint goes and whether it is ours: the table of domain 3.3 and 4, each row with its test. */
export interface Route {
  eligible: Eligible;
  exclusion: Exclusion | null;
  procedure: ProcedureName | null;
  decisions?: readonly Decision[];
  signpost?: readonly Signpost[];
}

export interface Case {
  message: Message;
  kind: Kind;
  who: Speaker | undefined;
}

interface RouteRule extends Route {
  id: string;
  says: string;
  rule: string;
  changes: string;
  /** The words that made it so, or nothing. */
  when: (it: Case) => string | undefined | false;
  /** A route that sends away is taken only where the model, which knows how such messages read, does not object. */
  unless?: number;
}

/** The first that holds. What is somebody else's comes before what a person must decide, and that before what goes straight on. */
const ROUTES: readonly RouteRule[] = [
  {
    id: 'not a complaint',
    eligible: 'n/a',
    exclusion: null,
    procedure: 'none',
    says: 'Not a complaint, so no procedure starts',
    rule: 'R16, R17, R18, R26',
    changes: 'If they are dissatisfied with what was done, it becomes one.',
    when: ({ kind, message }) => NOT_COMPLAINTS.includes(kind) && !writesForAMember(message) && ' ',
  },
  {
    id: 'withdrawal',
    eligible: 'yes',
    exclusion: null,
    procedure: null,
    says: 'The complaint was theirs to make and is theirs to withdraw; it is confirmed in writing',
    rule: 'domain 7.3',
    changes: 'If they were pressed to withdraw, they are asked and offered an advocate.',
    when: ({ kind, message }) => kind === 'withdrawal' && (message.words('withdraws') || ' '),
  },
  {
    id: 'R15',
    eligible: 'decision',
    exclusion: null,
    procedure: null,
    decisions: ['consent'],
    signpost: ['member-enquiries'],
    says: 'A member writes for somebody; the person is asked whether they want a complaint',
    rule: 'R15',
    changes: 'With the person’s consent it is their complaint, with its own clock.',
    when: ({ kind, message }) =>
      kind === 'enquiry' && writesForAMember(message) && (message.words('speaks as an MP or councillor') || ' '),
  },
  {
    id: 'R14',
    eligible: 'decision',
    exclusion: null,
    procedure: 'none',
    signpost: ['insurance'],
    says: 'A claim for damages goes to insurance and legal; whether they also complain is asked',
    rule: 'R14, X10',
    changes: 'Wanting compensation alone does not take away the right to complain.',
    when: ({ kind, message }) =>
      kind === 'other' && message.says('claims damages') > 0 && message.words('claims damages'),
  },
  {
    id: 'R10',
    eligible: 'no',
    exclusion: 'personnel',
    procedure: 'none',
    signpost: ['hr'],
    says: 'A matter of employment goes to human resources',
    rule: 'R10, X6',
    changes: 'What touches a service to the public is taken out and kept as a complaint.',
    when: ({ kind, message }) =>
      (kind === 'staff-matter' && (message.words('works for the council') || ' ')) ||
      (privateConduct(message) && message.words('personnel')),
  },
  {
    id: 'other',
    eligible: 'no',
    exclusion: 'other-route',
    procedure: 'none',
    says: 'Not a matter for this procedure; a person passes it on',
    rule: 'X5',
    changes: 'If a council service is complained of, it is taken up here.',
    when: ({ kind }) => kind === 'other' && ' ',
  },
  {
    id: 'R20',
    eligible: 'no',
    exclusion: 'other-route',
    procedure: 'none',
    signpost: ['adult-social-care'],
    says: 'Adult social care has its own procedure',
    rule: 'R20',
    changes: 'A care leaver stays with us whoever works with them now.',
    when: ({ message, who }) =>
      who?.kind !== 'care-leaver' &&
      aboutChildren(message) === 0 &&
      message.says('adult social care') > 0 &&
      message.words('adult social care'),
  },
  {
    id: 'R21 another council',
    eligible: 'no',
    exclusion: 'other-route',
    procedure: 'none',
    signpost: ['other-council'],
    says: 'It is about another council; offered to be forwarded with consent',
    rule: 'R21, X5',
    changes: 'A child placed here by that council, or by us there, may still be ours (W13).',
    when: ({ message }) => message.says('another council') > 0 && ownsUp(message) && message.words('another council'),
  },
  {
    id: 'R8',
    eligible: 'no',
    exclusion: 'other-route',
    procedure: 'schools',
    signpost: ['school'],
    says: 'What happens in a school goes to the school, then its governors',
    rule: 'R8',
    changes: 'Anything social care did or did not do is kept here.',
    when: ({ message }) =>
      message.says('a school’s own doings') > 0 &&
      onlyTheirs(message) &&
      message.says('an education, health and care plan') === 0 &&
      message.words('a school’s own doings'),
  },
  {
    id: 'R21 nursery',
    eligible: 'no',
    exclusion: 'other-route',
    procedure: 'none',
    signpost: ['provider', 'ofsted'],
    says: 'A nursery answers for itself, and Ofsted inspects it',
    rule: 'R21',
    changes: 'If the council placed or pays for the child as a child in need, it may be ours too.',
    when: ({ message }) => message.says('a nursery') > 0 && onlyTheirs(message) && message.words('a nursery'),
  },
  {
    id: 'R21 health',
    eligible: 'no',
    exclusion: 'other-route',
    procedure: 'none',
    signpost: ['nhs'],
    says: 'The health service answers for itself',
    rule: 'R21',
    changes: 'Where health and social care failed together, one of them leads a joint answer.',
    when: ({ message }) => message.says('health') > 0 && onlyTheirs(message) && message.words('health'),
  },
  {
    id: 'R21 housing',
    eligible: 'no',
    exclusion: 'other-route',
    procedure: 'none',
    signpost: ['housing'],
    says: 'Housing has its own complaints route',
    rule: 'R21, X5',
    changes: 'Support to a child in need beside it can be asked for here.',
    when: ({ message, who }) =>
      who?.kind !== 'care-leaver' && message.says('housing') > 0 && onlyTheirs(message) && message.words('housing'),
  },
  {
    id: 'R21 police',
    eligible: 'no',
    exclusion: 'other-route',
    procedure: 'none',
    signpost: ['police'],
    says: 'The police answer for the police',
    rule: 'R21',
    changes: 'What the social worker did on the same day is ours.',
    when: ({ message }) => message.says('the police') > 0 && onlyTheirs(message) && message.words('the police'),
  },
  {
    id: 'R21 Cafcass',
    eligible: 'no',
    exclusion: 'other-route',
    procedure: 'none',
    signpost: ['court'],
    says: 'Cafcass answers for its own officers',
    rule: 'R21, R7',
    changes: 'What the council’s own worker did is ours.',
    when: ({ message }) => message.says('Cafcass') > 0 && onlyTheirs(message) && message.words('Cafcass'),
  },
  {
    id: 'R4 admissions',
    eligible: 'no',
    exclusion: 'other-route',
    procedure: 'corporate',
    signpost: ['admission-appeal'],
    says: 'A school place is decided by an admission appeal',
    rule: 'R4, X9',
    changes: 'How the application was handled is a corporate complaint.',
    when: ({ message }) =>
      message.says('school admissions') > 0 && onlyTheirs(message) && message.words('school admissions'),
  },
  {
    id: 'X9',
    eligible: 'no',
    exclusion: 'tribunal',
    procedure: 'none',
    signpost: ['send-tribunal'],
    says: 'What a plan names or says is for the tribunal; its time limit is given today',
    rule: 'R4, X9',
    changes: 'Delay and broken promises about the plan are a corporate complaint.',
    when: ({ message }) => namesTheWrongThing(message) && message.words('an education, health and care plan'),
  },
  {
    id: 'X9 running',
    eligible: 'decision',
    exclusion: 'tribunal',
    procedure: 'none',
    decisions: ['concurrent-proceedings'],
    signpost: ['send-tribunal'],
    says: 'A tribunal is dealing with part of it; a person decides what can be looked at meanwhile',
    rule: 'X1, X9',
    changes: 'Points that do not overlap with the appeal go on.',
    when: ({ message }) =>
      message.says('a tribunal') > 0 &&
      message.says('proceedings are running') > 0 &&
      message.says('proceedings are over') === 0 &&
      message.words('a tribunal'),
  },
  {
    id: 'R7 content',
    eligible: 'no',
    exclusion: 'court',
    procedure: 'none',
    decisions: ['concurrent-proceedings'],
    signpost: ['court'],
    says: 'What a court report says is for the court; a solicitor can raise it there',
    rule: 'R7, X8',
    changes: 'How the report was handled (late, sent to the wrong person, rude) can be complained of.',
    when: ({ message }) =>
      message.says('a court report') > 0 && !handling(message) && disputed(message) && message.words('a court report'),
    unless: -3,
  },
  {
    id: 'R7 handling',
    eligible: 'decision',
    exclusion: 'court',
    procedure: 'corporate',
    decisions: ['concurrent-proceedings'],
    signpost: ['court'],
    says: 'How a court report was handled; a person decides whether looking into it would prejudice the court',
    rule: 'R7, X1',
    changes: 'Once the case is over it can be handed in again within a year.',
    when: ({ message }) => message.says('a court report') > 0 && message.words('a court report'),
  },
  {
    id: 'R9',
    eligible: 'decision',
    exclusion: null,
    procedure: null,
    decisions: ['procedure'],
    signpost: ['irm'],
    says: 'Approval of carers has its own review; a person decides what of the handling is a complaint',
    rule: 'R9, X9',
    changes: 'The handling (late notes, calls not answered) can go on beside the review.',
    when: ({ message }) =>
      message.says('approval of carers') > 0 &&
      message.score('procedure a person chooses') > -4 &&
      message.words('approval of carers'),
  },
  {
    id: 'X3',
    eligible: 'decision',
    exclusion: 'previously-considered',
    procedure: 'statutory',
    decisions: ['previously-considered'],
    signpost: ['lgsco'],
    says: 'It may have been considered at all stages already; matched with the closed complaint first',
    rule: 'X3',
    changes: 'New facts, or an agreed remedy not carried out, are a new matter.',
    when: ({ message }) =>
      beenThrough(message) && message.score('eligible decision') > -3 && message.words('considered before'),
  },
  {
    id: 'X1 criminal',
    eligible: 'decision',
    exclusion: 'criminal',
    procedure: 'corporate',
    decisions: ['concurrent-proceedings'],
    says: 'A criminal matter is open; a person decides whether looking into this would prejudice it',
    rule: 'X1, R19',
    changes: 'It is a power on prejudice, not a bar; it is logged now either way.',
    when: ({ message }) =>
      message.has('POLICE_MATTER') > 0 && POLICE_RUNNING.test(message.text) && message.words('proceedings are running'),
  },
  {
    id: 'R7 decision',
    eligible: 'decision',
    exclusion: 'court',
    procedure: 'statutory',
    decisions: ['concurrent-proceedings'],
    signpost: ['court', 'legal-advice'],
    says: 'A court’s decision cannot be changed by a complaint; what the service did around it can be',
    rule: 'R7, X8',
    changes: 'Contact, information and support after the order are ours to answer for.',
    when: ({ message }) =>
      message.says('a court’s decision') > 0 && isRunning(message) && message.words('a court’s decision'),
  },
  {
    id: 'X1 court',
    eligible: 'decision',
    exclusion: 'court',
    procedure: 'statutory',
    decisions: ['concurrent-proceedings'],
    says: 'A court is dealing with the family; a person decides which points can be looked at meanwhile',
    rule: 'X1',
    changes: 'Points that do not overlap go on; the rest can be handed in again within a year of the end.',
    when: ({ message }) =>
      message.says('proceedings are running') > 0 &&
      message.says('proceedings are over') === 0 &&
      IN_COURT.test(message.text) &&
      message.score('eligible decision') > -2.5 &&
      message.words('proceedings are running'),
  },
  {
    id: 'X2',
    eligible: 'decision',
    exclusion: 'out-of-time',
    procedure: 'statutory',
    decisions: ['time-limit'],
    signpost: ['advocacy'],
    says: 'It may be more than a year ago; a person weighs both limbs and is never bound to refuse',
    rule: 'X2, Regs r.9',
    changes:
      'In time if the last of it was within a year, or if it was not reasonable to complain sooner and it can still be looked into fairly.',
    when: ({ message }) => longAgo(message) && (message.words('over a year ago') || ' '),
  },
  {
    id: 'R6',
    eligible: 'decision',
    exclusion: 'child-protection-decision',
    procedure: null,
    decisions: ['child-protection', 'procedure'],
    signpost: ['conference-chair'],
    says: 'A conference’s decision stands; how it was run goes to its chair first',
    rule: 'R6, X7',
    changes: 'Support under the plan is statutory; conduct and records are ours to answer for.',
    when: ({ message }) =>
      message.says('a child protection conference') > 0 &&
      conferenceDecision(message) &&
      message.score('eligible decision') > -1.3 &&
      message.words('a child protection conference'),
  },
  {
    id: 'R5',
    eligible: 'decision',
    exclusion: null,
    procedure: null,
    decisions: ['child-protection', 'procedure'],
    says: 'A child protection enquiry: a person chooses the procedure and says why',
    rule: 'R5',
    changes:
      'Anything about support, a child in need or a looked-after child, or a child’s own complaint, makes it statutory.',
    when: ({ message, who }) => purelyEnquiry(message, who) && message.words('a child protection enquiry'),
  },
  {
    id: 'W10',
    eligible: 'decision',
    exclusion: null,
    procedure: 'statutory',
    decisions: ['sufficient-interest'],
    says: 'Family or a friend: a person decides sufficient interest as soon as possible, and never for want of parental responsibility',
    rule: 'W10, Regs r.12',
    changes: 'Caring for the child, or the child’s own wish, speaks for it.',
    when: ({ message, who }) =>
      needsInterest(message, who) &&
      (message.words('speaks as a grandparent') || message.words('speaks as a relative') || who?.from || ' '),
  },
  {
    id: 'W16',
    eligible: 'yes',
    exclusion: null,
    procedure: 'corporate',
    says: 'A neighbour’s own complaint is not one about a child’s care',
    rule: 'W16, R19',
    changes: 'If they worry about a child, that part is a referral.',
    when: ({ message, who }) =>
      who?.category === 'W16' &&
      who.kind === 'other' &&
      message.score('procedure corporate') > message.score('procedure statutory') - 4 &&
      who.from,
  },
  {
    id: 'R22',
    eligible: 'no',
    exclusion: 'other-route',
    procedure: 'none',
    signpost: ['partnership-escalation'],
    says: 'Professionals who disagree use the partnership’s escalation policy',
    rule: 'R22',
    changes: 'A complaint on behalf of the child, with the child’s wish, is another thing.',
    when: ({ message }) => message.says('professionals disagree') > 0 && message.words('professionals disagree'),
  },
  {
    id: 'R19',
    eligible: 'yes',
    exclusion: null,
    procedure: 'corporate',
    says: 'How the council treated an adult as an adult is a corporate complaint',
    rule: 'R19',
    changes: 'Support to their child, or to them as a parent of a child in need, is statutory.',
    when: ({ message }) =>
      message.says('treatment of an adult as an adult') > 0 &&
      message.score('procedure corporate') > -1.5 &&
      message.words('treatment of an adult as an adult'),
  },
  {
    id: 'R4',
    eligible: 'yes',
    exclusion: null,
    procedure: 'corporate',
    says: 'Special educational needs, transport, admissions and attendance are corporate',
    rule: 'R4',
    changes: 'A social care part of the same complaint leads with the statutory procedure.',
    when: ({ message }) =>
      educational(message) > 0 &&
      educational(message) > socialCare(message) &&
      message.score('procedure corporate') > -2.6 &&
      (message.words('an education, health and care plan') ||
        message.words('school transport') ||
        message.words('school admissions') ||
        message.words('school attendance')),
  },
  {
    id: 'R3',
    eligible: 'yes',
    exclusion: null,
    procedure: 'corporate',
    says: 'Early help and youth work are corporate',
    rule: 'R3',
    changes: 'Delivered under a child in need plan it is statutory.',
    when: ({ message }) =>
      message.says('early help') > 0 &&
      message.says('early help') >= socialCare(message) &&
      message.score('procedure corporate') > -2.6 &&
      message.words('early help'),
  },
  {
    id: 'unsure of the procedure',
    eligible: 'decision',
    exclusion: null,
    procedure: null,
    decisions: ['procedure'],
    says: 'It reads like matters for which a person chooses the procedure',
    rule: 'R5, R9, R28',
    changes: 'The person says which procedure and why.',
    when: ({ message }) => leads(message, 'procedure a person chooses', 0) && ' ',
  },
  {
    id: 'R2',
    eligible: 'yes',
    exclusion: null,
    procedure: 'corporate',
    says: 'It reads like a corporate complaint',
    rule: 'R2, R3, R4, R19',
    changes: 'A social care part of the same complaint leads with the statutory procedure.',
    when: ({ message }) => leads(message, 'procedure corporate', 0) && ' ',
  },
  {
    id: 'somebody decides',
    eligible: 'decision',
    exclusion: null,
    procedure: 'statutory',
    decisions: ['sufficient-interest'],
    says: 'It may not be theirs to make alone; a person decides',
    rule: 'W10, W11, X15',
    changes: 'The child’s wish, their own care of the child, or consent.',
    when: ({ message }) => message.score('eligible decision') > Math.max(0.3, message.score('eligible yes')) && ' ',
  },
  {
    id: 'R1',
    eligible: 'yes',
    exclusion: null,
    procedure: 'statutory',
    says: 'Support to a child, by somebody the Act lets complain',
    rule: 'R1, Act s.26 and s.24D, F1 to F5',
    changes: 'A pure section 47 enquiry, a court’s question or another body’s doing would go elsewhere.',
    when: () => ' ',
  },
];

const NOT_COMPLAINTS: readonly Kind[] = [
  'compliment',
  'comment',
  'enquiry',
  'service-request',
  'information-request',
  'safeguarding-report',
];

const POLICE_RUNNING =
  /police[^.]{0,60}(still|looking|investigat|bail)|on bail|under investigation|not been charged|released under/i;

const IN_COURT =
  /\b((care|court|family) proceedings|final hearing|in court|court (date|next|on)|hearing (is|on|next)|my trial|the trial)\b/i;

const socialCare = (m: Message) =>
  m.says('support to a child in need') +
  m.says('a looked-after child') +
  m.says('leaving care') +
  m.says('adoption support') +
  m.says('special guardianship support');

/** Another body's doing by itself; with social care in it too, only where the model is sure that it is none of ours. */
const onlyTheirs = (m: Message) =>
  !OURS.test(m.text) && (socialCare(m) === 0 || (socialCare(m) < 2 && m.score('eligible no') > 0));

const OURS =
  /\b(children'?s services|social services|social care|social worker)\s+(have|has|had|did|do|does|won'?t|never|not|are|is|keep|left|haven'?t|hasn'?t|didn'?t)\b|\bno (visits?|plan)\b/i;

const educational = (m: Message) =>
  m.says('an education, health and care plan') +
  m.says('school transport') +
  m.says('school admissions') +
  m.says('school attendance');

const aboutChildren = (m: Message) => m.has('CHILD') + m.has('BABY') + socialCare(m);

const isRunning = (m: Message) => m.says('proceedings are running') > 0 && m.says('proceedings are over') === 0;

const privateConduct = (m: Message) => m.says('personnel') > 1 && m.score('eligible no') > m.score('eligible yes') - 4;

const ownsUp = (m: Message) =>
  /\b(your|yours|u deal|you deal|not you|used to live|lived before|over the)\b/i.test(m.text);

const namesTheWrongThing = (m: Message) =>
  m.says('an education, health and care plan') > 0 &&
  /\bsections? [bfi]\b|\bname[ds]?\b.{0,60}\b(school|college|mainstream|setting)|refus\w+ to (assess|issue)|wrong (school|college)/i.test(
    m.text,
  );

const disputed = (m: Message) =>
  isRunning(m) ||
  /\b(lies?|untrue|wrong|biased|withdraw\w*|rewritten|redone|changed?|different|neutral|somebody else|someone else)\b/i.test(
    m.text,
  );

const handling = (m: Message) =>
  /\b(late(ness)?|missed|deadline|put back|had to be moved|adjourn\w*|delay\w*|wrong person|lost|when it was due)\b/i.test(
    m.text,
  );

const beenThrough = (m: Message) =>
  m.says('considered before') > 0 &&
  m.says('asks for stage 3') === 0 &&
  /\b(all|every|three) (three )?stages?|ombudsman|re-?open|opened again|\d+ complaints|exhausted|final (letter|response)\b/i.test(
    m.text,
  ) &&
  m.says('a remedy was not carried out') === 0;

/** The words for it, weighed with how such messages read; a care leaver who speaks of this year is not late. */
const longAgo = (m: Message) => m.score('flag historic') > (m.says('over a year ago') > 0 ? LATE : LATE_UNSAID);
const LATE = -2.6;
const LATE_UNSAID = -1.2;

const conferenceDecision = (m: Message) =>
  /\b(decision|category|plan|overturn|decided)\b/i.test(m.text) &&
  !/\b(cancelled|minutes|late|weren'?t there)\b/i.test(m.text);

const purelyEnquiry = (m: Message, who: Speaker | undefined) =>
  m.says('a child protection enquiry') > 0 &&
  who?.kind !== 'child' &&
  m.says('asks for stage 2') === 0 &&
  m.score('eligible decision') > -2.1 &&
  supportMissing(m) === 0;

const supportMissing = (m: Message) =>
  m.says('leaving care') +
  m.says('a looked-after child') +
  (/\b(support|respite|disabled|help|core group|visits?|plan isn)/i.test(m.text) ? 1 : 0);

const needsInterest = (m: Message, who: Speaker | undefined) =>
  forAnotherFamily(m, who) ||
  (who?.category === 'W10' && m.says('speaks as a special guardian') === 0 && m.score('eligible decision') > -1.5) ||
  (!OWN_RIGHT.has(who?.kind) && m.says('parental responsibility was held against them') > 0);

/** A neighbour or a member of the public who complains of the help a child did not get. */
const forAnotherFamily = (m: Message, who: Speaker | undefined) =>
  who?.category === 'W16' && who.kind === 'other' && m.says('support to a child in need') > 0 && m.has('CHILD') > 0;

/** They complain in their own right, whatever was said to them about responsibility or consent. */
const OWN_RIGHT: ReadonlySet<string | undefined> = new Set([
  'parent',
  'child',
  'young-person',
  'care-leaver',
  'foster-carer',
  'adopter',
  'special-guardian',
]);

export interface RouteFound extends Route {
  id: string;
  says: string;
  rule: string;
  changes: string;
  from: string;
}

function holds(rule: RouteRule, it: Case): string | undefined | false {
  if (rule.eligible === 'no' && it.kind === 'complaint' && it.message.score('eligible no') <= (rule.unless ?? OBJECTS))
    return false;
  return rule.when(it);
}

const OBJECTS = -1.3;

const leads = (m: Message, head: 'procedure corporate' | 'procedure a person chooses', over: number) =>
  m.score(head) > over && m.score(head) > m.score('procedure statutory');

/** Every route whose test holds, in order. */
export function firing(it: Case): string[] {
  return ROUTES.filter((rule) => holds(rule, it)).map(({ id }) => id);
}

export function routeOf(it: Case): RouteFound {
  for (const rule of ROUTES) {
    const from = holds(rule, it);
    if (from) {
      const { when, unless, ...route } = rule;
      return { ...route, from: from.trim() };
    }
  }
  throw new Error('The last route holds for everything.');
}
