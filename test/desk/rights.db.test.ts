import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileId } from '../../src/desk/files.ts';
import { idOf, type Who } from '../../src/people/person.ts';
import { PERSONAL } from '../../src/rights/fields.ts';
import { PARTIES, type Party } from '../../src/rights/parties.ts';
import { DOINGS, type Doing, type Row, reach, rights } from '../../src/rights/rights.ts';
import { within } from '../../src/store/reach.ts';
import { recordFrom } from '../../src/store/record.ts';
import { type AtDesk, atDesk, done } from '../support/desk.ts';
import { openedToAll, personOfParty } from '../support/parties.ts';

const LETTER = Buffer.from('They said that nobody had told them.');

let at: AtDesk;
/** Every party is a party to it. */
let ref: string;
const COUNCIL = 'cambridgeshire';
const heard: Who = { kind: 'heard', council: COUNCIL };
const complainant = (of?: string) =>
  ({ kind: 'complainant', council: COUNCIL, conversation: 'told', ...(of && { ref: of }) }) as const;

beforeAll(async () => {
  at = await atDesk({ council: COUNCIL });
  await at.desk.keepFile(complainant(), { message: 'sent', place: 0, name: 'letter.txt', bytes: LETTER });
  ref = await openedToAll(at);
  await at.know(...PARTIES.flatMap((it) => [{ id: `a-${it}` }, { id: `gone-${idOf(only(it))}` }]));
});
afterAll(() => at.close());

/** Nobody but whoever complained can even be handed to it: it does not compile. */
const ONLY_COMPLAINANTS = { problem: 'not-allowed' };

const NO_LESSONS = { messages: [], danger: [], themes: [], kinds: [] };

