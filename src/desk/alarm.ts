import { type Alert, findAlert, insertAlert, seeAlert } from '../store/alerts.ts';
import { promiseMessages } from '../store/outbox.ts';
import type { Context } from './context.ts';

/** Keeps the exact words and tells the people on duty, in one transaction. Raising the same alert again changes nothing. */
export async function raise(context: Context, council: string, alert: Omit<Alert, 'at'>): Promise<void> {
  const at = context.now();
  await context.store.db.transaction().execute(async (tx) => {
    await insertAlert(tx, council, { ...alert, at });
    await promiseMessages(
      tx,
      context.store.boss,
      council,
      [{ to: 'duty', kind: 'danger', details: { alert: alert.id }, key: `danger ${alert.id}` }],
      at,
    );
  });
}

/** Somebody on duty answers: the first has it, the others are told who. */
export async function see(
  context: Context,
  council: string,
  id: string,
  by: string,
): Promise<{ alert: Alert; first: boolean } | undefined> {
  const at = context.now();
  const mine = await context.store.db.transaction().execute(async (tx) => {
    const seen = await seeAlert(tx, council, id, by, at);
    if (seen)
      await promiseMessages(
        tx,
        context.store.boss,
        council,
        [{ to: 'posts', kind: 'refresh', ref: id, key: `refresh ${id} seen` }],
        at,
      );
    return seen;
  });
  if (mine) return { alert: mine, first: true };
  const other = await findAlert(context.store.db, council, id);
  return other && { alert: other, first: false };
}

/** What somebody on duty writes to the person, sent to the very conversation in which it was said. */
export async function writeBack(
  context: Context,
  council: string,
  id: string,
  words: string,
  by: string,
): Promise<boolean> {
  const alert = await findAlert(context.store.db, council, id);
  if (!alert) return false;
  const at = context.now();
  await context.store.db.transaction().execute((tx) =>
    promiseMessages(
      tx,
      context.store.boss,
      council,
      [
        {
          to: `conversation:${alert.conversation}`,
          kind: 'from-duty',
          details: { words, by },
          key: `from-duty ${id} ${at.getTime()}`,
        },
      ],
      at,
    ),
  );
  return true;
}
