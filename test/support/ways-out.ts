import type { Route } from '../../bot/allowances.ts';
import type { MessageKind } from '../../src/complaints/decision.ts';

/**
 * Every way by which something leaves the program, and why no name, no address and no word of a story goes with it. The scanner at the end of
 * every test with an app looks at what is `scanned`; what is not has its own reason. A new way out does not compile, or fails
 * `test/journeys/ways-out.test.ts`, until it stands here.
 */
export type Looked =
  /** Looked through for every secret that is kept, word by word. */
  | { scanned: 'posts' | 'log' | 'answers' | 'exports' }
  /** It goes to the very person whose words they are, by the way they chose. */
  | { theirs: string }
  /** It goes to somebody who may read it, which docs/rights-tried.md tries with everybody. */
  | { rights: string }
  /** It carries nothing of anybody. */
  | { nothing: string };

const posts = { scanned: 'posts' } as const;
const log = { scanned: 'log' } as const;
const theirs = { theirs: 'written to whoever complained, in their own chat, by their own email or by hand' } as const;

/** What is said of Heard's own accord. `posts` are looked at wherever several people read, whoever they were meant for. */
export const KINDS: Readonly<Record<MessageKind, Looked>> = {
  'new-complaint': posts,
  assigned: posts,
  'stand-in': posts,
  declined: posts,
  'no-second': posts,
  unheld: posts,
  'nobody-there': posts,
  nudge: posts,
  digest: posts,
  action: posts,
  gaps: posts,
  'not-delivered': posts,
  'address-gone': posts,
  acknowledged: theirs,
  'more-time': theirs,
  'agree-date': theirs,
  'agreed-date': posts,
  answered: theirs,
  letter: theirs,
  stage: posts,
  task: posts,
  appointed: posts,
  'approve-statement': theirs,
  'agree-early': theirs,
  entitled: theirs,
  danger: { rights: 'the exact words, for the people on duty' },
  'from-duty': theirs,
  'still-asking': posts,
  'words-added': posts,
  unsent: posts,
  report: posts,
  spike: posts,
  finding: posts,
  refresh: posts,
  'take-back': { nothing: 'a card is taken away' },
  'fetch-file': { nothing: 'no message: it asks for a file' },
};

const answers = { scanned: 'answers' } as const;
const chat = { theirs: 'one conversation, opened by its own token' } as const;
const signedOn = { rights: 'whoever Microsoft or Slack has signed on' } as const;
const still = { nothing: 'the same file for everybody' } as const;

/** What is answered with a yes. A no is looked at wherever it comes from; so is whatever anybody may ask for. */
export const ANSWERS: Readonly<Record<Route, Looked>> = {
  'POST /api/messages': signedOn,
  'POST /api/directline/v3/directline/tokens/generate': answers,
  'GET /api/challenge': answers,
  'POST /api/directline/v3/directline/tokens/refresh': chat,
  'POST /api/directline/v3/directline/conversations': chat,
  'GET /api/directline/v3/directline/conversations/:id': chat,
  'GET /api/directline/v3/directline/conversations/:id/activities': chat,
  'POST /api/directline/v3/directline/conversations/:id/activities': chat,
  'POST /api/directline/v3/directline/conversations/:id/upload': chat,
  'GET /': answers,
  'GET /tab': answers,
  'GET /tab/*': answers,
  'GET /dialog/*': answers,
  'GET /content/*': signedOn,
  'POST /content/act': signedOn,
  'GET /files': { rights: 'a link for one reader, once it is known who it is' },
  'GET /assets/:file': still,
  'GET /demo': answers,
  'POST /demo/token': answers,
  'POST /demo/clock': answers,
  'POST /slack/events': signedOn,
  'GET /slack/install': answers,
  'GET /slack/oauth_redirect': answers,
  'GET /health': answers,
  'GET /ready': answers,
  'GET /metrics': answers,
};

/** Every file of the program in which something is handed to somebody outside it: another machine, another process, a log, a terminal. */
export const PLACES: Readonly<Record<string, Looked>> = {
  'bot/adapter.ts': posts,
  'bot/anchors.ts': { nothing: 'a day, a number and a hash: test/desk/record.db.test.ts' },
  'bot/channels/slack/adapter.ts': posts,
  'bot/channels/slack/api.ts': posts,
  'bot/channels/slack/channel.ts': posts,
  'bot/app.ts': { nothing: 'a fault, by its number' },
  'bot/channels/slack/install.ts': answers,
  'bot/channels/slack/log.ts': log,
  'bot/channels/slack/receiver.ts': { nothing: 'a socket on which Slack asks; answers go by its API' },
  'bot/channels/teams.ts': posts,
  'bot/delivery/post.ts': posts,
  'bot/email/mailer.ts': theirs,
  'bot/fault.ts': log,
  'bot/fetching/fetch.ts': { rights: 'said where the message stood that the file came with' },
  'bot/fetching/get.ts': { nothing: 'asks for a file at the address that its channel gave' },
  'bot/guard.ts': answers,
  'bot/index.ts': log,
  'bot/outlook/graph.ts': { nothing: 'asks of a member of staff by their account' },
  'bot/outlook/look.ts': log,
  'bot/reading/reader.ts': { nothing: 'what libraries print of a file is taken and thrown away' },
  'bot/scan.ts': { nothing: 'a file goes to the council’s own scanner, which answers with a number' },
  'bot/schedule.ts': log,
  'bot/server.ts': answers,
  'bot/teams/forward.ts': posts,
  'bot/teams/turn.ts': posts,
  'bot/watchdog.ts': { nothing: 'the heartbeat is an address without a question; what it finds is logged by name' },
};

const exported = { scanned: 'exports' } as const;
const reader = { rights: 'whoever has the machine and its key: what they read of a story is on record' } as const;

/** What the command line prints and writes. */
export const COMMANDS: Readonly<Record<string, Looked>> = {
  'working-days': { nothing: 'dates' },
  deadlines: { nothing: 'what it was given' },
  triage: { nothing: 'what it was given; what teaching would change, in numbers' },
  councils: { nothing: 'what councils promise' },
  explain: reader,
  ask: reader,
  audit: exported,
  rights: { nothing: 'the table of rights' },
  keys: { nothing: 'names of keys' },
  people: { nothing: 'people who work there' },
  report: exported,
  import: reader,
  export: exported,
  'slack-invite': { nothing: 'a link' },
  sweep: { nothing: 'references and numbers' },
  bounce: { nothing: 'the number of a letter' },
  'take-back': { nothing: 'a reference' },
  retention: reader,
  dependencies: { nothing: 'what Heard is made of' },
  bench: { nothing: 'numbers' },
};
