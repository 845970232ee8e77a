import type { Letter, LetterView, NextStep, Paragraph } from './letter.ts';

/** The parts that every letter has: whom it greets, which complaint it is about, what comes next, and whom it is from. */
export function make(view: LetterView, title: string, body: readonly Paragraph[], next: NextStep): Letter {
  const { council, complaint, voice, name } = view;
  return {
    ref: complaint.ref,
    title: `${title} (${complaint.ref})`,
    greeting: voice === 'child' ? `Hi${name ? ` ${name}` : ''},` : name ? `Dear ${name},` : 'Hello,',
    body: body.filter((it) => it !== ''),
    next,
    from: `${council.complaintsTeam.name}, ${council.name}`,
  };
}
