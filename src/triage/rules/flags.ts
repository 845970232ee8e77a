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

/** How sure the model has to be where nothing in the tables says it. */
const SURE = { disability: -2.5, vulnerable: -2.3 };
const MANY = 3;

/** When each flag is raised. Closed by the type: a new flag does not compile without its rule. */
const RAISED = {
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
  disability: ({ message }) =>
    message.has('DISABLED') + message.says('an education, health and care plan') > 0 ||
    message.score('hint about disability') > SURE.disability,
  vulnerable: ({ message }) => message.says('struggling') > 0 || message.score('hint struggling') > SURE.vulnerable,
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
  interpreter: ({ message }) => message.says('needs an interpreter') > 0 || message.reading.foreign > 0.3,
  'reasonable-adjustment': ({ message }) => message.says('needs an adjustment') > 0,
  anonymous: ({ message, who }) => who?.kind === 'anonymous' || message.says('will not give a name') > 0,
  historic: ({ route }) => route.exclusion === 'out-of-time',
  duplicate: () => false,
} satisfies Record<Flag, (it: Flagging) => boolean | undefined>;

export function flagsOf(it: Flagging): Flag[] {
  return FLAGS.filter((flag) => RAISED[flag](it));
}
