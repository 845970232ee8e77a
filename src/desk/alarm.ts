import { type Refusal, refuse } from '../complaints/problems.ts';
import { idOf, type Who } from '../people/person.ts';
import { may } from '../rights/rights.ts';
import { type Alert, findAlert, insertAlert, seeAlert } from '../store/alerts.ts';
import { promiseMessages } from '../store/outbox.ts';
import type { Context } from './context.ts';
import { transact } from './transact.ts';

/** Keeps the exact words and tells the people on duty, in one transaction. Raising the same alert again changes nothing. */
export async function raise(context: Context, who: Who, alert: Omit<Alert, 'at'>): Promise<void> {
  const at = context.now();
  await transact(context, who, async (tx, note) => {
    if (!(await insertAlert(tx, who.council, { ...alert, at }))) return;
    note({ did: 'raiseAlert', ref: alert.ref, details: { alert: alert.id, level: alert.level, flags: alert.flags } });
    await promiseMessages(
      tx,
      context.store.boss,
      who.council,
      [{ to: 'duty', kind: 'danger', details: { alert: alert.id }, key: `danger ${alert.id}` }],
      at,
    );
  });
}

/** The exact words, for whoever may have them; the reading is on record. */
export async function find(context: Context, who: Who, id: string): Promise<Alert | Refusal> {
  const permit = may(who, 'findAlert');
  if ('problem' in permit) return permit;
  return transact(context, who, async (tx, note) => {
    const alert = await findAlert(tx, who.council, id);
    if (!alert) return refuse.notFound('that alert');
    note({ did: 'findAlert', as: permit.as, ref: alert.ref, shown: ['safeguarding'], details: { alert: id } });
    return alert;
  });
}

/** Somebody on duty answers: the first has it, the others are told who. */
export async function see(context: Context, who: Who, id: string): Promise<{ alert: Alert; first: boolean } | Refusal> {
  const permit = may(who, 'seeAlert');
  if ('problem' in permit) return permit;
  const at = context.now();
  return transact(context, who, async (tx, note) => {
    const mine = await seeAlert(tx, who.council, id, idOf(who), at);
    const alert = mine ?? (await findAlert(tx, who.council, id));
    if (!alert) return refuse.notFound('that alert');
    note({ did: 'seeAlert', as: permit.as, ref: alert.ref, shown: ['safeguarding'], details: { alert: id } });
    if (mine)
      await promiseMessages(
        tx,
        context.store.boss,
        who.council,
        [{ to: 'posts', kind: 'refresh', ref: id, key: `refresh ${id} seen` }],
        at,
      );
    return { alert, first: mine !== undefined };
  });
}

/** What somebody on duty writes to the person, sent to the very conversation in which it was said. Undefined when it is on its way. */
export async function writeBack(context: Context, who: Who, id: string, words: string): Promise<Refusal | undefined> {
  const permit = may(who, 'writeBack');
  if ('problem' in permit) return permit;
  if (!words.trim()) return refuse.missing('some words to send');
  const at = context.now();
  return transact(context, who, async (tx, note) => {
    const alert = await findAlert(tx, who.council, id);
    if (!alert) return refuse.notFound('that alert');
    note({ did: 'writeBack', as: permit.as, ref: alert.ref, details: { alert: id } });
    await promiseMessages(
      tx,
      context.store.boss,
      who.council,
      [
        {
          to: `conversation:${alert.conversation}`,
          kind: 'from-duty',
          details: { by: idOf(who) },
          words: { words },
          key: `from-duty ${id} ${at.getTime()}`,
        },
      ],
      at,
    );
    return undefined;
  });
}
