import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { merge, readFeed } from '../src/calendar/feed.ts';

/**
 * Brings the bank holiday table up to date from GOV.UK's feed, or from a file of the same form where this machine has no way out:
 * `npm run bank-holidays -- feed.json`. Years that the feed no longer has are kept.
 */
const FEED = 'https://www.gov.uk/bank-holidays.json';
const TABLE = new URL('../src/calendar/bank-holidays.json', import.meta.url);

const [file] = process.argv.slice(2);
const text = file ? readFileSync(file, 'utf8') : await (await fetch(FEED)).text();
const feed = readFeed(text);
if ('unusable' in feed) {
  process.stderr.write(`${feed.unusable}\n`);
  process.exitCode = 2;
} else {
  const { table, changes } = merge(JSON.parse(readFileSync(TABLE, 'utf8')), feed.table);
  writeFileSync(TABLE, table);
  process.stderr.write(changes.length > 0 ? `${changes.join('\n')}\n` : 'The table was up to date.\n');
}