/** How each thing is asked for. What comes of it does not matter here, only whether it is refused for want of a right. */
const ask: Record<Doing, (who: Who, ref: string) => Promise<unknown>> = {
  open: (who) =>
    at.desk.open(who, {
      id: 'told:1',
      channel: 'web chat',
      receivedAt: at.at,
      complainant: 'parent',
      words: [],
      details: {},
    }),
  newCode: async (who) => (who.kind === 'complainant' ? at.desk.newCode(who) : ONLY_COMPLAINANTS),
  comeBack: async (who) => (who.kind === 'complainant' ? at.desk.comeBack(who, 'K7QF-2M9X-TD4R') : ONLY_COMPLAINANTS),
  revokeCodes: (who, of) => at.desk.revokeCodes(who, of),
  addWords: (who, of) => at.desk.addWords(who, of, { words: 'more', message: 'm' }),
  keepFile: (who) => at.desk.keepFile(who, { message: 'm', place: 0, name: 'letter.txt', bytes: LETTER }),
  addFiles: (who, of) => at.desk.addFiles(who, of),
  files: (who, of) => at.desk.files(who, of),
  readFile: (who) => at.desk.readFile(who, fileId('told', 'sent', 0)),
  agree: (who, of) => at.desk.agree(who, of, { yes: false }),
  stand: (who, of) => at.desk.stand(who, of),
  due: async (who) => {
    const rows = await at.desk.due(who, 'this week');
    return rows.some((it) => it.ref === ref) ? rows : { problem: 'not-allowed' };
  },
  board: async (who) => {
    const board = await at.desk.board(who, { view: 'open' });
    if ('problem' in board) return board;
    return board.rows.some((it) => it.ref === ref) ? board : { problem: 'not-allowed' };
  },
  readUnsent: async (who) => {
    await sql`insert into conversations (council, id, version, seq, channel, key, at, unread_since)
      values (${COUNCIL}, 'unsent', 0, 0, 'webchat', ${'key'}, ${at.at}, ${at.at})
      on conflict (council, id) do update set unread_since = excluded.unread_since`.execute(at.store.db);
    return at.desk.readUnsent(who, 'unsent');
  },
  unread: async (who) => {
    const all = await at.desk.unread(who);
    if ('problem' in all) return all;
    return all.some((it) => it.ref === ref) ? all : { problem: 'not-allowed' };
  },
  morning: (who) => at.desk.morning(who),
  explain: (who, of) => at.desk.explain(who, of),
  readStory: (who, of) => at.desk.readStory(who, of),
  letter: (who, of) => at.desk.letter(who, of, 'will-be-heard'),
  confirmRoute: (who, of) => at.desk.confirmRoute(who, of, { procedure: 'statutory' }),
  acknowledge: (who, of) => at.desk.acknowledge(who, of),
  decideConcern: (who, of) => at.desk.decideConcern(who, of, { person: 'sam', yes: false }),
  decideInterest: (who, of) => at.desk.decideInterest(who, of, { yes: true, reason: '' }),
  decideTimeLimit: (who, of) =>
    at.desk.decideTimeLimit(who, of, { yes: false, couldHaveCome: true, canBeConsidered: true }),
  decideProceedings: (who, of) => at.desk.decideProceedings(who, of, { consider: 'none' }),
  reviewProceedings: (who, of) => at.desk.reviewProceedings(who, of, { review: '2026-03-20' }),
  endProceedings: (who, of) => at.desk.endProceedings(who, of, {}),
  decideConsent: (who, of) => at.desk.decideConsent(who, of, { given: 'no' }),
  decideAgain: (who, of) => at.desk.decideAgain(who, of, { yes: true, reason: '' }),
  actions: (who, of) => at.desk.actions(who, of),
  agreeAction: (who, of) =>
    at.desk.agreeAction(who, of, { kind: 'action', what: '', due: '2026-04-01', owner: 'nobody' }),
  moveAction: (who, of) => at.desk.moveAction(who, of, { action: 1 }),
  doAction: (who, of) => at.desk.doAction(who, of, { action: 1, proof: '' }),
  recordOutcome: (who, of) => at.desk.recordOutcome(who, of, 'upheld'),
  undeliveredLine: (who, of) => at.desk.undeliveredLine(who, of, 0),
  toldOtherwise: (who, of) => at.desk.toldOtherwise(who, of, { line: 0, how: '' }),
  tryAgain: (who) => at.desk.tryAgain(who, 0),
  takeBack: (who, of) => at.desk.takeBack(who, of),
  findings: (who) => at.desk.findings(who),
  retention: (who) => at.desk.retention(who),
  holdErasure: (who, of) => at.desk.holdErasure(who, of, { reason: '' }),
  releaseHold: (who, of) => at.desk.releaseHold(who, of, { reason: '' }),
  keepLonger: (who, of) => at.desk.keepLonger(who, of, { until: '2000-01-01', reason: '' }),
  erase: (who, of) => at.desk.erase(who, of),
  settleCopies: (who, of) => at.desk.settleCopies(who, of, ''),
  correct: (who, of) => at.desk.correct(who, of, { words: '' }),
  subjectAccess: (who, of) => at.desk.subjectAccess(who, of),
  letTeach: (who, of) => at.desk.letTeach(who, of, { yes: false }),
  retrain: (who) => at.desk.retrain(who, { why: 'x', lessons: NO_LESSONS }),
  beAway: (who) => at.desk.beAway(who, { ...elsewhere(who), from: at.at, until: at.at }),
  beBack: (who) => at.desk.beBack(who, elsewhere(who).person),
  leave: (who) => at.desk.leave(who, `gone-${idOf(who)}`),
  ask: async (who) => {
    const asked = await at.desk.ask(who, ref, { personal: true });
    return 'no' in asked ? { problem: 'not-found' } : asked;
  },
  report: (who) => at.desk.report(who, { kind: 'weekly', from: '2026-03-16', to: '2026-03-22' }),
  learn: (who) => at.desk.learn(who, { found: '', action: '', owner: 'x', due: '2026-04-01' }),
  finishLesson: (who) => at.desk.finishLesson(who, 1, ''),
  bundle: (who, of) => at.desk.bundle(who, of, 'ombudsman'),
  exportRegister: (who) => at.desk.exportRegister(who),
  importRegister: (who) => at.desk.importRegister(who, { sheet: { columns: [], rows: [] } }),
  gaps: (who, of) => at.desk.gaps(who, of),
  recordData: (who, of) => at.desk.recordData(who, of, { age: 'x' }),
  nameSecond: (who, of) => at.desk.nameSecond(who, of, { second: 'patel' }),
  handOver: (who, of) => at.desk.handOver(who, of, { person: 'x' }),
  candidates: (who, of) => at.desk.candidates(who, of),
  assign: (who, of) => at.desk.assign(who, of, { respondent: 'patel', second: 'patel' }),
  accept: (who, of) => at.desk.accept(who, of),
  decline: (who, of) => at.desk.decline(who, of, {}),
  extend: (who, of) => at.desk.extend(who, of, { ground: 'workload' }),
  askToAgree: (who, of) => at.desk.askToAgree(who, of, { until: '2026-03-20' }),
  reply: (who, of) => at.desk.reply(who, of, { findings: [], words: '' }),
  verifyRecord: (who) => at.desk.verifyRecord(who),
  exportRecord: (who) => at.desk.exportRecord(who),
  anchors: (who) => at.desk.anchors(who),
  suggestedPoints: (who, of) => at.desk.suggestedPoints(who, of),
  setPoints: (who, of) => at.desk.setPoints(who, of, { points: [] }),
  askFreeze: (who, of) => at.desk.askFreeze(who, of, {}),
  decideFreeze: (who, of) => at.desk.decideFreeze(who, of, { waits: false, reason: '' }),
  askForAdvocate: (who, of) => at.desk.askForAdvocate(who, of, {}),
  appointAdvocate: (who, of) => at.desk.appointAdvocate(who, of, { called: '' }),
  agreeJoint: (who, of) => at.desk.agreeJoint(who, of, { lead: 'us', partners: '', consent: false, plan: '' }),
  withdraw: (who, of) => at.desk.withdraw(who, of, { words: '', pressed: 'unsure' }),
  checkWithdrawal: (who, of) => at.desk.checkWithdrawal(who, of, { stands: true, spoke: '' }),
  lookAnyway: (who, of) => at.desk.lookAnyway(who, of, { reason: '' }),
  reopen: (who, of) => at.desk.reopen(who, of, { reason: '' }),
  resubmit: (who, of) => at.desk.resubmit(who, of, {}),
  close: (who, of) => at.desk.close(who, of, {}),
  resolve: (who, of) => at.desk.resolve(who, of, { terms: '', agreed: '', actions: [] }),
  goElsewhere: (who, of) => at.desk.goElsewhere(who, of, { to: 'school', called: '', how: 'told where', reason: '' }),
  endElsewhere: (who, of) => at.desk.endElsewhere(who, of, { outcome: 'not known' }),
  enquireOmbudsman: (who, of) => at.desk.enquireOmbudsman(who, of, { premature: true, reference: '' }),
  restrictContact: (who, of) => at.desk.restrictContact(who, of, { warned: true, how: '', reason: '' }),
  link: (who, of) => at.desk.link(who, of, { to: of, how: 'related' }),
  alike: (who, of) => at.desk.alike(who, of),
  tellApart: (who, of) => at.desk.tellApart(who, of, { from: of, reason: '' }),
  passedBefore: async (who) => (await at.desk.passedBefore(who, 'more')) ?? 'nothing',
  askStage2: (who, of) => at.desk.askStage2(who, of, { how: 'written' }),
  draftStatement: (who, of) => at.desk.draftStatement(who, of, { points: [], wanted: '' }),
  statement: (who, of) => at.desk.statement(who, of),
  approveStatement: (who, of) => at.desk.approveStatement(who, of, { yes: false }),
  settleRecord: (who, of) => at.desk.settleRecord(who, of, { effort: '' }),
  consentToRecords: (who, of) => at.desk.consentToRecords(who, of, { yes: true }),
  appointable: (who, of) => at.desk.appointable(who, of, 'panel-chair'),
  appoint: (who, of) => at.desk.appoint(who, of, { role: 'panel-chair', person: 'nobody' }),
  offerMeeting: (who, of) => at.desk.offerMeeting(who, of, { withWhom: '' }),
  holdMeeting: (who, of) => at.desk.holdMeeting(who, of, { on: '2026-01-01' }),
  confirmMeeting: (who, of) => at.desk.confirmMeeting(who, of, { words: '' }),
  extendStage2: (who, of) => at.desk.extendStage2(who, of, { reasons: '' }),
  receiveReport: (who, of) => at.desk.receiveReport(who, of, { from: 'investigating-officer' }),
  adjudicate: (who, of) =>
    at.desk.adjudicate(who, of, { findings: [], words: '', outcomes: 'none', actions: [], kinds: [] }),
  proposeEarly: (who, of) => at.desk.proposeEarly(who, of, { reason: '' }),
  agreeEarly: (who, of) => at.desk.agreeEarly(who, of, { yes: true }),
  askStage3: (who, of) => at.desk.askStage3(who, of, {}),
  decideStage3: (who, of) => at.desk.decideStage3(who, of, { accept: true }),
  arrangePanel: (who, of) => at.desk.arrangePanel(who, of, { for: '2026-05-01', place: '' }),
  sendPapers: (who, of) => at.desk.sendPapers(who, of, {}),
  panelMet: (who, of) => at.desk.panelMet(who, of, {}),
  panelReported: (who, of) => at.desk.panelReported(who, of, { recommendations: 0, words: '' }),
  finalReply: (who, of) =>
    at.desk.finalReply(who, of, { decisions: [], words: '', withIndependentPerson: true, actions: [] }),
  alsoSaid: async (who) =>
    who.kind === 'complainant' ? at.desk.alsoSaid(who, 'alert', { id: 'y', words: 'more' }) : ONLY_COMPLAINANTS,
  raiseAlert: (who) =>
    at.desk.raiseAlert(who, { id: 'x', conversation: 'x', level: 'today', flags: [], words: 'exact words' }),
  findAlert: (who) => at.desk.findAlert(who, 'alert'),
  seeAlert: (who) => at.desk.seeAlert(who, 'alert'),
  writeBack: (who) => at.desk.writeBack(who, 'alert', 'hello'),
};

