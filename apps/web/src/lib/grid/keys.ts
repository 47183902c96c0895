/** What the keys do in a table, as in a spreadsheet. */
import { isComposing } from '#lib/ui/composing.ts';
import { isAltGr, latinKey } from '#lib/ui/keys.ts';
import type { Grid } from './grid.svelte.ts';
import type { GridColumn, GridRecord } from './source.ts';

type Keyed = Pick<
  Grid<GridRecord, GridColumn, unknown>,
  'writing' | 'selection' | 'canWrite' | 'edit' | 'clear'
>;

/** Handles a key pressed on a cell; a cell being edited keeps its own keys. */
export function pressIn(grid: Keyed, event: KeyboardEvent): void {
  if (grid.writing !== null || isComposing(event)) return;
  if (event.altKey && !isAltGr(event)) return;
  if (means(grid, event)) event.preventDefault();
}

/** Returns true if the key did something here. */
function means(grid: Keyed, event: KeyboardEvent): boolean {
  const { selection } = grid;
  const { key, shiftKey, ctrlKey, metaKey } = event;
  const wide = (ctrlKey || metaKey) && !isAltGr(event);
  if (selection.move(key, wide, shiftKey)) return true;
  if (key === 'Tab') return selection.tab(shiftKey ? -1 : 1);
  if (key === 'Escape') {
    selection.letGo();
    return false;
  }
  if (wide && latinKey(event).toLowerCase() === 'a') {
    selection.selectAll();
    return true;
  }
  if (wide || !grid.canWrite) return false;
  if (key === 'Enter' || key === 'F2') grid.edit();
  else if (key === 'Delete' || key === 'Backspace') grid.clear();
  else if ([...key].length === 1) grid.edit(key);
  else return false;
  return true;
}
