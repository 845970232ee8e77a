import type { Desk } from '../../src/desk/desk.ts';
import type { Log } from '../../src/log.ts';
import { createGraph, type Graph, type GraphApp } from './graph.ts';

export interface Outlook {
  /** Asks Outlook about everybody who may be given a complaint to answer. Seconds to wait, where it was asked to come back later. */
  look(): Promise<{ pause?: number }>;
}

export interface OutlookParts extends Omit<GraphApp, 'tenant'> {
  desk: Pick<Desk, 'people' | 'calendarSays' | 'calendarsRead'>;
  /** Whose mailboxes are in which tenant. */
  tenants: readonly (readonly [tenant: string, council: string])[];
  log: Log;
}

/** Where Microsoft asks to wait and does not say how long. */
const A_WHILE = 300;

/** Outlook's automatic replies of the people who answer complaints, as absences. What somebody wrote in them is never kept. */
export function createOutlook({ desk, tenants, log, ...app }: OutlookParts): Outlook {
  const all = tenants.map(([tenant, council]) => ({ council, graph: createGraph({ ...app, tenant }), next: 0 }));

  async function lookAt(its: { council: string; graph: Graph; next: number }): Promise<{ pause?: number }> {
    const { council, graph } = its;
    const people = (await desk.people(council)).filter(
      (it) => !it.left && it.accounts.teams && it.roles.some((role) => ANSWERS.includes(role)),
    );
    const skipped: string[] = [];
    // Where it had to stop, it goes on with the next one: a mailbox that always fails keeps nobody else from being read.
    const rest = [...people.slice(its.next), ...people.slice(0, its.next)];
    for (const { id, accounts } of rest) {
      const asked = await graph.outOfOffice(accounts.teams!);
      if ('says' in asked) await desk.calendarSays(council, id, asked.says);
      else if ('skip' in asked) skipped.push(asked.skip);
      else {
        its.next = people.findIndex((it) => it.id === id) + 1;
        await desk.calendarsRead(council, 'refused' in asked ? asked.refused : asked.later);
        log.warn({ council, because: 'refused' in asked ? asked.refused : asked.later }, 'Outlook was not read');
        return 'later' in asked ? { pause: asked.after ?? A_WHILE } : {};
      }
    }
    its.next = 0;
    const none = people.length > 0 && skipped.length === people.length;
    await desk.calendarsRead(
      council,
      none ? `none of ${people.length} mailboxes could be read: ${skipped[0]}` : undefined,
    );
    log.info({ council, asked: people.length, skipped: skipped.length }, 'Outlook was read');
    return {};
  }

  return {
    async look() {
      const pauses: number[] = [];
      for (const it of all) pauses.push((await lookAt(it)).pause ?? 0);
      const pause = Math.max(0, ...pauses);
      return pause > 0 ? { pause } : {};
    },
  };
}

/** Whoever may be given something to answer, or is next in its chain. */
const ANSWERS: readonly string[] = ['responding-manager', 'area-manager'];
