import { TeamsInfo, type TurnContext } from 'botbuilder';

/** What somebody is to the council: one of its own people, a guest in its Teams, or from another organisation. */
export type Standing = 'own' | 'guest' | 'elsewhere';

/** Remembered for so many people, so that Teams is asked about each once. */
const MOST = 5_000;

export interface Standings {
  of(context: TurnContext, tenant: string): Promise<Standing>;
}

/**
 * Asks Teams who sent this, once for each person. Where Teams cannot say (Heard is not in that chat), somebody of the right tenant is
 * taken for one of its people: that lets them pass on what they were told, and nothing else, and they are asked about again.
 */
export function createStandings(): Standings {
  const known = new Map<string, Standing>();
  return {
    async of(context, tenant) {
      const { from } = context.activity;
      const key = `${tenant} ${from.aadObjectId}`;
      const before = known.get(key);
      if (before) return before;
      const found = await ask(context, tenant);
      if (!found) return 'own';
      if (known.size >= MOST) known.delete(known.keys().next().value!);
      known.set(key, found);
      return found;
    },
  };
}

/** What the roster carries beside what Bot Framework's types name. */
interface Member {
  tenantId?: string;
  userRole?: string;
}

async function ask(context: TurnContext, tenant: string): Promise<Standing | undefined> {
  try {
    const member = (await TeamsInfo.getMember(context, context.activity.from.id)) as Member;
    if (member.userRole === 'guest' || member.userRole === 'anonymous') return 'guest';
    if (member.tenantId && member.tenantId !== tenant) return 'elsewhere';
    return member.userRole || member.tenantId ? 'own' : undefined;
  } catch {
    return undefined;
  }
}
