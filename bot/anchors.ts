import type { Desk } from '../src/desk/desk.ts';
import type { Log } from '../src/log.ts';

/** Puts an anchor where it is kept: anything that is not an answer of yes is thrown. */
export type PostAnchor = (anchor: { council: string; day: string; seq: number; hash: string }) => Promise<void>;

const PATIENCE = 10_000;

/** By HTTPS to an address outside, as JSON: a mailbox, an archive, a colleague's script. */
export function anchorsTo(url: string): PostAnchor {
  return async (anchor) => {
    const answered = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(anchor),
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (!answered.ok) throw new Error(`answered ${answered.status}`);
  };
}

/** Every anchor that nobody outside has yet. One that cannot be posted is tried again at the next sweep. */
export async function postAnchors(desk: Desk, councils: readonly string[], post: PostAnchor, log: Log): Promise<void> {
  for (const council of councils) {
    const all = await desk.anchors({ kind: 'heard', council });
    if ('problem' in all) continue;
    for (const { day, seq, hash, postedAt } of all) {
      if (postedAt) continue;
      try {
        await post({ council, day, seq, hash });
        await desk.anchorPosted(council, day);
      } catch (error) {
        log.warn({ council, day, because: (error as Error).name }, 'an anchor was not posted');
        return;
      }
    }
  }
}
