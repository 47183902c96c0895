/** The wording of what pasted rows would do, and of what they have done. */
import { countInWords, inWords } from '@cairn/model/shared';
import type { TablePlan } from '@cairn/model/tables';

/** What pasting the rows would do. */
export function planSummary({ rows }: TablePlan): string {
  const fresh = rows.filter(({ goal }) => goal === null).length;
  const steps = rows.reduce((sum, row) => sum + row.steps.length, 0);
  const known = rows.length - fresh;
  const parts = [
    ...(fresh > 0 ? [countInWords(fresh, 'new goal')] : []),
    ...(known > 0 ? [countInWords(known, 'existing goal')] : []),
    ...(steps > 0 ? [countInWords(steps, 'new step')] : []),
  ];
  if (parts.length === 0) return 'No row has a goal in its first column yet.';
  return `${capital(parts.join(', ').toLowerCase())}.`;
}

/** What the pasted rows have done. */
export function pastedSentence(added: number, changed: number): string {
  const parts = [
    ...(added > 0 ? [`${countInWords(added, 'goal')} added`] : []),
    ...(changed > 0 ? [`${inWords(changed, 'goal')} updated`] : []),
  ];
  return `${capital(parts.join(', '))} from the pasted rows.`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
