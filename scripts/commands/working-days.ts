import { england } from '../../src/calendar/calendar.ts';
import { addDays, long, readDay } from '../../src/calendar/local-date.ts';
import { notCounted } from '../../src/calendar/span.ts';
import { readArguments } from './arguments.ts';
import { type Command, Unusable } from './command.ts';

const FURTHEST = 4000;

export const command: Command = {
  name: 'working-days',
  help: 'working-days <from> <n> [--unit working|calendar]: the day that many days after a date (or before, for a negative number), with every day passed over',
  example: 'npm run -s heard -- working-days 2026-03-24 10',
  async run(args, io) {
    const { values, words } = readArguments(args, { unit: { type: 'string' } }, 2);
    const [fromText = '', countText = ''] = words;
    const from = readDay(fromText);
    if (!from)
      throw new Unusable(
        `"${fromText}" is not a day. Write 2026-03-24, or a moment with its offset like 2026-03-24T10:15:00Z.`,
      );
    const count = Number(countText);
    if (!/^[+-]?\d+$/.test(countText) || Math.abs(count) > FURTHEST) {
      throw new Unusable(
        `"${countText}" is not a number of days. Write a whole number up to ${FURTHEST}; a negative one counts back.`,
      );
    }
    const unit = values.unit ?? 'working';
    if (unit !== 'working' && unit !== 'calendar') throw new Unusable('Write --unit working or --unit calendar.');
    const { date, skipped } =
      unit === 'working' ? england.count(from, count) : { date: addDays(from, count), skipped: [] };
    const way = count < 0 ? 'before' : 'after';
    const because = `${Math.abs(count)} ${unit} ${Math.abs(count) === 1 ? 'day' : 'days'} ${way} ${long(from)}${notCounted(skipped)}`;
    io.out({ from, count, unit, date, skipped, because });
    io.say(`${long(date)}: ${because}.`);
    return 0;
  },
};
