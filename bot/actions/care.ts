import type { Verb } from '../../cards/verbs.ts';
import { ELSEWHERE_ENDS } from '../../src/complaints/elsewhere.ts';
import { NOT_FROZEN } from '../../src/complaints/freeze.ts';
import { type ProcedureName, procedureOf } from '../../src/complaints/happened.ts';
import type { PointToSet } from '../../src/complaints/split.ts';
import { SIGNPOSTS } from '../../src/triage/vocabulary.ts';
import type { Sight } from '../views.ts';
import type { Action, Deed } from './action.ts';
import { count, day, type Field, fill, line, oneOf, optional, words, yesNo } from './fields.ts';
import { promisesIn } from './promised.ts';

const REASON = words('The reason? It is kept on record.');
const PRESSED = { no: 'no', yes: 'yes', 'not sure': 'unsure' } as const;
const SENT = { 'they were told where to go': 'told where', 'we sent it on': 'sent on' } as const;

/** What happens to a complaint beside its stages: its points, a decision that waits, an advocate, and every way it ends and begins again. */
export const care = {
  'set-points': fill(
    'set-points',
    'Set the points',
    {
      points: {
        ...pointLines(
          'Each point on a line of its own. Begin it with corporate:, statutory: or school: where that differs.',
        ),
        begins: suggested,
      },
      reason: optional(words('Why, where another procedure leads now?')),
    },
    async (sight, { who, ref }, { points, reason }) => {
      const standing = await sight.desk.stand(who, ref);
      if ('problem' in standing) return standing;
      const lead = procedureOf(standing.complaint.facts);
      const set = points.map(({ text, procedure = lead }) => ({ text, procedure }));
      return sight.desk.setPoints(who, ref, { points: set, reason });
    },
    'the points are set. The person has been told what will be looked into.',
  ),
  'ask-freeze': fill(
    'ask-freeze',
    'Ask whether it waits',
    {},
    (sight, { who, ref }) => sight.desk.askFreeze(who, ref, {}),
    'asked. Somebody decides today whether the decision waits.',
  ),
  'decide-freeze': fill(
    'decide-freeze',
    'Decide whether it waits',
    {
      waits: yesNo('Does the decision wait until the complaint is answered?'),
      because: optional(oneOf('If it goes ahead: why?', NOT_FROZEN)),
      reason: words('Which risk was weighed, and what speaks for it?'),
    },
    (sight, { who, ref }, read) => sight.desk.decideFreeze(who, ref, read),
    'decided. The person has been told.',
  ),
  'ask-advocate': fill(
    'ask-advocate',
    'They would like an advocate',
    {},
    (sight, { who, ref }) => sight.desk.askForAdvocate(who, ref, {}),
    'noted. Please find one.',
  ),
  'appoint-advocate': fill(
    'appoint-advocate',
    'An advocate is there',
    {
      called: line('Who is it, and how are they reached?'),
      on: optional(day('Since which day?')),
    },
    (sight, { who, ref }, read) => sight.desk.appointAdvocate(who, ref, read),
    'noted. What waited for an advocate starts on that day, and the person has been told.',
  ),
  'agree-joint': fill(
    'agree-joint',
    'Answer together',
    {
      consent: yesNo('Does the person agree that it is shared?'),
      lead: oneOf('Who leads?', ['us', 'another body']),
      partners: line('Who are the others?'),
      plan: words('One plan, with its dates?'),
    },
    (sight, { who, ref }, read) => sight.desk.agreeJoint(who, ref, read),
    'one lead, one plan.',
  ),
  withdraw: fill(
    'withdraw',
    'They take it back',
    {
      words: words('What did they say, in their words?'),
      pressed: optional(
        oneOf('Did anybody ask them to take it back?', Object.keys(PRESSED) as (keyof typeof PRESSED)[]),
      ),
    },
    (sight, { who, ref }, { words: said, pressed }) =>
      sight.desk.withdraw(who, ref, { words: said, ...(pressed && { pressed: PRESSED[pressed] }) }),
    'recorded. Where somebody may have been pressed, nothing is taken back until a person has spoken to them.',
  ),
  'check-withdrawal': fill(
    'check-withdrawal',
    'I have spoken to them',
    {
      stands: yesNo('Do they want to take it back?'),
      spoke: words('Who spoke to them, how, and what did they say?'),
    },
    (sight, { who, ref }, read) => sight.desk.checkWithdrawal(who, ref, read),
    'recorded.',
  ),
  'look-anyway': fill(
    'look-anyway',
    'Look into it all the same',
    { reason: REASON },
    (sight, { who, ref }, read) => sight.desk.lookAnyway(who, ref, read),
    'recorded. It is looked into of our own accord.',
  ),
  reopen: fill(
    'reopen',
    'Take it up again',
    { reason: REASON },
    (sight, { who, ref }, read) => sight.desk.reopen(who, ref, read),
    'taken up again. The person has been told.',
  ),
  resubmit: fill(
    'resubmit',
    'They hand it in again',
    { words: optional(words('What did they say, in their words?')) },
    (sight, { who, ref }, read) => sight.desk.resubmit(who, ref, read),
    'its clock starts today. The person has been told.',
  ),
  close: fill(
    'close',
    'Close it',
    {},
    (sight, { who, ref }) => sight.desk.close(who, ref, {}),
    'closed. The person has been told how to go on.',
  ),
  resolve: fill(
    'resolve',
    'Put right',
    {
      agreed: words('How did the person say that they are content?'),
      terms: words('What was agreed, in words that they will read?'),
      actions: optional(promisesIn('What will be done? A line each: what; who; by when.')),
    },
    (sight, { who, ref }, { actions = [], ...read }) => sight.desk.resolve(who, ref, { ...read, actions }),
    'answered, and what was agreed has gone out in writing. It closes when nothing promised is open.',
  ),
  'go-elsewhere': fill(
    'go-elsewhere',
    'Hand it over',
    {
      to: oneOf('To whom?', SIGNPOSTS),
      called: line('What is the body called, and how is it reached?'),
      how: oneOf('Was it sent on?', Object.keys(SENT) as (keyof typeof SENT)[]),
      consent: optional(yesNo('Did the person agree to its being sent on?')),
      point: optional(count('Only one of its points? Which, by its number?')),
      reason: words('The reason, in words that the person will read?'),
    },
    (sight, { who, ref }, { how, ...read }) => sight.desk.goElsewhere(who, ref, { ...read, how: SENT[how] }),
    'handed over. Somebody asks how it ended there in 20 working days.',
  ),
  'end-elsewhere': fill(
    'end-elsewhere',
    'How it ended there',
    {
      outcome: oneOf('How did it end there?', ELSEWHERE_ENDS),
      words: optional(line('What do we know about it?')),
      to: optional(oneOf('If it came back: which procedure?', ['statutory', 'corporate'])),
    },
    (sight, { who, ref }, read) => sight.desk.endElsewhere(who, ref, read),
    'recorded.',
  ),
  'enquire-ombudsman': fill(
    'enquire-ombudsman',
    'The Ombudsman has asked',
    {
      premature: yesNo('Was it sent back to us as too early?'),
      reference: line('Their reference?'),
      on: optional(day('On which day?')),
    },
    (sight, { who, ref }, read) => sight.desk.enquireOmbudsman(who, ref, read),
    'recorded.',
  ),
} satisfies Partial<Record<Verb, Action>>;

