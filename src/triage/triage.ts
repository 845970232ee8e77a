import type { Complainant } from '../procedures/procedure.ts';
import type { Model } from './model/model.ts';
import { pointsOf } from './points.ts';
import { flagsOf } from './rules/flags.ts';
import { kindOf } from './rules/kind.ts';
import { type Received, message as readMessage } from './rules/message.ts';
import { routeOf } from './rules/route.ts';
import { signpostsOf } from './rules/signpost.ts';
import { themesOf } from './rules/themes.ts';
import { speaker } from './rules/who.ts';
import type { Reason, Triage } from './vocabulary.ts';

export type { Received } from './rules/message.ts';

/**
 * What a message is, whose it is and where it goes, with the reason of each conclusion. A suggestion that a person
 * confirms: nothing here refuses anybody.
 */
export function triage(text: string, about: Received, model?: Model): Triage {
  const message = readMessage(text, about, model);
  const found = kindOf(about.story?.trim() ? readMessage(about.story, about, model) : message);
  const { kind } = found;
  const who = speaker(message);
  const route = routeOf({ message, kind, who });
  const isChild = who?.kind === 'child' || who?.kind === 'young-person';
  const themes = themesOf(message, kind);
  const points = kind === 'complaint' ? pointsOf(message, route) : [];
  const { eligible, exclusion, procedure, decisions = [] } = route;
  return {
    kind,
    eligible,
    exclusion,
    procedure,
    decisions: [...decisions],
    signpost: signpostsOf({ message, kind, who, route, isChild, matters: points.length }),
    themes,
    flags: flagsOf({ message, kind, who, route, isChild, matters: points.length }),
    points,
    because: [
      ...message.danger.because,
      reason(found),
      ...(who
        ? [
            {
              says: `Reads as ${READS[who.kind]}`,
              rule: who.category,
              from: who.from,
              changes: 'They are asked, and may correct it.',
            },
          ]
        : []),
      reason(route),
    ],
  };
}

/** Who seems to be writing, as the complaints team reads it; whoever writes hears "you are ..." and is asked. */
const READS: Record<Complainant, string> = {
  child: 'a child or young person under 18',
  'young-person': 'a young person',
  'care-leaver': 'somebody who has been in care',
  parent: 'the parent',
  grandparent: 'a grandparent',
  relative: 'another relative',
  'foster-carer': 'a foster carer',
  adopter: 'an adopter, or somebody about to be one',
  'special-guardian': 'a special guardian or kinship carer',
  representative: 'somebody who writes for another person',
  advocate: 'an advocate for a child or young person',
  professional: 'somebody who writes because of their work',
  councillor: 'a councillor',
  mp: 'an MP or councillor, for somebody they represent',
  other: 'a neighbour or a member of the public',
  anonymous: 'somebody who would rather not say who they are',
};

function reason({ says, rule, from, changes }: Reason): Reason {
  return { says, rule, from, ...(changes && { changes }) };
}
