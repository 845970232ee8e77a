import { languageOf } from '../english/languages.ts';
import type { LearntFlag } from '../model/heads.ts';
import { FLAGS, type Flag, type Kind } from '../vocabulary.ts';
import type { Message } from './message.ts';
import type { RouteFound } from './route.ts';
import type { Speaker } from './who.ts';

export interface Flagging {
  message: Message;
  kind: Kind;
  who: Speaker | undefined;
  route: RouteFound;
  isChild: boolean;
  /** Into how many matters a complaint was split. */
  matters: number;
}

const MANY = 3;

/** What speaks for each flag by rule. Closed by the type: a new flag does not compile without its rule. */
const SPEAKS_FOR = {
  safeguarding: ({ message }) => message.danger.flags.includes('safeguarding'),
  lado: ({ message }) => message.danger.flags.includes('lado'),
  'self-harm': ({ message }) => message.danger.flags.includes('self-harm'),
  threat: ({ message }) => message.danger.flags.includes('threat'),
  'freeze-decision': ({ message, kind }) => kind === 'complaint' && message.says('a decision that could wait') > 0,
  'human-now': ({ message, isChild }) =>
    message.danger.level === 'now' || (isChild && message.danger.level === 'today'),
  urgent: ({ message, kind }) =>
    message.danger.level === 'now' ||
    (kind === 'complaint' && message.says('a decision that could wait') > 0 && message.says('soon') > 0),
  'child-complainant': ({ isChild }) => isChild,
  'advocate-needed': ({ message, isChild, kind }) =>
    isChild && kind === 'complaint' && message.says('has an advocate') === 0,
  'no-parent-notify': ({ isChild, kind, message }) =>
    isChild && (kind === 'complaint' || message.danger.level !== 'none'),
  'care-leaver': ({ who }) => who?.kind === 'care-leaver',
  disability: ({ message }) => message.has('DISABLED') + message.says('an education, health and care plan') > 0,
  vulnerable: ({ message }) => message.says('struggling') > 0,
  repeat: ({ message }) => message.says('a repeat') > 0,
  'multi-part': ({ message, kind, matters }) =>
    kind === 'complaint' && (message.says('several matters') > 1 || matters >= MANY),
  representative: ({ who }) => who?.kind === 'representative' || who?.kind === 'advocate',
  'consent-needed': ({ message, route, who }) =>
    route.decisions?.includes('consent') ||
    (message.says('the child cannot or has not agreed') > 0 &&
      (who?.kind === 'representative' || who?.kind === 'advocate')),
  mp: ({ message }) => message.says('speaks as an MP or councillor') > 0,
  'joint-agency': ({ message }) => message.says('other bodies are involved') > 0,
  abusive: ({ message }) => message.says('swearing') > 0,
  'stage-2-request': ({ message, kind }) =>
    kind === 'complaint' &&
    message.says('asks for stage 2') > 0 &&
    message.says('has had a reply to a complaint') + (message.text.match(/stage (two|2)/i) ? 1 : 0) > 0 &&
    message.says('asks for stage 3') === 0,
  'stage-3-request': ({ message, kind }) => kind === 'complaint' && message.says('asks for stage 3') > 0,
  overdue: ({ message, kind }) => kind === 'complaint' && message.says('an answer is overdue') > 0,
  'remedy-not-done': ({ message }) => message.says('a remedy was not carried out') > 0,
  'concurrent-proceedings': ({ message, route }) =>
    route.decisions?.includes('concurrent-proceedings') ||
    (message.says('proceedings are running') > 0 && message.says('proceedings are over') === 0),
  'data-breach': ({ message }) => message.says('a data breach') > 0,
  'data-protection': ({ message, kind }) =>
    message.says('a data breach') > 0 ||
    (kind === 'information-request' && message.says('records about themselves') > 0),
  interpreter: ({ message }) =>
    message.says('needs an interpreter') > 0 || message.reading.foreign > 0.3 || languageOf(message.text) !== undefined,
  'reasonable-adjustment': ({ message }) => message.says('needs an adjustment') > 0,
  anonymous: ({ message, who }) => who?.kind === 'anonymous' || message.says('will not give a name') > 0,
  historic: ({ route }) => route.exclusion === 'out-of-time',
  duplicate: () => false,
} satisfies Record<Flag, (it: Flagging) => boolean | undefined>;

export function flagsOf(it: Flagging): Flag[] {
  return FLAGS.filter((flag) => isRaised(flag, it));
}

export function speaksFor(flag: Flag, it: Flagging): boolean {
  return Boolean(SPEAKS_FOR[flag](it));
}

/**
 * A rule raises a flag unless the model is nearly sure that it is not so; the model alone raises one only where it is sure.
 * Flags that are left out stand by their rule alone. Chosen by cross-validation over the voices: see docs/triage.md.
 */
const WEIGHED: Partial<Record<LearntFlag, { alone: number; unless: number }>> = {
  'freeze-decision': { alone: -1.8, unless: -4 },
  'human-now': { alone: 0, unless: -5 },
  urgent: { alone: -0.3, unless: -5 },
  'care-leaver': { alone: -0.3, unless: -4 },
  disability: { alone: -1.2, unless: -3 },
  vulnerable: { alone: -1.2, unless: -4 },
  repeat: { alone: -1.8, unless: -3.5 },
  'multi-part': { alone: -2, unless: -3 },
  representative: { alone: -1.2, unless: -9 },
  'consent-needed': { alone: -1.8, unless: -4 },
  'joint-agency': { alone: 0.5, unless: -4 },
  'stage-2-request': { alone: -1.5, unless: -5 },
  'stage-3-request': { alone: -1.5, unless: -5 },
  overdue: { alone: -1.5, unless: -2.5 },
  'remedy-not-done': { alone: -2.3, unless: -9 },
  'concurrent-proceedings': { alone: -0.3, unless: -2.7 },
  'data-breach': { alone: -1.8, unless: -9 },
  'data-protection': { alone: -1.2, unless: -5 },
  interpreter: { alone: -1.2, unless: -9 },
  'reasonable-adjustment': { alone: 0.5, unless: -5 },
};

function isRaised(flag: Flag, it: Flagging): boolean {
  const ruled = speaksFor(flag, it);
  const weighed = WEIGHED[flag as LearntFlag];
  return weighed ? it.message.score(`flag ${flag as LearntFlag}`) > (ruled ? weighed.unless : weighed.alone) : ruled;
}
