import type { Goal } from '@cairn/model/goals';
import { expect, test } from 'vitest';
import { scoreWords } from './focus-words.ts';

const weighed = (
  priorityUrgency: number | null,
  priorityFit: number | null,
  priorityImpact: number | null,
) => scoreWords({ priorityUrgency, priorityFit, priorityImpact } as Goal);

test('a score names everything that is in it, and shows what is missing', () => {
  expect(weighed(3, 2, 2)).toBe('7 of 9: urgency 3, fit 2, impact 2');
  expect(weighed(3, null, 2)).toBe('5 of 9 so far: urgency 3, impact 2');
  expect(weighed(null, null, null)).toBe('No score yet');
});
