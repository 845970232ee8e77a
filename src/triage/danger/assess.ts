import type { About, Danger } from '../danger.ts';
import { quote, type Reading } from '../english/read.ts';
import { type Span, windows } from '../model/features.ts';
import { type Finding, ROWS } from '../model/findings.ts';
import type { Head } from '../model/heads.ts';
import type { Model } from '../model/model.ts';
import type { Seen } from '../model/seen.ts';
import type { Reason } from '../vocabulary.ts';
import { DANGER_FLAGS, type DangerFlag, type Evidence } from './evidence/evidence.ts';
import { EVIDENCE } from './evidence/index.ts';
import { foreignDanger } from './foreign.ts';

export interface Assessment extends Danger {
  /** How sure; the levels are cut from it. Higher is more like danger. */
  score: number;
}

/** Adds up what the tables found and what the model learnt, sentence by sentence, and says which words did it. */
export function assess(seen: Seen, model: Model, about: About = {}): Assessment {
  const child = about.childLikely === true;
  const known = assessed.get(seen);
  if (known?.model === model && known.child === child) return known.assessment;
  const assessment = weigh(seen, model, child);
  assessed.set(seen, { model, child, assessment });
  return assessment;
}

/** The screen and the triage ask about the same message in turn. */
const assessed = new WeakMap<Seen, { model: Model; child: boolean; assessment: Assessment }>();

function weigh(seen: Seen, model: Model, childLikely: boolean): Assessment {
  const { reading, found } = seen;
  const foreign = foreignDanger(reading);
  const features = seen.features(model.vocabulary);
  const spans = windows(reading).map((span) => {
    const [here = 0] = model.scoreAt(HERE, features, span);
    return { span, here };
  });
  const whole = { from: 0, to: reading.words.length };
  const [somewhere = 0, ...which] = model.scoreAt(WHOLE, features, whole);
  const ranked = [...spans].sort((a, b) => b.here - a.here);
  const worst = ranked[0]!;
  const evidence = evidenceIn(found, worst.span);
  const { second, bias, now, today, ...mix } = model.danger;
  const score = mix.whole * somewhere + worst.here + second * (ranked[1]?.here ?? worst.here) + bias;
  const child = childLikely ? CHILD_BENEFIT : 0;
  const evident = found.some((it) => ROWS[it.row]!.table === 'evidence' && !it.negated);
  const heard = !evident && reading.words.length < SHORT ? score - UNSUPPORTED : score;
  const outrightly = saidPlainly(found);
  const plain = heard > OVERRULED && outrightly ? Math.max(heard, today) : heard;
  const sure = foreign ? Math.max(plain, foreign.score) : plain;
  const immediate = sure + child >= now || (outrightly && heard + child >= today);
  const level = immediate ? 'now' : sure + child >= today ? 'today' : 'none';
  if (level === 'none')
    return { level, score: sure, flags: [], immediate: false, implied: false, from: [], because: [] };
  const flags = foreign?.flags ?? flagsOf(which, evidence);
  const outright = evidence.some((it) => it.row.outright);
  return {
    level,
    score: sure,
    flags,
    immediate: level === 'now' && evidence.some((it) => it.row.now),
    implied: !outright && !foreign,
    from: foreign?.from ?? wordsOf(reading, evidence, worst.span),
    because: foreign?.because ?? reasons(reading, evidence, worst.span, level),
  };
}

const HERE: readonly Head[] = ['danger here'];
const WHOLE: readonly Head[] = ['danger somewhere', 'is lado', 'is self-harm', 'is threat'];

/**
 * What the tables call outright is never left to the model alone: said without "not", "if" or quotation marks and with nothing
 * near that makes it a game, a figure of speech or a thing of the past, a person looks today, unless the model is very sure.
 */
function saidPlainly(found: readonly Finding[]): boolean {
  const discounts = found.filter((it) => ROWS[it.row]!.table === 'discount');
  return found.some(
    (it) =>
      ROWS[it.row]!.table === 'evidence' &&
      EVIDENCE[it.row]!.outright &&
      !it.negated &&
      !it.supposed &&
      !it.quoted &&
      !discounts.some(({ from }) => Math.abs(from - it.from) < NEAR),
  );
}

const NEAR = 14;
/** A line in which the tables find nothing is taken less at its word: there is little else in it to go by. */
const SHORT = 20;
const UNSUPPORTED = 0.8;
const OVERRULED = -4;

/** An unsure screen alarms a little sooner where a child may be speaking. */
const CHILD_BENEFIT = 0.5;

interface Found {
  row: Evidence;
  finding: Finding;
}

function evidenceIn(found: readonly Finding[], { from, to }: Span): Found[] {
  return found
    .filter((it) => it.from >= from && it.from < to && !it.negated && ROWS[it.row]!.table === 'evidence')
    .map((finding) => ({ row: EVIDENCE[finding.row]!, finding }));
}

/** Naming one kind too many costs a second look; missing it loses the police, the LADO or the crisis team. */
const SURE = -0.4;

/** Safeguarding unless it is only about the writer's own life or only a threat. */
function flagsOf(which: readonly number[], evidence: readonly Found[]): DangerFlag[] {
  const special = DANGER_FLAGS.slice(1).filter((_, at) => which[at]! > SURE);
  const threatOnly =
    special.includes('threat') && !evidence.some((it) => it.row.flag === 'safeguarding' && it.row.outright);
  return threatOnly && special.length === 1 ? special : [...new Set<DangerFlag>(['safeguarding', ...special])];
}

function wordsOf(reading: Reading, evidence: readonly Found[], span: Span): string[] {
  const said = evidence.map(({ finding }) => quote(reading, finding.from, finding.to));
  return said.length > 0 ? [...new Set(said)].slice(0, 5) : [quote(reading, span.from, span.to)];
}

function reasons(reading: Reading, evidence: readonly Found[], span: Span, level: Danger['level']): Reason[] {
  const says = (it: Found) => `${it.row.says[0]!.toUpperCase()}${it.row.says.slice(1)}`;
  const each = [...new Map(evidence.map((it) => [it.row.id, it])).values()];
  const told = each.slice(0, 4).map((it) => ({
    says: says(it),
    rule: it.row.flag === 'lado' ? 'R25, domain 8.1' : 'R26, domain 8.1',
    from: quote(reading, it.finding.from, it.finding.to),
    changes: CHANGES,
  }));
  if (told.length > 0) return told;
  return [
    {
      says:
        level === 'now'
          ? 'This reads like messages about a child in danger'
          : 'This may be about a child in danger; a person looks today',
      rule: 'R26, domain 8.1',
      from: quote(reading, span.from, span.to),
      changes: CHANGES,
    },
  ];
}

const CHANGES = 'A person who has read it and spoken to them decides; the words are kept either way.';
