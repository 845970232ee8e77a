import type { Db } from './store.ts';

/** A card that stands in a chat. Its data is not kept: the card is made anew from the complaint whenever that changes. */
export interface Post {
  conversation: string;
  activityId: string;
  address: string;
  kind: string;
  ref: string;
  details: Record<string, unknown>;
  /** When it was first posted: brought up to date, it keeps its place in the chat. */
  at: Date;
}

export async function savePost(db: Db, council: string, { activityId, details, ...post }: Post): Promise<void> {
  await db
    .insertInto('posts')
    .values({ council, activity_id: activityId, details: JSON.stringify(details), ...post })
    .onConflict((it) => it.columns(['council', 'conversation', 'activity_id']).doNothing())
    .execute();
}

export async function forgetPost(
  db: Db,
  council: string,
  { conversation, activityId }: Pick<Post, 'conversation' | 'activityId'>,
): Promise<void> {
  await db
    .deleteFrom('posts')
    .where('council', '=', council)
    .where('conversation', '=', conversation)
    .where('activity_id', '=', activityId)
    .execute();
}

export async function postsOf(db: Db, council: string, ref: string): Promise<Post[]> {
  const rows = await db
    .selectFrom('posts')
    .selectAll()
    .where('council', '=', council)
    .where('ref', '=', ref)
    .orderBy('at')
    .execute();
  return rows.map(({ conversation, activity_id, address, kind, details, at }) => ({
    at,
    conversation,
    activityId: activity_id,
    address,
    kind,
    ref,
    details,
  }));
}

/** Complaints with a card in some chat and a day that comes nearer: what such a card says of it is different every working day. */
export async function refsCountingDown(db: Db, council: string): Promise<string[]> {
  const rows = await db
    .selectFrom('complaints')
    .select('ref')
    .where('complaints.council', '=', council)
    .where('open', '=', true)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('posts')
          .select('posts.ref')
          .whereRef('posts.council', '=', 'complaints.council')
          .whereRef('posts.ref', '=', 'complaints.ref'),
      ),
    )
    .where(({ or, exists, selectFrom }) =>
      or([
        exists(
          selectFrom('deadlines')
            .select('clock')
            .whereRef('deadlines.council', '=', 'complaints.council')
            .whereRef('deadlines.ref', '=', 'complaints.ref')
            .where('status', 'in', ['running', 'overdue']),
        ),
        exists(
          selectFrom('tasks')
            .select('task')
            .whereRef('tasks.council', '=', 'complaints.council')
            .whereRef('tasks.ref', '=', 'complaints.ref'),
        ),
      ]),
    )
    .orderBy('ref')
    .execute();
  return rows.map((it) => it.ref);
}
