import type { Council } from '../councils/index.ts';
import type { Complainant } from '../procedures/procedure.ts';
import type { Theme } from '../triage/vocabulary.ts';
import { AGE_BANDS, ageBand, SEVERAL } from './about.ts';
import type { OUTCOMES } from './row.ts';

/** What a register can tell of a complaint, and the names that councils give to it. Compared in small letters, signs left out. */
export const FIELDS = {
  reference:
    'reference|ref|ref no|reference number|complaint ref|complaint reference|case ref|case number|complaint number|id|number',
  received:
    'date received|received|received on|receipt date|date of complaint|date of receipt|date|date complaint received|logged|date logged',
  arose: 'date of event|event date|date of incident|incident date|when it happened|arose',
  procedure: 'procedure|type of procedure|complaint type|route taken|statutory or corporate|process',
  kind: 'kind|feedback type|type',
  complainant: 'complainant|complainant type|relationship|relationship to child|who complained|made by|source',
  person: 'person|person code|complainant id|complainant code|complainant ref|multiple complainant',
  name: 'name|complainant name|name of complainant',
  child: 'child|child name|name of child|service user|service user name|yp name',
  age: 'age|child age|age of child|age group|service user age|age band',
  gender: 'gender|sex|child gender|service user gender',
  disability: 'disability|disabled',
  ethnicity: 'ethnicity|ethnic group|ethnic origin',
  channel: 'channel|route|how received|method|received by|contact method|medium',
  team: 'team|area|area team|service|locality|team or area',
  theme: 'issue|theme|subject|category|reason|nature|nature of complaint|issue 1|theme 1|main issue',
  theme2: 'second issue|issue 2|theme 2|secondary issue|other issue|also about',
  respondent: 'responding manager|respondent|manager|investigating manager|allocated to|owner',
  acknowledged: 'acknowledged|date acknowledged|acknowledgement|acknowledgement sent|ack date|ack sent',
  extended: 'extended|stage 1 extended|extension date|date extended|extension|date of extension',
  extendedTo: 'extended to|new date|extended until|revised date|new due date|revised due date',
  reply:
    'stage 1 reply|stage 1 response|date of reply|response date|date responded|reply sent|responded|response sent|date response sent|stage 1 response sent|date closed stage 1|stage 1 replied',
  outcome: 'outcome|finding|result|decision|overall outcome|stage 1 outcome',
  stage2:
    'stage 2 requested|stage 2|stage 2 date|stage 2 request|date of stage 2 request|stage 2 asked|escalated|date escalated',
  stage2Reply:
    'stage 2 reply|stage 2 response|stage 2 response sent|stage 2 completed|stage 2 replied|stage 2 outcome date',
  cost: 'stage 2 cost|cost|cost of stage 2|cost of investigation',
  stage3: 'stage 3 requested|stage 3|panel requested|stage 3 date|stage 3 asked',
  ombudsman: 'ombudsman|lgo|lgsco|date to ombudsman|ombudsman date|lgo date|lgsco date|ombudsman enquiry',
  ombudsmanOutcome: 'ombudsman outcome|lgo outcome|lgsco outcome|ombudsman decision|lgsco decision',
  withdrawn: 'withdrawn|date withdrawn|withdrawn on',
  closed: 'closed|date closed|closed on|closure date',
  status: 'status|state|position',
} as const;
export type Field = keyof typeof FIELDS;

const FIELD_NAMES = Object.keys(FIELDS) as Field[];

export function isField(name: string): name is Field {
  return name in FIELDS;
}

export function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

export interface Mapping {
  /** Where each field stands. */
  at: Map<Field, number>;
  /** Columns that mean nothing to us: left out, and said so. */
  ignored: string[];
}

/** Which column is which field: as somebody said, as it was the last time, or by its name. */
export function mappingOf(columns: readonly string[], said: Readonly<Record<string, string>>): Mapping {
  const at = new Map<Field, number>();
  const chosen = new Map(Object.entries(said).map(([column, field]) => [plain(column), field]));
  columns.forEach((column, index) => {
    const field = chosen.get(plain(column)) ?? FIELD_NAMES.find((it) => FIELDS[it].split('|').includes(plain(column)));
    if (field && isField(field) && !at.has(field)) at.set(field, index);
  });
  const used = new Set(at.values());
  return { at, ignored: columns.filter((it, index) => it && !used.has(index)) };
}

type Table<T extends string> = Readonly<Record<T, string>>;

