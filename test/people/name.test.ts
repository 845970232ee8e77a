import { expect, test } from 'vitest';
import { readName } from '../../dialogs/name.ts';
import { readReach } from '../../dialogs/reach.ts';
import { initialsOf } from '../../src/complaints/telling.ts';
import { nameFrom } from '../../src/people/name.ts';

test.each([
  ['R. Patel', 'R. Patel'],
  ['R. Patel\u202e', 'R. Patel'],
  ['\u2067\u202eletaP .R\u202c\u2069', 'letaP .R'],
  ['R. Patel\r\nBcc: everybody@example.org', 'R. Patel Bcc: everybody@example.org'],
  ['R.\u2028Patel\u0000\u0007', 'R. Patel'],
  ['  R.   Patel ', 'R. Patel'],
  ['علي حسن', 'علي حسن'],
  ['👩‍👩‍👧 Zoë Müller', '👩‍👩‍👧 Zoë Müller'],
  ['a'.repeat(500), 'a'.repeat(100)],
  ['\u202e', ''],
])('a name as a channel says it: %j', (sent, name) => {
  expect(nameFrom(sent)).toBe(name);
});

test('a name that somebody types turns no line of ours, and what they typed is kept', () => {
  const typed = '\u202eKayla Smith\u202c, about my son \u2067Leo\u2069';
  expect(readName(typed)).toEqual({ words: typed, name: 'Kayla Smith', child: 'Leo' });
  expect(initialsOf(readName(typed).name)).toBe('K.S.');
});

test.each([
  ['email me at sam@example.org', 'sam@example.org'],
  ['sam@example.org\r\nBcc: everybody@example.org', 'sam@example.org'],
  ['everybody,sam@example.org', 'sam@example.org'],
  ['"everybody@example.org" <sam@example.org>', 'everybody@example.org'],
  ['mailto:sam@example.org', 'sam@example.org'],
])('one address and no header: %j', (said, to) => {
  expect(readReach(said, undefined, 'adult')).toMatchObject({ answer: { by: 'email', to } });
});