/** About no single complaint: everybody at the council is frontline staff there, and may hold something. */
const GENERAL: readonly Doing[] = [
  'passedBefore',
  'open',
  'alsoSaid',
  'raiseAlert',
  'findAlert',
  'seeAlert',
  'writeBack',
  'keepFile',
  'retention',
  'retrain',
  'settleCopies',
  'newCode',
  'comeBack',
  'morning',
  'tryAgain',
  'findings',
  'beAway',
  'beBack',
  'leave',
  'report',
  'learn',
  'finishLesson',
  'importRegister',
  'exportRegister',
  'verifyRecord',
  'exportRecord',
  'anchors',
];

/** Somebody who is this party to the complaint, and no other. */
function only(party: Party): Who {
  if (party === 'complainant') return complainant(ref);
  if (party === 'heard') return heard;
  return { kind: 'officer', council: COUNCIL, person: personOfParty(COUNCIL, party) };
}

const isRefused = (it: unknown) =>
  it !== null && typeof it === 'object' && 'problem' in it && ['not-allowed', 'not-found'].includes(String(it.problem));

/** Oneself, where one is in the directory. */
const elsewhere = (who: Who) => (who.kind === 'heard' ? { person: 'patel' } : {});

describe.each(DOINGS)('%s', (doing) => {
  const row: Row = rights[doing];

  test.each(PARTIES)('%s', async (party) => {
    const who = only(party);
    const expected = row[party] ?? (who.kind === 'officer' && GENERAL.includes(doing) ? row.frontline : undefined);
    const answer = await ask[doing](who, ref);
    expect(isRefused(answer), JSON.stringify(answer)).toBe(expected === undefined);
  });

  test('of another council: nothing', async () => {
    for (const party of PARTIES) {
      const who = { ...only(party), council: 'trafford' };
      if (!GENERAL.includes(doing) && !['due', 'ask', 'board', 'unread'].includes(doing))
        expect(isRefused(await ask[doing](who, ref)), party).toBe(true);
    }
  });
});

