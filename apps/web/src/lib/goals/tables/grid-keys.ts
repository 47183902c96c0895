/** What the keys do in a table, as in a spreadsheet. */
import type { GoalGrid } from './grid.svelte.ts';
import { isComposing } from '#lib/ui/composing.ts';

/** Hears a key that was pressed on a cell; one that is being written keeps its own keys. */
export function pressIn(grid: GoalGrid, event: KeyboardEvent): void {
  if (grid.writing !== null || isComposing(event) || event.altKey) return;
  if (means(grid, event)) event.preventDefault();
}

/** True when the key did something here. */
function means(grid: GoalGrid, { key, shiftKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
  const wide = ctrlKey || metaKey;
  if (grid.move(key, wide, shiftKey)) return true;
  if (key === 'Tab') return grid.tab(shiftKey ? -1 : 1);
  if (key === 'Escape') {
    grid.letGo();
    return false;
  }
  if (wide && key.toLowerCase() === 'a') {
    grid.selectAll();
    return true;
  }
  if (wide || !grid.canWrite) return false;
  if (key === 'Enter' || key === 'F2') grid.edit();
  else if (key === 'Delete' || key === 'Backspace') grid.clear();
  else if ([...key].length === 1) grid.edit(key);
  else return false;
  return true;
}
