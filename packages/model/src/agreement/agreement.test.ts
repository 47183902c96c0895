import { expect, test } from 'vitest';
import { binRecord, restoreRecord } from '../document/bin.ts';
import { History } from '../document/history.ts';
import { moveRecord } from '../document/move.ts';
import { readAll } from '../document/read.ts';
import { exchange, testWriter } from '../document/test-writers.ts';
import type { Day } from '../shared/days.ts';
import type { PersonId } from '../shared/ids.ts';
import { agreements } from './agreement.ts';
import {
  addClause,
  agree,
  answerWords,
  keepWords,
  lookBackOn,
  takeWords,
  writeClause,
} from './change-agreement.ts';
import { clauses } from './clause.ts';
import { type ClauseId, kindOf, singleClause } from './clause-kinds.ts';
import { lookBacks } from './look-back.ts';
import {
  daysLookedBack,
  goalsIn,
  latestLookBack,
  occasionOf,
  waitsToLookBack,
} from './occasions.ts';
import { changesBetween, type Standing, standingOf, waitingFor } from './read-agreement.ts';
import { wordings } from './wording.ts';

const BOTH = ['mira', 'robin'] as PersonId[];
const RHYTHM = singleClause('rhythm');
const SECRET = singleClause('confidentiality');
const REVIEW = singleClause('review');

type TestWriter = ReturnType<typeof testWriter>;

function pair() {
  return { mira: testWriter('mira', 1), robin: testWriter('robin', 2) };
}

function read({ doc }: Pick<TestWriter, 'doc'>, parties = BOTH): Standing {
  return standingOf(
    {
      clauses: readAll(doc, clauses).records,
      wordings: readAll(doc, wordings).records,
      agreements: readAll(doc, agreements).records,
    },
    parties,
  );
}

function clauseIn(writer: TestWriter, id: ClauseId) {
  const found = read(writer).clauses.find((clause) => clause.id === id);
  if (found === undefined) throw new Error(`${id} says nothing`);
  return found;
}

/** What a clause says, and what stands beside it. */
const said = (writer: TestWriter, id: ClauseId) => {
  const { present, suggestions } = clauseIn(writer, id);
  return [present.words, ...suggestions.map(({ words }) => words)];
};

const agreeNow = (writer: TestWriter, parties = BOTH) => {
  agree(writer, read(writer, parties).terms, parties);
};

/** Both have agreed to a rhythm and to what stays between them. */
function agreed() {
  const { mira, robin } = pair();
  writeClause(mira, RHYTHM, { words: 'Every two weeks.' });
  writeClause(mira, SECRET, { words: 'Everything stays here.' });
  exchange(mira, robin);
  agreeNow(mira);
  robin.wait(60_000);
  agreeNow(robin);
  exchange(mira, robin);
  return { mira, robin };
}

test('what one proposes are the present words, and they may reword them until the other has agreed', () => {
  const { mira, robin } = pair();
  writeClause(mira, RHYTHM, { words: ' Weekly. ' });
  writeClause(mira, RHYTHM, { words: 'Every two weeks.' });
  exchange(mira, robin);
  expect(said(robin, RHYTHM)).toEqual(['Every two weeks.']);
  agreeNow(robin);
  exchange(mira, robin);
  writeClause(mira, RHYTHM, { words: 'Monthly.' });
  expect(said(mira, RHYTHM)).toEqual(['Every two weeks.', 'Monthly.']);
});

test('words that somebody else took are no longer their author’s to reword', () => {
  const { mira, robin } = pair();
  writeClause(mira, RHYTHM, { words: 'Weekly.' });
  exchange(mira, robin);
  writeClause(robin, RHYTHM, { words: 'Monthly.' });
  exchange(mira, robin);
  const [monthly] = clauseIn(mira, RHYTHM).suggestions;
  if (monthly) takeWords(mira, monthly.id);
  exchange(mira, robin);
  writeClause(robin, RHYTHM, { words: 'Yearly.' });
  expect(said(robin, RHYTHM)).toEqual(['Monthly.', 'Yearly.']);
});