/** The story cut up as it might be, where nobody reads along: lines are put together, cut in two or written anew. */
async function suggested({ desk }: Sight, { who, ref, personal }: Deed): Promise<string | undefined> {
  if (!personal) return undefined;
  const standing = await desk.stand(who, ref);
  const found = await desk.suggestedPoints(who, ref);
  if ('problem' in standing || 'problem' in found || found.length === 0) return undefined;
  const lead = procedureOf(standing.complaint.facts);
  return found.map(({ text, procedure }) => (procedure === lead ? text : `${procedure}: ${text}`)).join('\n');
}

const CALLED: Record<string, ProcedureName> = {
  statutory: 'statutory',
  corporate: 'corporate',
  school: 'schools',
  schools: 'schools',
  none: 'none',
};

type PointLine = Pick<PointToSet, 'text'> & { procedure?: ProcedureName };

/** "corporate: the bus was late", a line each. */
function pointLines(ask: string): Field<PointLine[]> {
  return {
    ...words(ask),
    read(text) {
      const found = text
        .split('\n')
        .map((it) => it.replace(/^\s*(\d+[.)]|-)\s*/, '').trim())
        .filter(Boolean)
        .map((it): PointLine => {
          const [, name = '', rest = ''] = /^([a-z]+):\s*(.+)$/i.exec(it) ?? [];
          const procedure = CALLED[name.toLowerCase()];
          return procedure ? { text: rest, procedure } : { text: it };
        });
      return found.length > 0 ? found : undefined;
    },
  };
}
