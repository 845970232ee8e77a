import { beforeAll, describe, expect, test } from 'vitest';
import { type Difference, differences, type Otherwise } from './differences.ts';
import { type Ran, run } from './run.ts';
import { slackWorld } from './slack.ts';
import { teamsWorld } from './teams.ts';
import { webchatWorld } from './webchat.ts';

/** The web chat is what the others are compared with. */
let base: Ran;
beforeAll(async () => {
  base = await ranIn(webchatWorld);
});

async function ranIn(open: typeof webchatWorld): Promise<Ran> {
  const world = await open();
  const ran = await run(world);
  await world.close();
  return ran;
}

const rows: readonly Difference[] = Object.values(differences);

describe.each([
  ['teams', teamsWorld],
  ['slack', slackWorld],
] as const)('%s beside the web chat', (name, open) => {
  let ran: Ran;
  beforeAll(async () => {
    ran = await ranIn(open);
  });

  test('what is on record, every date and everything promised is the same, byte for byte, but for how it came', () => {
    expect(comparable(ran)).toEqual(comparable(base));
  });

  test('every person is told the same in every step, but for the differences that docs/channels.md lists', () => {
    const { unlisted } = compared();
    expect(unlisted).toEqual([]);
  });

  test('every difference that is listed is still there', () => {
    const { shown } = compared();
    const listed = rows.flatMap(({ what, lines }) => Object.keys(lines?.[name] ?? {}).map((way) => `${what}: ${way}`));
    expect(listed.filter((it) => !shown.has(it))).toEqual([]);
  });

  function compared() {
    const unlisted: string[] = [];
    const shown = new Set<string>();
    for (const [step, parts] of Object.entries(base.told))
      for (const [part, lines] of Object.entries(parts)) {
        const here = ran.told[step]![part as keyof typeof parts];
        const less = lines.filter((it) => !here.includes(it));
        const more = here.filter((it) => !lines.includes(it) && !knownBefore(step, part as keyof typeof parts, it));
        for (const [way, found] of [
          ['less', less],
          ['more', more],
        ] as const)
          for (const line of found) {
            const row = rows.find((it) => (it.lines?.[name] as Otherwise | undefined)?.[way]?.test(line));
            if (row) shown.add(`${row.what}: ${way}`);
            else unlisted.push(`${step} · ${part} · ${way}: ${line}`);
          }
      }
    return { unlisted, shown };
  }

  /** Shown again to whoever was shown it before is nothing new. */
  function knownBefore(step: string, part: keyof Ran['told'][string], line: string): boolean {
    const before = Object.keys(ran.told).slice(0, Object.keys(ran.told).indexOf(step));
    return before.some((it) => ran.told[it]![part].includes(line));
  }
});

/** A form that opens reads once more what it is about, so what somebody was shown counts once. */
function comparable({ record }: Ran): string[] {
  const lines = record.map(withoutWay).filter(isNotLearnt);
  return lines.filter((it, at) => !it.includes('"shown":[') || lines.indexOf(it) === at);
}

/** A channel's name, its conversations and how somebody sat there stand in what is kept; the rest is the same. */
function withoutWay(line: string): string {
  return line
    .replace(/"from":"(webchat|teams|slack), (one to one|with others|tab)"/g, '"from":"a channel"')
    .replace(/"(conversation|telling)":"[^"]*"/g, '"$1":"there"')
    .replace(/"channel":"(web chat|Slack chat)"/g, '"channel":"a channel"')
    .replace(/"alert":"[^"]*"/g, '"alert":"that one"')
    .replace(/"key":"(danger|refresh|from-duty) [^"]*"/g, '"key":"$1 that one"')
    .replace(/"ref":"(?![A-Z]{3}-)[^"]*"/g, '"ref":"that one"')
    .replace(/"address":"conversation:[^"]*"/g, '"address":"there"');
}

/** Accounts that a channel tells us of are put on record where they are new. */
function isNotLearnt(line: string): boolean {
  return !line.includes('"did":"savePeople","from":"Heard itself"');
}