test('the other’s words stand beside the present ones, until they are taken, set aside or answered', () => {
  const { mira, robin } = pair();
  writeClause(mira, RHYTHM, { words: 'Weekly.' });
  exchange(mira, robin);
  writeClause(robin, RHYTHM, { words: 'Monthly.' });
  expect(said(robin, RHYTHM)).toEqual(['Weekly.', 'Monthly.']);
  exchange(mira, robin);
  const [monthly] = clauseIn(mira, RHYTHM).suggestions;
  if (monthly === undefined) throw new Error('nothing stands beside it');

  answerWords(mira, monthly.id, { words: 'Every three weeks.' });
  expect(said(mira, RHYTHM)).toEqual(['Weekly.', 'Every three weeks.']);
  exchange(mira, robin);
  const [three] = clauseIn(robin, RHYTHM).suggestions;
  if (three === undefined) throw new Error('nothing stands beside it');
  takeWords(robin, three.id);
  expect(said(robin, RHYTHM)).toEqual(['Every three weeks.']);

  writeClause(robin, RHYTHM, { words: 'Daily.' });
  const [daily] = clauseIn(robin, RHYTHM).suggestions;
  exchange(mira, robin);
  keepWords(mira, daily?.id ?? three.id);
  exchange(mira, robin);
  expect(said(mira, RHYTHM)).toEqual(['Every three weeks.']);
});

test('[DOC-16] both begin the same clause offline: one is read, the other stands beside it', () => {
  const { mira, robin } = pair();
  writeClause(mira, RHYTHM, { words: 'Weekly.' });
  writeClause(robin, RHYTHM, { words: 'Monthly.' });
  exchange(mira, robin);
  expect(said(mira, RHYTHM)).toEqual(said(robin, RHYTHM));
  expect(said(mira, RHYTHM).toSorted()).toEqual(['Monthly.', 'Weekly.']);
});

test('one rewords a clause while the other counters it offline, and both are there', () => {
  const { mira, robin } = pair();
  writeClause(mira, RHYTHM, { words: 'Weekly.' });
  exchange(mira, robin);
  writeClause(mira, RHYTHM, { words: 'Weekly, on Mondays.' });
  writeClause(robin, RHYTHM, { words: 'Every two weeks.' });
  exchange(mira, robin);
  expect(said(mira, RHYTHM)).toEqual(['Weekly, on Mondays.', 'Every two weeks.']);
  const [counter] = clauseIn(mira, RHYTHM).suggestions;
  if (counter) takeWords(mira, counter.id);
  expect(said(mira, RHYTHM)).toEqual(['Every two weeks.']);
});

test('words that were taken while their author withdrew them don’t count, and those before do', () => {
  const { mira, robin } = pair();
  writeClause(mira, RHYTHM, { words: 'Weekly.' });
  exchange(mira, robin);
  writeClause(robin, RHYTHM, { words: 'Monthly.' });
  exchange(mira, robin);
  const [monthly] = clauseIn(mira, RHYTHM).suggestions;
  if (monthly === undefined) throw new Error('nothing stands beside it');
  takeWords(mira, monthly.id);
  binRecord(robin, wordings, monthly.id);
  exchange(mira, robin);
  expect(said(mira, RHYTHM)).toEqual(['Weekly.']);
  restoreRecord(robin, wordings, monthly.id);
  exchange(mira, robin);
  expect(said(mira, RHYTHM)).toEqual(['Monthly.']);
});

test('it is agreed once both have agreed to the same words, by name and time', () => {
  const { mira, robin } = agreed();
  const { isAgreed, agreedBy, versions, version } = read(mira);
  expect({ isAgreed, agreedBy }).toEqual({ isAgreed: true, agreedBy: BOTH });
  expect(versions).toEqual([version]);
  expect(version).toMatchObject({
    number: 1,
    by: [
      { person: 'mira', at: mira.now() },
      { person: 'robin', at: robin.now() },
    ],
    at: robin.now(),
  });
  expect(waitingFor(read(mira), 'mira' as PersonId)).toEqual({ suggestions: 0, agreement: false });
});

test('one person’s agreement is none, and neither is an observer’s', () => {
  const { mira } = pair();
  writeClause(mira, RHYTHM, { words: 'Weekly.' });
  agreeNow(mira, ['mira' as PersonId]);
  expect(read(mira, ['mira' as PersonId])).toMatchObject({ isAgreed: false, versions: [] });
  expect(waitingFor(read(mira), 'ana' as PersonId)).toEqual({ suggestions: 0, agreement: false });
});