/** A state of affairs with its dates shows no story; everything else that is personal is a reading, and is on record. */
const READINGS = DOINGS.filter((it) => !['stand', 'explain', 'ask', 'readUnsent'].includes(it)).filter((it) =>
  Object.values(rights[it] as Row).some((fields) => fields.some((field) => PERSONAL.includes(field))),
);

describe('whoever reads something personal is on record, with what they were shown', () => {
  test.each(READINGS)('%s', async (doing) => {
    const row: Row = rights[doing];
    for (const party of PARTIES.filter((it) => row[it])) {
      const before = (await recordFrom(at.store.db, COUNCIL, 0, 10_000)).length;
      await ask[doing](only(party), ref);
      const [line] = await recordFrom(at.store.db, COUNCIL, before, 10);
      expect(JSON.parse(line!.entry)).toMatchObject({ did: doing, as: party, ref, shown: [...row[party]!].sort() });
    }
  });
});

test('a change is on record with what it added, and without a word of it', async () => {
  const before = (await recordFrom(at.store.db, COUNCIL, 0, 10_000)).length;
  done(await at.desk.addWords(complainant(ref), ref, { words: 'he has been drinking again', message: 'm2' }));
  const [line] = await recordFrom(at.store.db, COUNCIL, before, 10);
  expect(JSON.parse(line!.entry)).toMatchObject({
    who: 'complainant',
    did: 'addWords',
    ref,
    details: { entries: [{ act: 'words.added', on: '2026-03-24' }], words: [{ kind: 'added' }] },
  });
  expect(line!.entry).not.toContain('drinking');
});

