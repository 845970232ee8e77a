import { z } from 'zod';
import { storable } from '../../../src/store/text.ts';
import type { FileAt, Linked } from '../../fetching/file-at.ts';

/** A file of a message, as far as we look at it. Whatever else it has is Slack's affair. */
export const slackFile = z
  .object({
    name: z.string().nullish(),
    title: z.string().nullish(),
    url_private: z.string().nullish(),
    url_private_download: z.string().nullish(),
    mode: z.string().nullish(),
    is_external: z.boolean().nullish(),
  })
  .catch({});

type SlackFile = z.infer<typeof slackFile>;

/** What a message carries beside its words: what Slack keeps and gives to our token, and what is somewhere else. */
export interface Carried {
  toFetch: FileAt[];
  elsewhere: Linked[];
}

export const NONE: Carried = { toFetch: [], elsewhere: [] };

/** What Slack does not keep as a file: a link into another service, a page that is written in Slack, one that was deleted or is too old. */
const NO_FILE = new Set(['external', 'canvas', 'quip', 'space', 'list', 'tombstone', 'hidden_by_limit']);
const MOST = 10;

export function carriedIn(files: readonly SlackFile[] = [], team: string): Carried {
  const carried: Carried = { toFetch: [], elsewhere: [] };
  for (const it of files) {
    const { url_private, url_private_download, mode, is_external } = it;
    const name = storable(it.name || it.title || 'a file');
    const url = url_private_download ?? url_private;
    const ours = url && !is_external && !NO_FILE.has(mode ?? '') && carried.toFetch.length < MOST;
    if (ours) carried.toFetch.push({ name, url, from: 'Slack', at: team });
    else carried.elsewhere.push({ name, ...(url_private && { to: storable(url_private) }) });
  }
  return carried;
}
