import { type Activity, ActivityTypes, type TurnContext } from 'botbuilder';
import type { Desk } from '../../src/desk/desk.ts';
import type { Person } from '../../src/people/person.ts';
import type { Activity as Kept } from '../../src/store/conversations.ts';
import type { Bot } from '../bot.ts';
import type { Channel } from '../channels/channel.ts';
import { colleagueOf } from '../colleague.ts';
import type { Outlet } from '../delivery/outlet.ts';
import { type Arrival, arrivalOf } from './arrival.ts';
import type { InTime } from './in-time.ts';
import type { Places } from './places.ts';
import { referenceOf } from './reference.ts';
import type { Standing, Standings } from './standing.ts';
import { hearStranger, refusal, type Stranger } from './stranger.ts';

/** Somebody at the desk who asked Teams for something that is not a message. */
export interface Asker {
  council: string;
  person: Person;
  arrival: Arrival;
  activity: Activity;
}

/** What Teams asks for and wants answered in the same breath. */
export interface Invoke {
  answer(asker: Asker): Promise<Answer>;
  /** A sentence in the form in which this kind of asking is answered. */
  says(sentence: string): object;
  /** What is answered where it takes too long. */
  tooLong(activity: Activity): object;
}

export interface Answer {
  body?: object;
  /** Said in the conversation afterwards. */
  beside?: readonly Partial<Activity>[];
  /** Said in the conversation where the answer came too late to be seen in its place. */
  late?: string;
}

export interface TeamsParts {
  bot: Bot;
  channel: Channel;
  desk: Desk;
  outlet: Outlet;
  places: Places;
  standings: Standings;
  invokes: Readonly<Record<string, Invoke>>;
  inTime: InTime;
  /** Undefined for a tenant that none of our councils belongs to. */
  councilOf(tenant: string | undefined): string | undefined;
  pace: Pace;
  fault(error: unknown): { says: string };
}

/** Whether somebody asks more often than a person can, and whether they were told so. */
export type Pace = (conversation: string, person: string) => 'go' | 'say wait' | 'wait';

export interface TeamsTurn {
  turn(context: TurnContext): Promise<void>;
  /** Resolves when nothing goes on any more after its answer. */
  idle(): Promise<void>;
}

/** Everything that comes from Teams: whose it is, then what it is. */
export function createTeamsTurn(parts: TeamsParts): TeamsTurn {
  const going = new Set<Promise<unknown>>();

  function goesOn(work: Promise<unknown>): void {
    const mine = work.catch(parts.fault).finally(() => going.delete(mine));
    going.add(mine);
  }

  async function turn(context: TurnContext): Promise<void> {
    const { activity } = context;
    const arrival = arrivalOf(activity);
    const council = parts.councilOf(arrival.tenant);
    if (!council) return refuse(context, 'elsewhere', arrival);
    const pace = isAsking(activity) ? parts.pace(activity.conversation.id, activity.from.id) : 'go';
    if (pace !== 'go') return slow(context, pace === 'say wait');
    const standing = await standingIn(context, arrival);
    if (standing !== 'own') return refuse(context, standing, arrival, council);
    if (activity.type === ActivityTypes.Invoke) return invoked(context, arrival, council);
    if (isSomebodyElsesNews(activity)) return parts.places.heard(activity, arrival, council);
    if (activity.type === ActivityTypes.ConversationUpdate) await parts.places.heard(activity, arrival, council);
    if (!arrival.person && arrival.kind !== 'personal') return;
    await spoken(context);
  }

  async function standingIn(context: TurnContext, { tenant, person }: Arrival): Promise<Standing> {
    return person && tenant && isAsking(context.activity) ? parts.standings.of(context, tenant) : 'own';
  }

  async function spoken(context: TurnContext): Promise<void> {
    const { activity } = context;
    const work = parts.bot.take(activity, parts.channel);
    const taken = await parts.inTime(work);
    if (taken) return parts.channel.send(context, taken.done);
    goesOn(work.catch((error) => [said(parts.fault(error).says)]).then((kept) => sendLater(activity, kept)));
  }

  async function invoked(context: TurnContext, arrival: Arrival, council: string): Promise<void> {
    const { activity } = context;
    const invoke = parts.invokes[activity.name ?? ''];
    if (!invoke) return;
    const work = askerOf(activity, arrival, council)
      .then((asker) => invoke.answer(asker))
      .catch((error): Answer => ({ body: invoke.says(parts.fault(error).says), late: parts.fault(error).says }));
    const taken = await parts.inTime(work);
    await respond(context, taken ? taken.done.body : invoke.tooLong(activity));
    if (taken?.done.beside?.length) await context.sendActivities([...taken.done.beside]);
    if (taken) return;
    goesOn(work.then(({ beside = [], late }) => sendLater(activity, [...beside, ...(late ? [said(late)] : [])])));
  }

  /** The turn is over, so what is still to be said goes out as if Heard spoke of its own accord. */
  async function sendLater(activity: Activity, all: readonly Partial<Activity>[]): Promise<void> {
    for (const it of all) await parts.outlet.send(referenceOf(activity), it as Kept);
  }

  async function askerOf(activity: Activity, arrival: Arrival, council: string): Promise<Asker> {
    const account = {
      name: activity.from.name ?? '',
      accounts: { teams: arrival.person ?? '', mri: activity.from.id },
    };
    const person = await colleagueOf(parts.desk, parts.channel.name, council, account);
    return { council, person, arrival, activity };
  }

  async function slow(context: TurnContext, isNew: boolean): Promise<void> {
    const { type, name = '' } = context.activity;
    const invoke = parts.invokes[name];
    if (type === ActivityTypes.Invoke) return invoke && respond(context, invoke.says(SLOWER));
    if (isNew) await context.sendActivity(said(SLOWER));
  }

  async function refuse(context: TurnContext, stranger: Stranger, arrival: Arrival, council?: string): Promise<void> {
    const { activity } = context;
    if (activity.type === ActivityTypes.Message)
      await context.sendActivity(said(await hearStranger(parts.desk, stranger, activity, arrival, council)));
    const invoke = parts.invokes[activity.name ?? ''];
    if (activity.type === ActivityTypes.Invoke && invoke) await respond(context, invoke.says(refusal(stranger)));
  }

  return {
    turn,
    async idle() {
      while (going.size > 0) await Promise.all(going);
    },
  };
}

const SLOWER =
  'That is more at once than I can take in. What you send in the next minute is not kept: please wait, and send it again then.';

function said(text: string): Partial<Activity> {
  return { type: ActivityTypes.Message, text, textFormat: 'plain' };
}

async function respond(context: TurnContext, body: object | undefined): Promise<void> {
  await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status: 200, ...(body && { body }) } });
}

/** Somebody wants an answer, so it matters who they are. */
function isAsking({ type }: Activity): boolean {
  return type === ActivityTypes.Message || type === ActivityTypes.Invoke;
}

/** News about where Heard is and who is there; nobody spoke. */
function isSomebodyElsesNews({ type, membersAdded = [], recipient }: Activity): boolean {
  if (type === ActivityTypes.InstallationUpdate) return true;
  return type === ActivityTypes.ConversationUpdate && !membersAdded.some((it) => it.id === recipient.id);
}