test('what fails is not on record', async () => {
  const before = (await recordFrom(at.store.db, COUNCIL, 0, 10_000)).length;
  await at.desk.reply(at.officer('patel'), ref, { findings: [], words: '' });
  await at.desk.readStory(at.officer('brennan'), ref);
  expect(await recordFrom(at.store.db, COUNCIL, before, 10)).toEqual([]);
});

describe('a list shows exactly what a reference would', () => {
  let refs: string[];
  beforeAll(async () => {
    const [named, held, elsewhere] = await Promise.all([
      at.open('The review was late. Sam Whitlock told me it does not matter.', { team: 'scc' }),
      at.open('I want to see my brother.', { team: 'scc' }),
      at.open('Nobody rings us back.', { team: 'ecf' }),
    ]);
    done(await at.desk.confirmRoute(at.officer('sam'), held.ref, { procedure: 'statutory' }));
    done(await at.desk.assign(at.officer('sam'), held.ref, { respondent: 'patel', second: 'okafor' }));
    refs = [ref, named.ref, held.ref, elsewhere.ref, (await at.open('The plan is wrong.', { team: 'huntingdon' })).ref];
  });

  test.each(PARTIES.filter((it) => rights.stand[it as keyof typeof rights.stand]))('%s', async (party) => {
    const who = only(party);
    const listed = await at.store.db
      .selectFrom('complaints')
      .select('ref')
      .where('council', '=', COUNCIL)
      .where(within(reach(who, 'stand')))
      .where('ref', 'in', refs)
      .execute();
    const seen = await Promise.all(refs.map(async (it) => (isRefused(await at.desk.stand(who, it)) ? [] : [it])));
    expect(listed.map((it) => it.ref).sort()).toEqual(seen.flat().sort());
  });

  test('the person complained about finds nothing of it in any list', async () => {
    const { ref: about } = await at.open('Sam Whitlock shouted at my mother.', { team: 'huntingdon' });
    expect((await at.desk.due(at.officer('sam'), 'this week')).map((it) => it.ref)).not.toContain(about);
    expect(await at.desk.stand(at.officer('sam'), about)).toMatchObject({ problem: 'not-found' });
  });
});
