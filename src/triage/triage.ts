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
  const found = kindOf(message);
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
              says: `It reads as if ${who.says}`,
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

function reason({ says, rule, from, changes }: Reason): Reason {
  return { says, rule, from, ...(changes && { changes }) };
}