test('a clause that changed while somebody agreed isn’t agreed, and the others are', () => {
  const { mira, robin } = pair();
  writeClause(mira, RHYTHM, { words: 'Weekly.' });
  writeClause(mira, SECRET, { words: 'Everything stays here.' });
  exchange(mira, robin);
  writeClause(mira, RHYTHM, { words: 'Monthly.' });
  agreeNow(mira);
  agreeNow(robin);
  exchange(mira, robin);
  for (const writer of [mira, robin]) {
    expect(read(writer)).toMatchObject({ isAgreed: false, agreedBy: ['mira'], versions: [] });
    expect(clauseIn(writer, SECRET).agreedBy).toEqual(BOTH);
    expect(clauseIn(writer, RHYTHM)).toMatchObject({
      agreedBy: ['mira'],
      overtaken: [{ person: 'robin', term: { words: 'Weekly.' } }],
    });
    expect(waitingFor(read(writer), 'robin' as PersonId).agreement).toBe(true);
  }
});

test('a change afterwards waits for both, says what changed, and becomes the next version', () => {
  const { mira, robin } = agreed();
  writeClause(robin, SECRET, { words: 'Everything stays here, unless somebody is in danger.' });
  exchange(mira, robin);
  expect(read(mira).isAgreed).toBe(true);
  const [asked] = clauseIn(mira, SECRET).suggestions;
  if (asked === undefined) throw new Error('nothing stands beside it');
  takeWords(mira, asked.id);
  exchange(mira, robin);
  for (const person of BOTH) expect(waitingFor(read(mira), person).agreement).toBe(true);
  const { version, terms } = read(mira);
  expect(version?.number).toBe(1);
  expect(changesBetween(version?.terms ?? new Map(), terms)).toMatchObject([
    { clause: SECRET, before: { words: 'Everything stays here.' }, after: { words: asked.words } },
  ]);
  agreeNow(mira);
  expect(read(mira).isAgreed).toBe(false);
  exchange(mira, robin);
  agreeNow(robin);
  expect(read(robin)).toMatchObject({ isAgreed: true, version: { number: 2 } });
  expect(read(robin).versions[0]?.terms.get(SECRET)?.words).toBe('Everything stays here.');
});

test('a clause that is left out is a change that waits for both', () => {
  const { mira, robin } = agreed();
  binRecord(mira, clauses, SECRET);
  exchange(mira, robin);
  expect(read(robin).agreedBy).toEqual([]);
  expect(read(robin).clauses.map(({ id }) => id)).toEqual([RHYTHM]);
  writeClause(robin, SECRET, { words: 'Everything stays here.' });
  expect(read(robin).isAgreed).toBe(true);
});

test('going back to earlier words is another change: nobody has agreed to it again', () => {
  const { mira, robin } = agreed();
  for (const words of ['Monthly.', 'Every two weeks.']) {
    writeClause(robin, RHYTHM, { words });
    exchange(mira, robin);
    const [asked] = clauseIn(mira, RHYTHM).suggestions;
    if (asked) takeWords(mira, asked.id);
    exchange(mira, robin);
  }
  expect(said(mira, RHYTHM)).toEqual(['Every two weeks.']);
  expect(read(mira).agreedBy).toEqual([]);
});

test('whoever joins later has to agree too, and what was agreed before is kept', () => {
  const { mira } = agreed();
  const three = [...BOTH, 'ana' as PersonId];
  const ana = testWriter('ana', 3);
  exchange(mira, ana);
  expect(read(mira, three)).toMatchObject({ isAgreed: false, version: { number: 1 } });
  agreeNow(ana, three);
  expect(read(ana, three)).toMatchObject({ isAgreed: true, version: { number: 1 } });
});

