import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Feed, merge, readFeed } from '../../src/calendar/feed.ts';

const text = readFileSync(new URL('../../src/calendar/bank-holidays.json', import.meta.url), 'utf8');
const table = JSON.parse(text) as Feed;

const only = (years: readonly string[]): Feed =>
  Object.fromEntries(
    Object.entries(table).map(([name, it]) => [
      name,
      { ...it, events: it.events.filter((event) => years.includes(event.date.slice(0, 4))) },
    ]),
  ) as Feed;

test('a feed that says what the table says changes nothing, to the letter', () => {
  expect(merge(table, only(['2025', '2026', '2027']))).toEqual({ table: text, changes: [] });
});

test('a holiday proclaimed late is added, and said', () => {
  const feed = only(['2027']);
  feed['england-and-wales'].events.push({ title: 'A proclaimed day', date: '2027-06-11', notes: '', bunting: true });
  const { table: merged, changes } = merge(table, feed);
  expect(changes).toEqual(['england-and-wales: Friday 11 June 2027, A proclaimed day, added']);
  expect(merged).toContain('{ "title": "A proclaimed day", "date": "2027-06-11", "notes": "", "bunting": true }');
  expect(merged).toContain('"date": "2008-01-01"');
});

test.each([
  ['not JSON', '<html>', 'This is not JSON'],
  ['another feed', '{"england-and-wales":{}}', 'This is not the bank holiday feed'],
  ['a day that does not exist', text.replace('2026-12-28', '2026-02-30'), 'This is not the bank holiday feed'],
])('%s changes nothing and says so', (_, bad, says) => {
  const read = readFeed(bad);
  expect('unusable' in read && read.unusable).toContain(says);
});
