import { describe, expect, test } from 'vitest';
import { samplePeople } from '../../src/people/sample.ts';
import { canonical, chained, digest, genesis, lineOf } from '../../src/rights/record.ts';

const [sam] = samplePeople('exampleshire');

describe('one line of the record', () => {
  test('says who, when, from where, as what, what was shown and why, in a fixed order of keys', () => {
    const who = { kind: 'officer', council: 'exampleshire', person: sam!, from: 'teams, one to one' } as const;
    const note = {
      did: 'readStory',
      ref: 'EXA-26-0001',
      as: 'complaints-team',
      shown: ['story', 'names'],
      why: 'to reply',
    } as const;
    expect(lineOf(who, note, new Date('2026-03-20T16:50:00Z'))).toBe(
      '{"as":"complaints-team","at":"2026-03-20T16:50:00.000Z","did":"readStory","from":"teams, one to one","ref":"EXA-26-0001","shown":["names","story"],"who":"sam","why":"to reply"}',
    );
  });

  test('the same value is the same text, whatever the order of its keys', () => {
    expect(canonical({ b: [{ d: 1, c: 2 }], a: null })).toBe(canonical({ a: null, b: [{ c: 2, d: 1 }] }));
    expect(digest({ b: 1, a: 2 })).toBe(digest({ a: 2, b: 1 }));
  });
});

describe('the chain', () => {
  const entries = ['one', 'two', 'three'];
  const hashes = (of: readonly string[]) => chained(genesis('exampleshire'), of).map((it) => it.hash);

  test('cut in two, it comes to the same end', () => {
    const [first, second] = [chained(genesis('exampleshire'), entries.slice(0, 1)), entries.slice(1)];
    expect(chained(first[0]!.hash, second).at(-1)?.hash).toBe(hashes(entries).at(-1));
  });

  test.each([
    ['a changed letter', ['one', 'tw0', 'three'], 1],
    ['a missing entry', ['one', 'three'], 1],
    ['two exchanged', ['two', 'one', 'three'], 0],
  ])('%s changes every hash from there on', (_, changed, from) => {
    const before = hashes(entries);
    const after = hashes(changed);
    expect(after.slice(0, from)).toEqual(before.slice(0, from));
    for (const hash of after.slice(from)) expect(before).not.toContain(hash);
  });

  test('another council begins elsewhere', () => {
    expect(genesis('exampleshire')).not.toBe(genesis('elsewhere'));
  });
});