test('[DOC-9] agreeing and taking words can be undone', () => {
  const { mira, robin } = pair();
  writeClause(mira, RHYTHM, { words: 'Weekly.' });
  exchange(mira, robin);
  writeClause(robin, RHYTHM, { words: 'Monthly.' });
  exchange(mira, robin);
  const history = new History(mira.doc, [clauses, wordings, agreements], mira.now);
  const [monthly] = clauseIn(mira, RHYTHM).suggestions;
  if (monthly) takeWords(mira, monthly.id);
  agreeNow(mira);
  expect(history.undo()).toBe('agreement.agree');
  expect(read(mira).agreedBy).toEqual([]);
  expect(history.undo()).toBe('clause.take');
  expect(said(mira, RHYTHM)).toEqual(['Weekly.', 'Monthly.']);
  history.dispose();
});

test('[DOC-10] with a clock that is behind, what was agreed to last is still known to be the last', () => {
  const { mira } = agreed();
  mira.wait(-86_400_000);
  writeClause(mira, singleClause('contact'), { words: 'Within two days.' });
  agreeNow(mira);
  writeClause(mira, singleClause('contact'), { words: 'Within a day.' });
  expect(clauseIn(mira, singleClause('contact')).overtaken).toMatchObject([
    { person: 'mira', term: { words: 'Within two days.' } },
  ]);
});

test('[DOC-4] of several clauses of a kind each comes where people put it: rewording leaves it there, and the agreement as it is', () => {
  const { mira, robin } = pair();
  const [first, second, third] = ['One', 'Two', 'Three'].map((words) =>
    addClause(mira, 'goal', { words }),
  );
  if (!first || !second || !third) throw new Error('three clauses');
  agree(mira, read(mira).terms, BOTH);
  exchange(mira, robin);
  agree(robin, read(robin).terms, BOTH);
  const inOrder = (writer: TestWriter) => read(writer).clauses.map(({ present }) => present.words);
  expect(inOrder(robin)).toEqual(['One', 'Two', 'Three']);
  moveRecord(robin, clauses, read(robin).clauses, third, first);
  exchange(mira, robin);
  expect(inOrder(mira)).toEqual(['Three', 'One', 'Two']);
  expect(read(mira).isAgreed).toBe(true);
  writeClause(mira, first, { words: 'The first one' });
  exchange(mira, robin);
  const [words] = clauseIn(robin, first).suggestions;
  if (words === undefined) throw new Error('it was suggested');
  takeWords(robin, words.id);
  expect(inOrder(robin)).toEqual(['Three', 'The first one', 'Two']);
});

test('what a clause is about follows from its id', () => {
  const { mira } = pair();
  expect(kindOf(addClause(mira, 'goal', { words: 'Lead a team' }))).toBe('goal');
  expect(kindOf(addClause(mira, 'own', { words: 'We laugh' }))).toBe('own');
  expect(kindOf(REVIEW)).toBe('review');
  expect(read(mira).clauses.map(({ kind }) => kind)).toEqual(['goal', 'own']);
});

test('when its day has come, each says of each goal what became of it, and can say it again', () => {
  const { mira, robin } = pair();
  const [today, before] = ['2027-06-01' as Day, '2027-03-01' as Day];
  const goal = addClause(mira, 'goal', { words: 'Lead a team' });
  writeClause(mira, REVIEW, { words: 'In June', day: today });
  const { terms } = read(mira);
  expect(goalsIn(terms)).toEqual([goal]);
  expect(occasionOf(terms, '2027-05-31' as Day)).toBeNull();
  expect(occasionOf(terms, '2027-06-09' as Day)).toBe(today);
  exchange(mira, robin);

  const at = { clause: goal, day: today };
  const all = () => readAll(mira.doc, lookBacks).records;
  lookBackOn(mira, at, { line: 'I asked for it' });
  expect(waitsToLookBack(terms, all(), { day: today, person: mira.person })).toBe(true);
  lookBackOn(mira, at, { outcome: 'partly' });
  lookBackOn(robin, at, { outcome: 'yes' });
  lookBackOn(mira, { ...at, day: before }, { outcome: 'notYet' });
  exchange(mira, robin);
  expect(all()).toHaveLength(3);
  expect(latestLookBack(all(), { ...at, person: mira.person })).toMatchObject({
    outcome: 'partly',
    line: 'I asked for it',
  });
  expect(waitsToLookBack(terms, all(), { day: today, person: mira.person })).toBe(false);
  expect(daysLookedBack(all())).toEqual([today, before]);
});
