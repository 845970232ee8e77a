import { describe, expect, it } from 'vitest';
import { screen } from '../../src/triage/danger.ts';
import { PHRASES } from './phrases.ts';

/** Known to come out wrong. A row that gets right is taken out here; one that gets wrong fails the test. */
import known from './phrases-known.json' with { type: 'json' };

const heard = (says: string) => screen(says).level !== 'none';

describe('a hundred lines of danger, and a hundred that look like them', () => {
  for (const [is, says] of PHRASES)
    it(`${is === 'd' ? 'danger' : 'harmless'}: ${says}`, () => {
      const right = heard(says) === (is === 'd');
      expect(right).toBe(!known.includes(says));
    });

  it('hears nine in ten of the dangerous', () => {
    const danger = PHRASES.filter(([is]) => is === 'd');
    expect(danger).toHaveLength(100);
    expect(danger.filter(([, says]) => heard(says)).length).toBeGreaterThanOrEqual(90);
  });

  it('lets three in four of those pass that mirror them word by word', () => {
    const harmless = PHRASES.filter(([is]) => is === '-');
    expect(harmless).toHaveLength(100);
    expect(harmless.filter(([, says]) => !heard(says)).length).toBeGreaterThanOrEqual(75);
  });
});

describe('what is used to slip past the screen does not', () => {
  const plain = [
    'my stepdad punches me when mum is at work',
    'he makes me take my clothes off and films it',
    'i am going to burn your building down tonight',
    'my carer slaps us and locks us in the shed',
  ];
  const disguises: [string, (says: string) => string][] = [
    ['hidden characters between the letters', (says) => [...says].join('\u200b')],
    ['look-alike letters', (says) => says.replace(/a/g, 'а').replace(/e/g, 'е').replace(/o/g, 'ο')],
    ['stacked accents', (says) => says.replace(/[aeiou]/g, (letter) => `${letter}\u0301\u0330`)],
    ['capitals', (says) => says.toUpperCase()],
    ['fullwidth letters', (says) => says.replace(/[a-z]/g, (it) => String.fromCodePoint(it.charCodeAt(0) + 0xfee0))],
  ];
  for (const [how, disguise] of disguises)
    it(how, () => {
      for (const says of plain)
        expect({ says, level: screen(disguise(says)).level }).not.toEqual({ says, level: 'none' });
    });

  it('reads what stands below a forwarder’s summary', () => {
    const says =
      'Hi, usual moan about the rota, please log. Thanks\n\n> From: Dad\n> The rota is wrong again. Also he punched her in the face on Sunday and she is going back there on Friday.';
    expect(screen(says, { by: 'staff' }).level).not.toBe('none');
  });

  it('hears a few words of danger in another language, and says who should look', () => {
    expect(screen('tata mnie bije i boję się wrócić do domu, proszę o pomoc').level).not.toBe('none');
  });
});
