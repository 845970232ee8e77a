import type { Desk } from '../src/desk/desk.ts';
import type { Vitals } from '../src/desk/watching.ts';
import type { Log } from '../src/log.ts';
import { unsentIds } from '../src/store/outbox.ts';
import { attempt } from './delivery/attempt.ts';
import type { Deliveries } from './delivery/parts.ts';

export interface WatchdogParts {
  desk: Desk;
  delivering: Deliveries;
  log: Log;
  now(): Date;
  /** Called only when all is well: whoever waits for it outside raises the alarm when it stays away. */
  heartbeat?: (() => Promise<void>) | undefined;
}

export interface Watchdog {
  /** One look at everything. */
  look(): Promise<void>;
  upSince(): Date;
}

/** How often it looks. */
export const EVERY = 2 * 60_000;

/**
 * Beside the sweep, the queue and its workers, and in need of none of them: it has a timer of its own, and brings what it says to its
 * readers itself. A machine that was asleep has had no time to sweep, which is no fault of the sweep's.
 */
export function createWatchdog({ desk, delivering, log, now, heartbeat }: WatchdogParts): Watchdog {
  let upSince = now();
  let lookedAt = upSince;
  return {
    upSince: () => upSince,
    async look() {
      const at = now();
      if (at.getTime() - lookedAt.getTime() > 2 * EVERY) upSince = at;
      lookedAt = at;
      const watched = await desk.watch(upSince);
      for (const { council, told } of watched) {
        if (told.length > 0) log.error({ council, found: told.map((it) => it.name) }, 'the watchdog found something');
        const lines = await unsentIds(delivering.of(council), council, 'finding');
        for (const id of lines) await attempt(delivering, { council, id });
      }
      if (watched.every((it) => it.open.length === 0)) await heartbeat?.();
    },
  };
}

const PATIENCE = 10_000;

export function heartbeatTo(url: string): () => Promise<void> {
  return async () => {
    const answered = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(PATIENCE) });
    if (!answered.ok) throw new Error(`the heartbeat address answered ${answered.status}`);
  };
}

interface Gauge {
  name: string;
  help: string;
  of(vitals: Vitals, now: Date): number | undefined;
}

const age = (since: Date | undefined, now: Date) => since && Math.max(0, (now.getTime() - since.getTime()) / 1000);

const GAUGES: readonly Gauge[] = [
  { name: 'heard_sweep_age_seconds', help: 'since dates were last looked at', of: (it, now) => age(it.sweptAt, now) },
  { name: 'heard_sweep_stalled', help: '1 while nobody is nudged', of: (it) => (it.stalled ? 1 : 0) },
  { name: 'heard_messages_waiting', help: 'promised and not sent', of: (it) => it.waiting },
  {
    name: 'heard_messages_oldest_seconds',
    help: 'how long the oldest waits',
    of: (it, now) => age(it.oldest, now) ?? 0,
  },
  { name: 'heard_messages_given_up', help: 'reached nobody, and nobody has dealt with them', of: (it) => it.givenUp },
  { name: 'heard_findings', help: 'found by the watchdog and not put right', of: (it) => it.findings },
];

/** Prometheus text: counts and ages by council, and nothing that is about anybody. */
export function metricsText(usable: boolean, all: readonly Vitals[], now: Date): string {
  const store = `# HELP heard_store_usable 1 while the database answers with the tables of this program\n# TYPE heard_store_usable gauge\nheard_store_usable ${usable ? 1 : 0}\n`;
  return (
    store +
    GAUGES.map(({ name, help, of }) => {
      const lines = all.flatMap((it) => {
        const value = of(it, now);
        return value === undefined ? [] : [`${name}{council="${it.council}"} ${value}`];
      });
      return [`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, ...lines, ''].join('\n');
    }).join('')
  );
}
