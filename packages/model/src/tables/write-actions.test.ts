/** A goal may have as many steps as are read: rewording one of them in a cell is still possible. */
import { expect, test } from 'vitest';
import { type Task, tasks } from '../tasks/index.ts';
import { planActions } from './write-actions.ts';

const steps = (count: number) =>
  Array.from(
    { length: count },
    (_, at) =>
      ({ id: `t${String(at)}`, text: `Step ${String(at)}`, due: null, order: 'a0' }) as Task,
  );

test('one line reworded among thousands is that step, reworded', () => {
  const was = steps(tasks.mostEntries);
  const lines = was.map(({ text }) => text);
  lines[9_000] = 'Something else';
  const { reworded, removed, added } = planActions(was, lines.join('\n'));
  expect(reworded.map(({ step, next }) => [step.id, next.text])).toEqual([
    ['t9000', 'Something else'],
  ]);
  expect([removed, added]).toEqual([[], []]);
});

test('thousands of lines that are all different are read place by place', () => {
  const was = steps(tasks.mostEntries);
  const lines = was.map(({ text }) => `Another ${text}`);
  expect(planActions(was, lines.join('\n')).reworded).toHaveLength(was.length);
});
