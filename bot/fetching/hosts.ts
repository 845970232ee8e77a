import type { Knows } from '../service-hosts.ts';
import type { FileAt } from './file-at.ts';

export interface FileHosts {
  /** Bot Framework's services, which keep the pictures. */
  knows: Knows;
  /** A server on this machine that stands in for them all. */
  standIn?: string | undefined;
}

/** Where each chat keeps its files. Sources: "Send and receive files" of the Teams platform's documentation, Slack's "Working with files". */
const KEEPS: Record<FileAt['from'], (url: URL, knows: Knows) => boolean> = {
  'a link of Teams': ({ hostname }) => hostname.endsWith('.sharepoint.com'),
  'a picture in Teams': ({ origin }, knows) => {
    try {
      knows(`${origin}/`);
      return true;
    } catch {
      return false;
    }
  },
  Slack: ({ hostname }) => hostname === 'files.slack.com',
};

/** Whole names over https and nothing else: no port, no password, no address of a machine inside. */
export function fileHosts({ knows, standIn }: FileHosts): (from: FileAt['from'], url: URL) => boolean {
  const stand = standIn && new URL(standIn).origin;
  return (from, url) => {
    if (url.origin === stand) return true;
    const plain = url.protocol === 'https:' && url.port === '' && url.username === '' && url.password === '';
    return plain && KEEPS[from](url, knows);
  };
}
