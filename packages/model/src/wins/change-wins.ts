/** The named changes of wins. */
import { change, type Writer } from '../document/change.ts';
import type { Passage } from '../document/passage.ts';
import type { Day } from '../shared/days.ts';
import type { GoalId, PersonId, WinId } from '../shared/ids.ts';
import { oneLine } from '../shared/texts.ts';
import { wins } from './win.ts';

export interface WinDraft {
  readonly date: Day;
  readonly text: string;
  readonly goal?: GoalId | null;
  /** Whose win it is; by default the writer's. */
  readonly person?: PersonId;
  readonly passage?: Passage | null;
}

export function addWin(writer: Writer, draft: WinDraft): WinId {
  return change(writer, wins, 'add', (edit) =>
    edit.create(wins, {
      date: draft.date,
      text: oneLine(draft.text),
      goal: draft.goal,
      passage: draft.passage,
      person: draft.person ?? writer.person,
    }),
  );
}

/** Changes the writer's own win; what isn't given stays. */
export function editWin(
  writer: Writer,
  id: WinId,
  facts: Partial<Omit<WinDraft, 'passage'>>,
): void {
  const { date, text, goal, person } = facts;
  change(
    writer,
    wins,
    'edit',
    (edit) => {
      if (date !== undefined) edit.set(wins, id, 'date', date);
      if (text !== undefined) edit.words(wins, id, 'text', oneLine(text));
      if (goal !== undefined) edit.set(wins, id, 'goal', goal);
      if (person !== undefined) edit.set(wins, id, 'person', person);
    },
    id,
  );
}
