import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Bundle, bundleHtml, redacted } from '../../src/register/bundle.ts';
import { type AtDesk, atDesk } from '../support/desk.ts';

let at: AtDesk;
let ref: string;

beforeAll(async () => {
  at = await atDesk();
  const opened = await at.open(
    'R. Patel told Mrs Jones of 07700 900123 about my son Tom. <b>Nobody</b> rang me on 01223 111222.',
    { name: 'Kayla Smith', child: 'Tom Smith', replyBy: 'phone', replyTo: '01223 111222' },
  );
  ref = opened.ref;
  await at.desk.acknowledge(at.officer('sam'), ref);
});
afterAll(() => at.close());

async function bundle(purpose: 'ombudsman' | 'data-request', who = at.officer('sam')): Promise<Bundle> {
  const got = await at.desk.bundle(who, ref, purpose);
  if ('problem' in got) throw new Error(got.says);
  return got;
}

describe('for the Ombudsman', () => {
  test('history, dates with their working, words and record are all there', async () => {
    const got = await bundle('ombudsman');
    expect(got.history.map((it) => it.act)).toEqual(expect.arrayContaining(['opened', 'acknowledged']));
    expect(got.deadlines.find((it) => it.clock === 'stage 1 reply')?.because).toContain('10 working days after');
    expect(got.words.map((it) => it.words).join()).toContain('Nobody</b> rang me');
    expect(got.people).toMatchObject({ complainant: 'Kayla Smith', child: 'Tom Smith' });
  });

  test('each line of the record can be checked by itself, and the reading of this bundle is on it the next time', async () => {
    await bundle('ombudsman');
    const { record } = await bundle('ombudsman');
    expect(record.length).toBeGreaterThan(2);
    for (const { before, entry, hash } of record)
      expect(createHash('sha256').update(`${before}\n${entry}`).digest('hex')).toBe(hash);
    expect(record.some((it) => it.entry.includes('"did":"bundle"'))).toBe(true);
  });

  test('as a page, with nothing in it that a page would run', async () => {
    const html = bundleHtml(await bundle('ombudsman'));
    expect(html).toContain('&lt;b&gt;Nobody&lt;/b&gt;');
    expect(html).not.toMatch(/<b>Nobody|<script/);
  });

  test('only the complaints manager may have it', async () => {
    expect(await at.desk.bundle(at.officer('patel'), ref, 'ombudsman')).toMatchObject({
      problem: expect.stringMatching(/not-(allowed|found)/),
    });
    expect(await at.desk.bundle(at.officer('sam'), 'CAM-26-9999', 'ombudsman')).toMatchObject({ problem: 'not-found' });
  });
});

describe('for whoever asks for their own data', () => {
  test('their own name and number are there, and nobody else’s', async () => {
    const got = await bundle('data-request');
    const all = JSON.stringify(got);
    expect(all).toContain('Kayla Smith');
    expect(all).toContain('01223 111222');
    expect(all).not.toMatch(/Patel|900123|Whitlock/);
    expect(got.record).toEqual([]);
    expect(bundleHtml(got)).toContain('a person has to read it before it is sent');
  });

  test.each([
    ['Ask R. Patel or Patel', ['R. Patel'], [], 'Ask [somebody else] or [somebody else]'],
    ['Smith the smith', ['Ann Smith'], ['Kay Smith'], 'Smith the smith'],
    ['Ann Smith came', ['Ann Smith'], ['Kay Smith'], '[somebody else] came'],
    ['write to a.b@c.org or me@d.org', [], ['me@d.org'], 'write to [somebody else] or me@d.org'],
    ['Patella hurts', ['R. Patel'], [], 'Patella hurts'],
  ])('%s', (text, others, own, wanted) => expect(redacted(text, others, own)).toBe(wanted));
});
