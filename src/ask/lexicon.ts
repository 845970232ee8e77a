import type { About, Amount, Counting, Day, Dimension, Where } from './question.ts';

/** What a phrase adds to a question. Periods, teams, people and numbers are read elsewhere. */
export type Piece =
  | { where: Where /** Only meant where somebody asks about what is past. */; past?: Where }
  | { ask: Counting['ask']; amount?: Amount }
  | { by: Dimension }
  | { of: Day }
  | { order: NonNullable<Counting['order']> }
  | { extreme: 'most' | 'least' }
  | { than: true }
  | { about: About }
  | { follows: 'first' | 'anywhere' }
  | { mine: 'holder' | 'passedOnBy' | 'teams' }
  | { worker: true }
  | { person: true };

type Row = readonly [phrases: string, piece: Piece];

const where = (it: Where, past?: Where): Piece => (past ? { where: it, past } : { where: it });

/**
 * The words of questions, longest phrase first wherever two begin alike. Written in the singular: plurals are read by their
 * singular, and a slip of one letter by the word it is nearest to.
 */
export const LEXICON: readonly Row[] = [
  // What is asked for.
  ['how many|count|number of|total|how much|volume of|tally', { ask: 'count' }],
  [
    'list|show|which|show me|list them|give me|who are they|which one|see|display|find|let me see|what are they|detail',
    { ask: 'list' },
  ],
  [
    'what share|share|share of|percentage|percent|proportion|%|what fraction|what part|per cent|rate of',
    { ask: 'share' },
  ],
  [
    'how long|average|mean|on average|how quickly|how fast|how quick|how slow|turnaround|response time|time taken|average time|how many day|average day',
    { ask: 'average' },
  ],
  ['how much did|cost|total cost|cost in all|spend|spent|how much have we spent', { ask: 'sum', amount: 'cost' }],
  ['average cost|cost on average|how much does|mean cost', { ask: 'average', amount: 'cost' }],

  // Where it stands.
  [
    'overdue|over due|past their date|past its date|past due|past the deadline|out of time to answer|behind|breaching|in breach|breached',
    where({ overdue: true }, { timing: 'missed' }),
  ],
  ['late', where({ overdue: true }, { timing: 'missed' })],
  [
    'answered late|late answer|late reply|late response|replied late|responded late|answered out of time|late to answer|missed the deadline|missed their date|missed the date|missed deadline|out of time|not in time|not answered in time|not on time',
    where({ timing: 'late' }),
  ],
  [
    'answered in time|answered on time|answered within timescale|replied in time|responded in time|answered by the date|in time|on time|within time|within timescale|in timescale|within the deadline|within deadline|met the deadline|by the date|on schedule|within target',
    where({ timing: 'in time' }),
  ],
  [
    'open|still open|live|active|current|outstanding|in progress|not closed|unresolved|still running',
    where({ open: true }),
  ],
  ['closed|close|finished|done with|complete|completed|concluded|resolved|ended', where({ open: false })],
  [
    'answered|replied to|responded to|replied|responded|had an answer|have an answer|got an answer',
    where({ answered: true }),
  ],
  [
    'unanswered|not answered|not yet answered|no answer|without an answer|not replied to|no reply|no response|still to answer|waiting for an answer|awaiting response|awaiting an answer|still to be answered|need answering|have not answered|not been answered|not responded to',
    where({ answered: false, open: true }),
  ],
  [
    'unassigned|not assigned|nobody has|no owner|without an owner|no manager|without a manager|not given to anybody|not allocated|unallocated|nobody is answering|no one has|need a manager|no one is answering',
    where({ unassigned: true, open: true }),
  ],
  [
    'not accepted|not taken|nobody has taken|not picked up|waiting to be taken|not been taken',
    where({ accepted: false, open: true }),
  ],
  ['accepted|taken', where({ accepted: true })],
  ['acknowledged', where({ acknowledged: true })],
  [
    'not acknowledged|unacknowledged|not yet acknowledged|to acknowledge|need acknowledging|waiting for an acknowledgement|no acknowledgement|not been acknowledged',
    where({ acknowledged: false, open: true }),
  ],
  ['acknowledgement', where({ clock: 'acknowledge' })],
  ['extended|extension|given more time|more time|had more time', where({ extended: true })],
  ['not extended|without an extension|no extension', where({ extended: false })],

  // Whose move it is.
  [
    'waiting for the complainant|with the complainant|waiting on the complainant|waiting for the family|waiting for complainant|awaiting the complainant',
    where({ waiting: 'complainant', open: true }),
  ],
  [
    'waiting for an advocate|waiting for advocate|paused for an advocate|paused|on hold|awaiting an advocate|waiting on an advocate',
    where({ advocate: 'waiting', open: true }),
  ],
  [
    'waiting for a panel|waiting for the panel|with the panel|waiting for panel|at panel|awaiting panel',
    where({ waiting: 'panel', open: true }),
  ],
  [
    'waiting for the manager|with the manager|waiting for a manager|with manager|waiting on the manager|with responding manager|awaiting the manager',
    where({ waiting: 'manager', open: true }),
  ],
  [
    'waiting for us|with us|waiting for the complaint team|with the complaint team|on our desk|with the team|waiting on us|waiting for complaint team',
    where({ waiting: 'complaints team', open: true }),
  ],

  // Stages and procedures.
  ['stage 1|which stage 1|what stage 1|stage one|first stage|s1|stage1|local resolution', where({ stage: 1 })],
  ['stage 2|which stage 2|what stage 2|stage two|second stage|s2|stage2|investigation', where({ stage: 2 })],
  [
    'stage 3|which stage 3|what stage 3|stage three|third stage|s3|stage3|panel stage|review panel',
    where({ stage: 3 }),
  ],
  [
    'went to stage 2|reached stage 2|gone to stage 2|go to stage 2|escalated to stage 2|progressed to stage 2|got to stage 2|asked for stage 2|moved to stage 2|escalated|went to stage two|reached stage two|go on to stage 2|went on to stage 2|progress to stage 2|ended up at stage 2',
    where({ reached: 2 }),
  ],
  [
    'went to stage 3|reached stage 3|gone to stage 3|go to stage 3|escalated to stage 3|progressed to stage 3|got to stage 3|asked for stage 3|went to panel|went to a panel|reached a panel|go to panel|asked for a panel|reached panel|go to a panel|stage 3 panel|review panel held',
    where({ reached: 3 }),
  ],
  ['statutory|child act|childrens act|under the act|statutory procedure', where({ procedure: 'statutory' })],
  ['corporate|corporate procedure|under the code', where({ procedure: 'corporate' })],
  ['school procedure|schools procedure', where({ procedure: 'schools' })],

  // What became of it.
  ['upheld|fully upheld|wholly upheld|justified|founded', where({ outcomes: ['upheld'] })],
  ['partially upheld|partly upheld|part upheld|upheld in part|partial', where({ outcomes: ['partially upheld'] })],
  ['not upheld|unfounded|not justified|dismissed', where({ outcomes: ['not upheld'] })],
  [
    'upheld or partially upheld|wholly or partly upheld|upheld at all|upheld in any way|upheld in whole or in part|at least partly upheld|upheld wholly or partly|fully or partly upheld|upheld or partly upheld|fully or partially upheld',
    where({ outcomes: ['upheld', 'partially upheld'] }),
  ],
  ['no finding|without a finding', where({ outcomes: ['no finding'] })],
  [
    'withdrawn|withdrew|not investigated|dropped|withdrawn or not investigated|pulled|not considered',
    where({ outcomes: ['withdrawn or not investigated'] }),
  ],
  ['ongoing|no outcome yet|undecided', where({ outcomes: ['ongoing'] })],
  [
    'not relayed|outcome not known|unknown outcome|outcome unknown|outcome missing|no outcome recorded|without an outcome',
    where({ outcomes: ['not relayed'] }),
  ],
  [
    'ombudsman|lgo|lgsco|referred to the lgsco|referred to the lgo|went to the ombudsman|gone to the ombudsman|referred to the ombudsman|ombudsman enquiry|ombudsman referral|taken to the ombudsman|complained to the ombudsman',
    where({ ombudsman: 'any' }),
  ],
  [
    'at the ombudsman|with the ombudsman|with ombudsman|at ombudsman|at the lgo|with the lgo|with the lgsco|at the lgsco|at lgsco|at lgo',
    where({ ombudsman: 'now' }),
  ],
  ['premature|sent back by the ombudsman|premature ombudsman', where({ ombudsman: 'premature' })],

  // What it is about.
  [
    'communication|not being told|not told|not heard|not listened to|being kept informed|poor communication|not informed|not being heard',
    where({ theme: 'communication' }),
  ],
  [
    'standard|quality|how well it was done|poor practice|standard not met|failure to meet standard',
    where({ theme: 'standards' }),
  ],
  [
    'failure to provide|help that did not come|service not provided|not provided|lack of service|missing service|respite|failure to provide service',
    where({ theme: 'failure-to-provide' }),
  ],
  [
    'staff conduct|how staff behaved|staff attitude|attitude|behaviour|rudeness|rude staff|conduct|attitude of staff|behaviour of staff|how worker behaved',
    where({ theme: 'staff-conduct' }),
  ],
  ['decision|a decision|disputed decision', where({ theme: 'decision' })],
  ['delay|delayed|slowness|delay in service', where({ theme: 'delay' })],
  ['record|data|inaccurate record|file|data protection|record and data', where({ theme: 'records-data' })],
  ['placement|where a child life|where child live|moving placement', where({ theme: 'placement' })],
  [
    'contact|seeing family|family time|seeing their family|contact with family|sibling contact',
    where({ theme: 'contact' }),
  ],
  ['money|finance|allowance|payment|financial', where({ theme: 'finance' })],
  [
    'complaint handling|how a complaint was handled|handling of complaint|complaint was handled|how we handled the complaint',
    where({ theme: 'complaint-handling' }),
  ],
  ['discrimination|unfair treatment|racism|discriminated', where({ theme: 'discrimination' })],
  ['child protection|section 47|s47|conference', where({ theme: 'child-protection' })],
  ['something else|other theme', where({ theme: 'other' })],

  // Who complained, and how it came.
  ['parent|mum|dad|mother|father|from parent|parent or carer|mums and dad', where({ complainants: ['parent'] })],
  [
    'child|kid|young person|young people|child and young people|from child|youngster|child or young people|children',
    where({ complainants: ['child', 'young-person'] }),
  ],
  ['care leaver|leaving care', where({ complainants: ['care-leaver'] })],
  ['grandparent|grandmother|grandfather|nan|gran', where({ complainants: ['grandparent'] })],
  [
    'relative|other relative|another relative|family member|extended family',
    where({ complainants: ['grandparent', 'relative'] }),
  ],
  ['foster carer|carer|foster parent|fosterer', where({ complainants: ['foster-carer'] })],
  ['adopter|adoptive parent', where({ complainants: ['adopter'] })],
  ['special guardian|guardian', where({ complainants: ['special-guardian'] })],
  [
    'made by advocate|from advocate|through an advocate|via advocate|by advocate|via an advocate|by an advocate|through advocate|from an advocate|made by an advocate',
    where({ complainants: ['advocate'] }),
  ],
  ['representative', where({ complainants: ['representative'] })],
  ['mp|mps|councillor|member of parliament', where({ complainants: ['mp', 'councillor'] })],
  ['professional', where({ complainants: ['professional'] })],
  ['anonymous|anonymously', where({ complainants: ['anonymous'] })],
  [
    'with an advocate|had an advocate|have an advocate|have advocate|advocate|advocacy|asked for an advocate',
    where({ advocate: 'any' }),
  ],
  ['without an advocate|no advocate', where({ advocate: 'none' })],
  [
    'repeat|again|complained before|more than once|repeat complainant|multiple complainant|several complaint|serial',
    where({ again: true }),
  ],
  ['first time|new complainant|never complained before', where({ again: false })],
  ['web chat|webchat|chat|online chat', where({ channels: ['web chat'] })],
  [
    'online|online portal|portal|web form|website|online form',
    where({ channels: ['online portal', 'form', 'web chat'] }),
  ],
  ['phone|telephone|by phone|call|rang|phoned|telephoned', where({ channels: ['phone'] })],
  ['letter|post|by letter|by post|in writing', where({ channels: ['letter'] })],
  ['email|e-mail|by email|emailed', where({ channels: ['email'] })],
  ['text message|by text|sms|text', where({ channels: ['text'] })],
  ['in person|face to face', where({ channels: ['in person'] })],
  [
    'passed on by staff|forwarded by staff|from staff|by a member of staff|passed on by a member of staff|forwarded',
    where({ channels: ['a member of staff'] }),
  ],
  ['slack', where({ channels: ['slack'] })],
  ['compliment|praise|thank you message', where({ kind: 'compliment' })],
  ['comment|suggestion', where({ kind: 'comment' })],
  ['girl|female|female child|girl child', where({ gender: 'female' })],
  ['boy|male|male child|boy child', where({ gender: 'male' })],
  ['no team|without a team|not given a team|team unknown', where({ noTeam: true })],

  // Counted how.
  [
    'by team|per team|each team|which team|what team|team by team|split by team|for each team|every team|between team|across team|by area|per area|each area|which area|what area|break down by team|broken down by team|team breakdown|in each team|in each area|which area team',
    { by: 'team' },
  ],
  [
    'by theme|per theme|each theme|which theme|what theme|by issue|which issue|what issue|by reason|by subject|by topic|what topic|mostly about|mainly about|what are they about|what were they about|about what|common reason|common theme|main theme|top theme|what are complaint about|what do people complain about|what are people complaining about|recurring theme|for each theme|what kind of thing',
    { by: 'theme' },
  ],
  ['by stage|per stage|each stage|which stage|at each stage|what stage', { by: 'stage' }],
  ['by procedure|per procedure|each procedure|which procedure', { by: 'procedure' }],
  [
    'by outcome|per outcome|each outcome|which outcome|what outcome|outcome|what became of them|result|what happened to them|how did they end',
    { by: 'outcome' },
  ],
  [
    'by complainant|per complainant|by who complained|who complained|who complain|who made|each kind of complainant|by kind of complainant|kind of complainant|type of complainant|who is complaining|who are complaining|who complains|who are our complainant|complainant',
    { by: 'complainant' },
  ],
  [
    'by channel|per channel|how did they come|how do they reach us|how they came|by route|which channel|what channel|how did they reach us|each channel|how do people complain|how do complaint reach us|how do complaint come in',
    { by: 'channel' },
  ],
  [
    'by owner|per owner|by manager|per manager|each manager|by respondent|which manager|who has them|who has the|who is answering them|who is dealing with them|who hold|who has most|who owns|by responding manager|who has|who is answering|who got',
    { by: 'owner' },
  ],
  [
    'waiting for whom|who are we waiting for|whose move|waiting for who|who are they waiting for|who is it waiting for|what are they waiting for|by who we are waiting for|waiting on whom',
    { by: 'waiting' },
  ],
  [
    'by month|per month|each month|monthly|month by month|over time|trend|every month|which month|what month|over the month',
    { by: 'month' },
  ],
  ['by quarter|per quarter|each quarter|quarterly|quarter by quarter|every quarter|which quarter', { by: 'quarter' }],
  ['by year|per year|each year|yearly|year by year|every year|annually|which year|year on year', { by: 'year' }],
  ['by age|per age|age group|by age group|how old|which age', { by: 'age' }],
  ['by gender|by sex|boy and girl|boy or girl|girl and boy', { by: 'gender' }],
  [
    'most|the most|highest|greatest|largest|biggest|top|commonest|most common|busiest|more often|worst|mostly',
    { extreme: 'most' },
  ],
  ['least|fewest|lowest|smallest|rarest|least common|quietest', { extreme: 'least' }],
  ['oldest|longest open|open longest|been open longest|been waiting longest|waited longest', { order: 'oldest' }],
  ['newest|latest|most recent|just come in|came in last', { order: 'newest' }],
  ['took longest|longest|slowest|taken longest|took the longest', { order: 'longest' }],
  ['quickest|fastest|shortest|took shortest', { order: 'shortest' }],

  // Which day a period is about.
  [
    'received|came in|come in|made|arrived|have we had|did we get|did we have|did we receive|have we received|lodged|opened|new|logged|we had|we got|we get|have come in|submitted|registered|raised',
    { of: 'received' },
  ],
  [
    'than|compared to|compared with|compare|versus|vs|v|against|up on|down on|up|down|higher|lower|compared|comparison with|as against|beside|difference between|same as',
    { than: true },
  ],

  // About one.
  [
    'status|where is|where are we with|what is happening with|how is|news on|update on|where does|stand|state of|tell me about|look up|pull up|what is happening on|progress of',
    { about: 'status' },
  ],
  [
    'why|why that date|why is it due|working of|explain|how did you get|why this date|how was that date worked out|explain the date',
    { about: 'why' },
  ],
  [
    'who has|who is answering|who is dealing with|who hold|owner of|who got|who owns|whose is|who is responsible for|who is on|who is looking at',
    { about: 'owner' },
  ],
  ['when is|when must|deadline for|by when|when should|date for|when do we have to answer', { about: 'due' }],

  // Whose.
  [
    'my|mine|i have|have i got|do i have|i hold|assigned to me|with me|on my desk|i am answering|for me to answer|on my plate|am i answering|i need to answer',
    { mine: 'holder' },
  ],
  [
    'i passed on|i forwarded|i reported|that i sent in|i told you|i sent|i put in|i referred|did i pass on|have i passed on',
    { mine: 'passedOnBy' },
  ],
  ['my team|our team|my teams|our area|my area', { mine: 'teams' }],

  // Going on from the last answer: at its beginning, or wherever it is said.
  [
    'and|also|and in|and for|only|just|what of|what about|how about|same|the same|the same for|instead|narrow to|filter by|make that|only the|and what about|do the same for|and now|ok and|that one',
    { follows: 'first' },
  ],
  [
    'of those|of them|of these|them|those|they|these|out of those|out of these|instead|the same for',
    { follows: 'anywhere' },
  ],

  // What is never answered.
  [
    'worker|social worker|practitioner|sw|sws|employee|staff member|member of staff|caseworker|which staff|staff',
    { worker: true },
  ],
  [
    'family|surname|child called|kid called|son of|daughter of|named|baby|called|boy called|girl called',
    { person: true },
  ],
];

/** Words that carry nothing by themselves. A word that is neither here nor in the lexicon is one we do not know. */
export const FILLER = new Set(
  `a an the of for in on at to by with from is are was were be been being am do does did has have had we us our you your i it its
  there that this what whats what's how many much can could would should will please tell me give get got let ok okay hi hello hey thanks thank
  complaint complaints case cases one ones any all so far yet right now currently at present moment today's about regarding anything everything something anyone's concerning
  which who whom whose when where do's ever still already per as or both either each every me my out over under take takes took taking
  complain complained complaining complains come came comes coming go goes went going gone make makes made making see need needs look looks like between during within then too
  team teams area areas department service thing things people person anybody anyone somebody stuff know want heard bot question
  i'd i'm we've we're they they're don't isn't aren't whats hows wheres whos time times date dates day days number answer answers answering reply
  replies response responses just only also most more than some few lot lots really quite very well good bad
  put place been council children's services social care exactly roughly approximately say said dealt deal dealing work working
  month months week weeks year years quarter end start back ago previous`
    .split(/\s+/)
    .filter(Boolean),
);
