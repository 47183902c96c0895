import { type Goal, goalTree } from '@cairn/model/goals';
import type { Day } from '@cairn/model/shared';
import { expect, test } from 'vitest';
import { agendaOf, inSight } from './agenda.ts';
import { roadmapRows } from './rows.ts';

type Sketch = Partial<Record<'parent' | 'start' | 'due' | 'order', string | null>>;

/** The part of goals that rows look at. */
function goalsOf(sketches: Record<string, Sketch>): Goal[] {
  return Object.entries(sketches).map(([id, sketch], at) => ({
    ...{ id, title: id, parent: null, start: null, due: null, order: `a${at}`, deletedAt: null },
    ...{ horizon: 'short', status: 'onTrack', createdAt: 0 },
    ...sketch,
  })) as unknown as Goal[];
}
const shown = (sketches: Record<string, Sketch>, folded: string[] = []) => {
  const { rows, undated } = roadmapRows(goalTree(goalsOf(sketches)), (id) => folded.includes(id));
  return {
    rows: rows.map(({ goal, depth }) => `${'-'.repeat(depth)}${goal.id}`),
    undated: undated.map(({ id }) => id),
  };
};
const OCTOBER = { start: '2026-10-01', due: '2026-10-31' };

test('the tree is laid out in its order, without what is collapsed', () => {
  const goals = { far: OCTOBER, near: { ...OCTOBER, parent: 'far' }, own: OCTOBER };
  expect(shown(goals).rows).toEqual(['far', '-near', 'own']);
  expect(shown(goals, ['far']).rows).toEqual(['far', 'own']);
});

test('goals without dates are listed separately, unless something with dates is below them', () => {
  const goals = { far: {}, near: { ...OCTOBER, parent: 'far' }, idea: { parent: 'far' }, own: {} };
  expect(shown(goals)).toEqual({ rows: ['far', '-near'], undated: ['idea', 'own'] });
});

test('a goal without dates spans what is below it', () => {
  const goals = goalsOf({
    far: {},
    one: { ...OCTOBER, parent: 'far' },
    two: { start: '2027-01-01', due: '2027-02-01', parent: 'far' },
  });
  const [row] = roadmapRows(goalTree(goals), () => false).rows;
  expect(row?.bar).toBeNull();
  expect(row?.around).toMatchObject({ start: 20_727, end: 20_850 });
});

test('a circle of parents is laid out once, with no goal lost', () => {
  const goals = { a: { ...OCTOBER, parent: 'b' }, b: { ...OCTOBER, parent: 'a' } };
  expect(shown(goals).rows).toHaveLength(2);
});

test('the agenda lists by month what starts, what is due and which meetings there are', () => {
  const goals = goalsOf({ talk: { start: '2026-10-01', due: '2027-03-12' } });
  const step = { id: 's', text: 'Outline', due: '2027-03-12' as Day, doneAt: null };
  const day = '2026-10-01' as Day;
  const meeting = { kind: 'meeting', id: 'm', title: 'Check-in', day, href: '/m' } as const;
  const months = agendaOf(
    goals,
    () => [
      { ...step, droppedAt: null, repeat: 'none' },
      { ...step, id: 'x', droppedAt: 1, repeat: 'none' },
    ],
    [meeting],
  );
  expect(months.map(({ month, entries }) => [month, entries.map(({ kind }) => kind)])).toEqual([
    ['2026-10', ['mark', 'starts']],
    ['2027-03', ['ends', 'step']],
  ]);
  const sight = inSight(months, '2026-11-21' as Day, { earlier: 0, later: 6 });
  expect(sight.shown.map(({ month }) => month)).toEqual(['2027-03']);
  expect(sight).toMatchObject({ before: 1, after: 0 });
});

test('a goal, a step, a meeting and a milestone with the same id are told apart in the agenda', () => {
  const [id, day] = ['x', '2026-10-01' as Day];
  const [month] = agendaOf(
    goalsOf({ [id]: { start: day, due: day } }),
    () => [{ id, text: 'Outline', due: day, doneAt: null, droppedAt: null, repeat: 'none' }],
    (['meeting', 'milestone'] as const).map((kind) => ({ kind, id, title: '', day, href: '/' })),
  );
  expect(new Set(month?.entries.map(({ key }) => key)).size).toBe(5);
});
