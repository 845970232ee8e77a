import { localDate } from '../calendar/local-date.ts';
import type { Refusal } from '../complaints/problems.ts';
import { stateOf } from '../complaints/state.ts';
import { rulesFor } from '../deadlines/deadlines.ts';
import { rightsOf } from '../deadlines/rights.ts';
import { isLetter, type LetterName } from '../letters/index.ts';
import { asText } from '../letters/text.ts';
import type { Who } from '../people/person.ts';
import { type Bundle, moment, type Purpose, withoutOthers } from '../register/bundle.ts';
import type { CountedRow } from '../reports/measures.ts';
import { may } from '../rights/rights.ts';
import { complainantOf } from '../store/complainants.ts';
import { wordsOf } from '../store/complaints.ts';
import { lettersSent, saidAbout } from '../store/outbox.ts';
import { peopleOf } from '../store/people.ts';
import { recordAbout } from '../store/record.ts';
import { registerRows } from '../store/register.ts';
import { reading } from './change.ts';
import { type Context, councilIn } from './context.ts';
import type { Desk } from './desk.ts';
import { clocksOf, packOf } from './perform.ts';
import { transact } from './transact.ts';

export interface BundlingDesk {
  /** Everything kept of one complaint, for the Ombudsman, or for whoever asks for their own data: then without anybody else's. */
  bundle(who: Who, ref: string, purpose: Purpose): Promise<Bundle | Refusal>;
  /** The register as rows with no name in them, for a spreadsheet. */
  exportRegister(who: Who): Promise<CountedRow[] | Refusal>;
}

export function bundlingDesk(context: Context, desk: () => Desk): BundlingDesk {
  return {
    async bundle(who, ref, purpose) {
      const made = await reading(
        context,
        who,
        'bundle',
        ref,
        (tx, complaint) => gather(context, tx, complaint, purpose),
        purpose,
      );
      if ('problem' in made) return made;
      const { bundle, others, own, sent } = made;
      for (const { name, at } of sent) {
        const letter = await desk().letter({ kind: 'heard', council: who.council }, ref, name, at);
        if (!('problem' in letter)) bundle.letters.push({ name, sent: moment(at), text: asText(letter) });
      }
      return purpose === 'data-request' ? withoutOthers(bundle, others, own) : bundle;
    },
    async exportRegister(who) {
      const permit = may(who, 'exportRegister');
      if ('problem' in permit) return permit;
      const rows = await registerRows(context.store.of(who.council), who.council, '1900-01-01', '2200-12-31');
      await transact(context, who, async (_, note) =>
        note({ did: 'exportRegister', as: permit.as, details: { rows: rows.length } }),
      );
      return rows;
    },
  };
}

interface Gathered {
  bundle: Bundle;
  /** Names that are not the asker's. */
  others: string[];
  own: string[];
  sent: { name: LetterName; at: Date }[];
}

async function gather(
  context: Context,
  tx: Parameters<typeof wordsOf>[0],
  complaint: Parameters<typeof clocksOf>[1],
  purpose: Purpose,
): Promise<Gathered> {
  const { council, ref, facts, entries } = complaint;
  const people = await peopleOf(tx, council);
  const told = await complainantOf(tx, council, ref);
  const nameOf = (id: string) => people.find((it) => it.id === id)?.name ?? (id === 'heard' ? 'Heard' : id);
  const clocks = clocksOf(context, complaint);
  const pack = packOf(context, complaint);
  const today = localDate(context.now());
  const sent = (await lettersSent(tx, council, ref)).flatMap(({ letter, at }) =>
    isLetter(letter) ? [{ name: letter, at }] : [],
  );
  const bundle: Bundle = {
    purpose,
    council: councilIn(context, council).name,
    ref,
    made: today,
    state: stateOf(facts, clocks),
    rules: `${pack.from} (${pack.source})`,
    received: facts.received,
    people: {
      complainant: told?.name,
      child: told?.child,
      reach: [told?.replyBy, told?.replyTo].filter(Boolean).join(' '),
    },
    history: entries.map(({ act, on, at, by, details }) => ({ act, on, at: moment(at), by: nameOf(by), details })),
    deadlines: clocks,
    rights: rightsOf(facts, rulesFor(pack, facts), clocks, today),
    words: (await wordsOf(tx, council, ref))
      .filter((it) => it.kind !== 'triage')
      .map(({ kind, words, by, at }) => ({ kind, words, by: nameOf(by), at: moment(at) })),
    letters: [],
    said: (await saidAbout(tx, council, ref)).map(({ kind, address, promisedAt, outcome }) => ({
      kind,
      to: address.replace(/:.*/, ''),
      at: moment(promisedAt),
      outcome: outcome ?? 'not sent yet',
    })),
    record: await recordAbout(tx, council, ref),
  };
  return {
    bundle,
    others: people.map((it) => it.name),
    own: [told?.name, told?.child, told?.replyTo].filter((it) => it !== undefined),
    sent,
  };
}
