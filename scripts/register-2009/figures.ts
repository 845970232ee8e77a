/**
 * Every figure of the annual report 2009/10 on children's social care complaints that its text still holds, as the register that is
 * made from them has to give it. Where the text gives a percentage, the number is the one of 140 that rounds to it; where it
 * contradicts itself, the reading that adds up is taken and the other is printed as a contradiction.
 */
export const figures = {
  received: 140,
  complainants: {
    'Parent or carer': 85, // 61% (section 7); 64% in the summary does not fit the total
    Grandparent: 23,
    'Other relative': 3,
    Child: 8,
    'Via NYAS advocate': 6,
    Unrelated: 10, // 7%
    MP: 5, // 4%
  },
  outcomes: {
    Upheld: 16, // 11%
    'Partially upheld': 29, // 21% (summary); 19% in section 7 does not add up
    'Not upheld': 59, // 42%
    'Withdrawn or not investigated': 6, // 4%
    Ongoing: 10, // 7%
    'Not relayed': 20, // 14%
  },
  teams: {
    Huntingdon: 62, // 44%
    'East Cambridgeshire and Fenland': 42, // 30%
    'South Cambridgeshire and City': 23, // 16%
    'Safeguarding and Standards Unit': 4, // these five together 9%
    'Emergency Duty Team': 1,
    Kinship: 3,
    'Looked After Children': 3,
    '16+': 2,
  },
  /** Communication first, standards second, failure to provide third; the numbers are lost. */
  themes: {
    Communication: 48,
    'Standards not met': 33,
    'Failure to provide a service': 24,
    'Staff conduct': 13,
    Decision: 8,
    Delay: 6,
    Contact: 5,
    Placement: 3,
  },
  /** 18% unknown; "multiple" is a category; the rest of the chart is lost. */
  ages: { Unknown: 25, Multiple: 34, 'Under 5': 18, '5 to 9': 23, '10 to 13': 21, '14 to 15': 11, '16 to 17': 8 },
  genders: { Unknown: 25, Multiple: 34, Female: 39, Male: 42 },
  /** 28 complaints by 12 people. */
  multiple: [2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3],
  stage2: 4, // 2.9%
  /** Over £7,000 in all; the average of £1,700 that is printed too would make £6,800. */
  costs: [1690, 1720, 1810, 1840],
  ombudsman: ['No further case to answer', 'Premature', 'Premature, now being considered again'],
  routes: { Telephone: 38, Letter: 31, Email: 47, 'Online portal': 17, 'In person': 7 },
  /** Complaints by month, April to March; only the total is known. */
  months: [9, 10, 11, 13, 8, 12, 13, 14, 9, 13, 14, 14],
} as const;

/** How many working days an answer takes, by team: the chart is lost, the words about each area are not. */
export const speed: Readonly<Record<string, readonly [least: number, most: number]>> = {
  Huntingdon: [6, 26], // "impacted on their ability to respond within a timely manner"
  'East Cambridgeshire and Fenland': [4, 13], // "effective and timely"
  'South Cambridgeshire and City': [3, 11], // "swiftly and effectively"
};
export const OTHERS: readonly [number, number] = [3, 14]; // "resolved at an early stage"

/** The day on which the report was compiled: what was open then is told as ongoing. */
export const AS_AT = '2010-05-14';
