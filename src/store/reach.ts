import { type ExpressionBuilder, type RawBuilder, type SqlBool, sql } from 'kysely';
import { SAFEGUARDING } from '../rights/fields.ts';
import type { Reach } from '../rights/parties.ts';
import type { Tables } from './schema.ts';

type Where = ExpressionBuilder<Pick<Tables, 'complaints'>, 'complaints'>;
type Condition = RawBuilder<SqlBool>;

/** A reach as a condition on complaints, for every list that is shown to somebody: `.where(within(reach))`. */
export function within(reach: Reach) {
  return <T extends Where>(it: T) => {
    const { all, teams, holder, passedOnBy, own, stage2, inDanger, aboutTheDesk, appointed, except } = reach;
    const any = it.or([
      sql<SqlBool>`${all}::boolean`,
      ...(teams.length > 0 ? [it('complaints.team', 'in', teams)] : []),
      ...(holder ? [it('complaints.respondent', '=', holder), it('complaints.second', '=', holder)] : []),
      ...(own ? [it('complaints.ref', '=', own)] : []),
      ...(passedOnBy ? [hasEntry('complaints', sql`e.act = 'opened' and e.by_whom = ${passedOnBy}`)] : []),
      ...(appointed ? [appointedIn('complaints', appointed)] : []),
      ...(aboutTheDesk ? [aboutTheDeskRef('complaints')] : []),
      ...(stage2 ? [hasEntry('complaints', sql`e.act = 'stage2.asked'`)] : []),
      ...(inDanger ? [inDangerRef('complaints')] : []),
    ]);
    return except ? it.and([any, notAbout('complaints', except)]) : any;
  };
}

const HARM = sql`array[${sql.join([...SAFEGUARDING])}]::text[]`;

/** Somebody may be hurt in it. */
export function inDangerRef(of: string): Condition {
  return sql`(${hasEntry(of, sql`e.act = 'alert.raised'`)} or exists (select from complaints harm
    where harm.council = ${sql.ref(`${of}.council`)} and harm.ref = ${sql.ref(`${of}.ref`)} and harm.triage -> 'flags' ?| ${HARM}))`;
}

/** It is about the complaints team itself. */
export function aboutTheDeskRef(of: string): Condition {
  return hasEntry(of, sql`e.act in ('opened', 'concern.decided') and e.details @> '{"desk": true}'`);
}

/** This person is appointed to something in it. Few complaints come that far, and those have an index of their own. */
function appointedIn(of: string, { person, as }: NonNullable<Reach['appointed']>): Condition {
  const seats = as ? as.map((role) => [{ role, person }]) : [[{ person }]];
  const any = seats.map((it) => sql`seated.appointed @> ${JSON.stringify(it)}::jsonb`);
  return sql`(${sql.ref(`${of}.council`)}, ${sql.ref(`${of}.ref`)}) in (select seated.council, seated.ref from complaints seated
    where seated.appointed <> '[]' and (${sql.join(any, sql` or `)}))`;
}

/** It is not about this person. Few complaints are about anybody at the desk, and those have an index of their own. */
export function notAbout(of: string, person: string): Condition {
  return sql`(${sql.ref(`${of}.council`)}, ${sql.ref(`${of}.ref`)}) not in (select about.council, about.ref from complaints about
    where about.concerned <> '[]' and about.concerned @> to_jsonb(${person}::text))`;
}

function hasEntry(of: string, that: RawBuilder<unknown>): Condition {
  return sql`exists (select from entries e
    where e.council = ${sql.ref(`${of}.council`)} and e.ref = ${sql.ref(`${of}.ref`)} and ${that})`;
}
