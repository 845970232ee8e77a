import { z } from 'zod';
import { isLocalDate, long } from './local-date.ts';

const event = z.object({
  title: z.string(),
  date: z.string().refine(isLocalDate),
  notes: z.string(),
  bunting: z.boolean(),
});
const division = z.object({ division: z.string(), events: z.array(event).min(1) });
const schema = z.object({ 'england-and-wales': division, scotland: division, 'northern-ireland': division });

/** The bank holidays of the three divisions, as GOV.UK publishes them. */
export type Feed = z.infer<typeof schema>;
type Division = keyof Feed;
type Event = z.infer<typeof event>;

/** Reads the feed; a sentence where it is not one. */
export function readFeed(text: string): { table: Feed } | { unusable: string } {
  try {
    const read = schema.safeParse(JSON.parse(text));
    if (read.success) return { table: read.data };
    const [issue] = read.error.issues;
    return {
      unusable: `This is not the bank holiday feed: ${issue?.path.join('.') || 'its top'} is not as expected. Nothing was changed.`,
    };
  } catch {
    return { unusable: 'This is not JSON, so it is not the bank holiday feed. Nothing was changed.' };
  }
}

/** The old table with the feed's years put in place of its own, and each change in words. Years the feed does not have stay. */
export function merge(old: Feed, feed: Feed): { table: string; changes: string[] } {
  const names = Object.keys(feed) as Division[];
  const changes: string[] = [];
  const merged = Object.fromEntries(
    names.map((name) => {
      const years = new Set(feed[name].events.map(yearOf));
      const kept = old[name].events.filter((it) => !years.has(yearOf(it)));
      const replaced = old[name].events.filter((it) => years.has(yearOf(it)));
      changes.push(...differences(name, replaced, feed[name].events));
      const events = [...kept, ...feed[name].events].sort((a, b) => (a.date < b.date ? -1 : 1));
      return [name, { division: name, events }];
    }),
  );
  return { table: written(merged as Feed), changes };
}

function yearOf({ date }: Event): string {
  return date.slice(0, 4);
}

function differences(name: Division, before: readonly Event[], after: readonly Event[]): string[] {
  const says = (it: Event, what: string) => `${name}: ${long(it.date)}, ${it.title}, ${what}`;
  const [had, has] = [new Set(before.map((it) => it.date)), new Set(after.map((it) => it.date))];
  return [
    ...after.filter((it) => !had.has(it.date)).map((it) => says(it, 'added')),
    ...before.filter((it) => !has.has(it.date)).map((it) => says(it, 'taken away')),
  ];
}

/** One holiday a line, so that a change is one line in a review. */
function written(feed: Feed): string {
  return `${JSON.stringify(feed, null, 2).replace(
    /\{\n\s+"title": (.*),\n\s+"date": (.*),\n\s+"notes": (.*),\n\s+"bunting": (.*)\n\s+\}/g,
    '{ "title": $1, "date": $2, "notes": $3, "bunting": $4 }',
  )}\n`;
}