const COMPLAINANTS: Table<Complainant> = {
  parent: 'parent|parent carer|parent or carer|mother|father|mum|dad|carer|step parent|stepmother|stepfather',
  child: 'child|child or young person|child directly|service user',
  'young-person': 'young person|yp|teenager',
  'care-leaver': 'care leaver|leaving care',
  grandparent: 'grandparent|grandmother|grandfather|grandparents',
  relative: 'relative|other relative|aunt|uncle|sibling|sister|brother|family member',
  'foster-carer': 'foster carer|foster parent|kinship carer',
  adopter: 'adopter|adoptive parent',
  'special-guardian': 'special guardian|guardian',
  representative: 'representative|solicitor',
  advocate:
    'advocate|via advocate|nyas|child via advocate|via nyas advocate|young person via advocate|child through an advocate',
  professional: 'professional|school|teacher|gp|health visitor',
  councillor: 'councillor|cllr',
  mp: 'mp|member of parliament',
  other: 'other|unrelated|neighbour|somebody unrelated to the child|unrelated to the child|member of the public',
  anonymous: 'anonymous|not given',
};

const THEMES: Table<Theme> = {
  communication: 'communication|lack of communication|not informed|not consulted',
  standards: 'standards|standards not met|quality|failure to meet standards|quality of service',
  'failure-to-provide':
    'failure to provide|failure to provide a service|failure to provide services|service not provided|lack of service|non delivery',
  'staff-conduct':
    'staff conduct|staff attitude|attitude of staff|conduct|behaviour of staff|attitude or behaviour|how staff behaved|attitude',
  decision: 'decision|disputed decision|disagree with decision|a decision',
  delay: 'delay|delays|time taken',
  'records-data': 'records|data|inaccurate records|records and data|information|confidentiality|data protection',
  placement: 'placement|where a child lives|accommodation',
  contact: 'contact|family time|seeing family',
  finance: 'finance|money|financial|allowances|payment',
  'complaint-handling': 'complaint handling|how a complaint was handled|handling of complaint',
  discrimination: 'discrimination|unfair treatment|equality',
  'child-protection': 'child protection|conference|section 47',
  other: 'other|miscellaneous|something else',
};

const OUTCOME: Table<(typeof OUTCOMES)[number]> = {
  upheld: 'upheld|fully upheld|justified',
  'partially upheld': 'partially upheld|partly upheld|part upheld|partially justified',
  'not upheld': 'not upheld|unfounded|not justified|dismissed',
  'no finding': 'no finding|inconclusive',
  'withdrawn or not investigated': 'withdrawn or not investigated|withdrawn|not investigated|legal action',
  ongoing: 'ongoing|open|in progress|pending|not yet known',
  'not relayed': 'not relayed|unknown|not known|not recorded|outcome not relayed',
};

const PROCEDURE: Table<'statutory' | 'corporate' | 'schools' | 'none'> = {
  statutory: 'statutory|children act|statutory social care|social care|children s statutory',
  corporate: 'corporate|corporate complaint|council',
  schools: 'schools|school',
  none: 'none|not a complaint|compliment|comment|enquiry',
};

function oneOf<T extends string>(table: Table<T>): (text: string) => T | undefined {
  const entries = Object.entries(table) as [T, string][];
  return (text) =>
    entries.find(([key, names]) => plain(key) === plain(text) || names.split('|').includes(plain(text)))?.[0];
}

export const complainantIn = oneOf(COMPLAINANTS);
export const themeIn = oneOf(THEMES);
export const outcomeIn = oneOf(OUTCOME);
export const procedureIn = oneOf(PROCEDURE);

export function teamIn(text: string, { teams }: Council): string | undefined {
  const wanted = plain(text);
  return Object.entries(teams).find(([key, { name, area, also }]) =>
    [key, name, area ?? '', ...also].some((it) => plain(it) === wanted),
  )?.[0];
}

/** An age in years, or a band as it is written here. */
export function ageIn(text: string): string | undefined {
  if (/^\d{1,2}$/.test(text.trim())) return ageBand(Number(text));
  if (/multiple|several|more than one/i.test(text)) return SEVERAL;
  const band = AGE_BANDS.find((it) => plain(it) === plain(text.replaceAll('-', ' to ')));
  return band ?? (/unknown|not known|not recorded/i.test(text) ? 'unknown' : undefined);
}

export function known<T extends string>(names: readonly T[]): string {
  return names.join(', ');
}
