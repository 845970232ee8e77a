import { createHash } from 'node:crypto';
import { localDate } from '../calendar/local-date.ts';
import { type Refusal, refuse } from '../complaints/problems.ts';
import { kindOf } from '../files/kinds.ts';
import { fileName } from '../files/name.ts';
import { idOf, type Who } from '../people/person.ts';
import type { Party } from '../rights/parties.ts';
import { digest } from '../rights/record.ts';
import { may, mayAbout } from '../rights/rights.ts';
import { findComplaint } from '../store/complaints.ts';
import {
  bindFiles,
  filesOf,
  fileWith,
  forgetFile,
  type KeptFile,
  keepFile,
  type Looked,
  markClean,
  waitingFiles,
} from '../store/files.ts';
import { changing, reading } from './change.ts';
import type { Context } from './context.ts';
import { type Performed, perform } from './perform.ts';
import { transact } from './transact.ts';

/** What somebody sent, as it came. Sent again under the same message and place, it is the same file. */
export interface SentFile {
  message: string;
  /** Its place among the files of that message. */
  place: number;
  name: string;
  bytes: Uint8Array;
}

/** Looks for harm in a file. Undefined where nobody can look just now. */
export type LookForHarm = (bytes: Uint8Array) => Promise<'clean' | 'harmful' | undefined>;

/** Files that people send: kept sealed, looked at for harm, read by whoever may read the story. */
export interface FilesDesk {
  /** Keeps a file with whoever sent it, until it is known which complaint it is about. */
  keepFile(who: Who, file: SentFile): Promise<{ id: string; name: string; kind: string } | Refusal>;
  /** What they sent last, and belongs to no complaint yet, is about this one; or only these of it. */
  addFiles(who: Who, ref: string, ids?: readonly string[]): Promise<Performed>;
  files(who: Who, ref: string): Promise<KeptFile[] | Refusal>;
  /** One of them with what is in it; the reading is on record. */
  readFile(who: Who, id: string): Promise<{ name: string; kind: string; ref?: string; bytes: Buffer } | Refusal>;
  /** Looks at what could not be looked at when it came. Answers how many are still waiting. */
  lookAtFiles(council: string): Promise<{ waiting: number }>;
}

const AT_ONCE = 20;

export function filesDesk(context: Context): FilesDesk {
  const { store } = context;
  const change = changing(context);

  const tellOfHarm = (who: Who, ref: string, id: string) =>
    perform(context, who, 'lookAtFiles', ref, () => ({
      entries: [
        { act: 'file.removed', on: localDate(context.now()), details: { file: digest(id), because: 'harmful' } },
      ],
    }));

  return {
    async keepFile(who, { message, place, name, bytes }) {
      const permit = may(who, 'keepFile');
      if ('problem' in permit) return permit;
      const kind = kindOf(bytes);
      if ('problem' in kind) return kind;
      const found = await context.lookForHarm?.(bytes);
      if (found === 'harmful') return turnedAway(who, permit.as, kind.ending, bytes);
      const conversation = placeOf(who);
      const state: Looked = found ?? (context.lookForHarm ? 'waiting' : 'not looked at');
      const id = fileId(conversation, message, place);
      const kept = { id, name: fileName(name, kind.ending), kind: kind.ending };
      await transact(context, who, async (tx, note) => {
        const file = { ...kept, conversation, size: bytes.length, state, by: idOf(who), at: context.now() };
        if (!(await keepFile(tx, who.council, file, Buffer.from(bytes)))) return;
        note({ did: 'keepFile', as: permit.as, details: { id, kind: kind.ending, size: bytes.length, state } });
      });
      return kept;
    },

    addFiles: (who, ref, ids) =>
      change(who, 'addFiles', ref, async (_, { today }, __, tx) => {
        const bound = await bindFiles(tx, who.council, placeOf(who), ref, ids);
        if (bound.length === 0) return { entries: [] };
        return {
          entries: [{ act: 'files.added', on: today, details: { files: bound } }],
          messages: [
            {
              to: 'complaints',
              kind: 'words-added',
              ...(who.kind === 'officer' && { details: { files: bound.length } }),
            },
          ],
        };
      }),

    files: (who, ref) => reading(context, who, 'files', ref, (tx) => filesOf(tx, who.council, ref)),

    readFile: (who, id) =>
      transact(context, who, async (tx, note) => {
        const found = await fileWith(tx, who.council, id);
        const { ref } = found?.file ?? {};
        const permit = mayAbout(
          who,
          'readFile',
          ref ?? '-',
          ref ? await findComplaint(tx, who.council, ref) : undefined,
        );
        if ('problem' in permit || !found) return refuse.noSuchFile();
        const { name, kind, state } = found.file;
        if (state === 'waiting' && who.kind !== 'heard') return refuse.fileNotLookedAt();
        note({ did: 'readFile', ref, as: permit.as, shown: [...permit.shows], details: { id } });
        return { name, kind, ...(ref && { ref }), bytes: found.bytes };
      }),

    async lookAtFiles(council) {
      const waiting = context.lookForHarm ? await waitingFiles(store.of(council), council, AT_ONCE) : [];
      let left = waiting.length;
      for (const id of waiting) if (await lookAgain(council, id)) left--;
      return { waiting: left };
    },
  };

  /** Nothing of it is kept; that somebody sent it is on record. */
  async function turnedAway(who: Who, as: Party, kind: string, bytes: Uint8Array): Promise<Refusal> {
    await transact(context, who, async (_, note) => {
      note({ did: 'keepFile', as, details: { kind, size: bytes.length, harmful: true } });
    });
    return refuse.badFile();
  }

  /** False where nobody can look just now. What is found harmful is gone, and the complaints team is told. */
  async function lookAgain(council: string, id: string): Promise<boolean> {
    const found = await fileWith(store.of(council), council, id);
    const verdict = found && (await context.lookForHarm!(found.bytes));
    if (!found || !verdict) return false;
    const { ref, kind } = found.file;
    const who: Who = { kind: 'heard', council };
    await transact(context, who, async (tx, note) => {
      if (verdict === 'clean') await markClean(tx, council, id, context.now());
      else await forgetFile(tx, council, id);
      note({ did: 'lookAtFiles', ref, details: { id, kind, verdict } });
    });
    if (verdict === 'harmful' && ref) await tellOfHarm(who, ref, id);
    return true;
  }
}

/** Whose files these are until they belong to a complaint: a conversation's, or those of somebody who works here, wherever they sent them. */
export function placeOf(who: Who): string {
  return who.kind === 'complainant' ? who.conversation : `person:${idOf(who)}`;
}

/** The same file of the same message is the same file, however often it is sent. */
export function fileId(conversation: string, message: string, place: number): string {
  return createHash('sha256')
    .update(JSON.stringify([conversation, message, place]))
    .digest('base64url')
    .slice(0, 22);
}
