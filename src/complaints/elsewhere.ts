import type { Signpost } from '../triage/vocabulary.ts';
import { type Complaint, pointsOf } from './complaint.ts';
import type { Decision, Now } from './decision.ts';
import { procedureOf } from './happened.ts';
import { refuse } from './problems.ts';

export interface Elsewhere {
  /** Whose procedure it goes to. */
  to: Signpost;
  /** What that body is called, as the person will look for it: "Ely Primary School, chair of governors". */
  called: string;
  /** Sent on by us, with the person's consent, or the person was told where to go. */
  how: 'sent on' | 'told where';
  consent?: boolean;
  reason: string;
  /** Only this point of it; the rest stays here. */
  point?: number;
}

/** How long we wait before asking how it ended: a hand-over has an end of its own, and somebody finds it out. */
const ASK_AFTER = 20;

/** Another body's procedure, or another route of the council's: a named person hands it over, with the reason, and follows how it ends. */
export function goElsewhere(complaint: Complaint, given: Elsewhere, { today, inWorkingDays, refusal }: Now): Decision {
  const { to, called, how, consent, reason, point } = given;
  if (!called.trim()) return refuse.missing('what the body is called and how it is reached');
  if (!reason.trim()) return refuse.missing('the reason, in words that the person will read');
  if (how === 'sent on' && !consent) return refuse.noConsentToSend();
  const points = pointsOf(complaint).length;
  if (point !== undefined && (point < 1 || point > points)) return refuse.missing(`which of the ${points} points`);
  const whole = point === undefined || points === 1;
  const target = to === 'school' ? 'schools' : 'none';
  const change = whole && procedureOf(complaint.facts) !== target;
  const refused = refusal({ moment: 'procedure.changed', on: today, to: target });
  if (refused) return refused;
  return {
    entries: [
      ...(change ? [{ act: 'procedure.changed' as const, on: today, details: { to: target } }] : []),
      {
        act: 'gone.elsewhere',
        on: today,
        details: { to, how, follow: inWorkingDays(ASK_AFTER), ...(whole ? {} : { point }) },
      },
    ],
    messages: [
      { to: `complainant:${complaint.ref}`, kind: 'letter', details: { letter: 'gone-elsewhere' } },
      { to: 'complaints', kind: 'stage' },
    ],
    words: [
      { kind: 'handed over to', words: called },
      { kind: 'reason: handed over', words: reason },
    ],
  };
}

export const ELSEWHERE_ENDS = ['answered there', 'not taken there', 'came back to us', 'not known'] as const;
export type ElsewhereEnd = (typeof ELSEWHERE_ENDS)[number];

/** What became of it. "Came back to us" opens it here again under the procedure that a person then chooses. */
export function endElsewhere(
  complaint: Complaint,
  { outcome, words = '', to }: { outcome: ElsewhereEnd; words?: string; to?: 'statutory' | 'corporate' },
  { today, refusal }: Now,
): Decision {
  const open = openElsewhere(complaint);
  if (!open) return refuse.missing('a hand-over: nothing of this complaint was handed over, or its end is recorded');
  const ended = { act: 'elsewhere.ended' as const, on: today, details: { to: open.to, outcome } };
  const kept = words.trim() ? [{ kind: 'how it ended there', words }] : [];
  if (open.point !== undefined) return { entries: [ended], words: kept };
  if (outcome === 'came back to us') {
    if (!to) return refuse.missing('under which procedure it is looked into here now');
    return {
      entries: [ended, { act: 'procedure.changed', on: today, details: { to } }],
      messages: [{ to: 'complaints', kind: 'stage' }],
      words: kept,
    };
  }
  return (
    refusal({ moment: 'closed', on: today, why: 'handed-over' }) ?? {
      entries: [ended, { act: 'closed', on: today, details: { why: 'handed-over' } }],
      words: kept,
    }
  );
}

export interface OpenElsewhere {
  to: Signpost;
  point?: number;
  follow: Now['today'];
  since: Now['today'];
}

/** The hand-over whose end is not known yet. */
export function openElsewhere({ entries }: Pick<Complaint, 'entries'>): OpenElsewhere | undefined {
  const given = entries.findLast((it) => it.act === 'gone.elsewhere');
  const ended = entries.findLast((it) => it.act === 'elsewhere.ended');
  if (!given || (ended && ended.seq > given.seq)) return undefined;
  return { ...(given.details as Omit<OpenElsewhere, 'since'>), since: given.on };
}
