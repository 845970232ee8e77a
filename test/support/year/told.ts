import type { Spread, Year } from './wanted.ts';

/** A council's months in words, for whoever ran them. */
export function inWords({ complaints, days, happened, faults, messages, ...year }: Year): string {
  const number = (n: number) => n.toLocaleString('en-GB');
  const rows = (all: Record<string, number>) =>
    Object.entries(all).map(([name, n]) => `  ${number(n).padStart(9)}  ${name}`);
  const spread = ({ of, middle, high, most }: Spread) =>
    `${number(of)} counted; the middle one ${middle}, one in a hundred ${high} or more, the highest ${most}`;
  return [
    `${number(complaints)} complaints in ${days} days`,
    ...rows(happened),
    `${number(year.rungs)} rungs climbed, ${number(year.nudges)} nudges and notices promised and sent`,
    `${number(year.linesSent)} lines went out and came as ${number(year.arrived)} messages, each counted where it arrived; ${year.alike} read like another of that day in the team’s channel`,
    'messages, by kind (refresh is a card brought up to date where it stands):',
    ...rows(messages),
    `messages about one complaint: ${spread(year.perComplaint)}`,
    `messages to one person on one day: ${spread(year.perPersonAndDay)}`,
    `the longest an answer was owed with nobody named for it: ${year.longestWithoutOwner} working minutes`,
    `${faults.length} faults`,
    ...faults.slice(0, 40),
  ].join('\n');
}
