/** The named changes of focus blocks. */
import { change, type Writer } from '../document/change.ts';
import { readAll, readOne } from '../document/read.ts';
import type { Day } from '../shared/days.ts';
import type { FocusBlockId, GoalId, TaskId } from '../shared/ids.ts';
import { oneLine } from '../shared/texts.ts';
import { focusBlocks, LONGEST_BLOCK_MINUTES } from './focus-block.ts';
import { distractionsOf, elapsedMinutes, runningBlocks } from './read-focus.ts';

export interface BlockDraft {
  /** The day on which it begins. */
  readonly date: Day;
  readonly minutes: number;
  readonly task?: TaskId | null;
  readonly goal?: GoalId | null;
}

/** `notMinutes`: a block takes whole minutes, from one to twelve hours. */
export type BlockRefusal = 'notMinutes';

/** Starts a block now. A block of the writer's that still runs ends with what has gone by. */
export function startBlock(
  writer: Writer,
  { date, minutes, task, goal }: BlockDraft,
):
  | { readonly ok: true; readonly id: FocusBlockId }
  | { readonly ok: false; readonly reason: BlockRefusal } {
  if (!isLength(minutes) || minutes === 0) return { ok: false, reason: 'notMinutes' };
  const running = runningBlocks(readAll(writer.doc, focusBlocks).records, writer.person);
  const id = change(writer, focusBlocks, 'start', (edit) => {
    for (const each of running)
      edit.set(focusBlocks, each.id, 'spent', elapsedMinutes(each, writer.now()));
    return edit.create(focusBlocks, {
      ...{ person: writer.person, date, start: writer.now() },
      ...{ planned: minutes, task, goal },
    });
  });
  return { ok: true, id };
}

/** Notes a line for something that came in between. */
export function noteDistraction(writer: Writer, id: FocusBlockId, words: string): void {
  const block = readOne(writer.doc, focusBlocks, id);
  const line = oneLine(words).trim();
  if (block === undefined || line === '') return;
  const lines = [...distractionsOf(block), line].join('\n');
  change(writer, focusBlocks, 'distract', (edit) =>
    edit.words(focusBlocks, id, 'distractions', lines),
  );
}

export interface BlockFacts {
  readonly spent: number;
  readonly done: boolean;
  readonly note: string;
  readonly tomorrow: string;
}

/** Ends a block: how long it really was, and how it went. Returns why not, or `null`. */
export function finishBlock(
  writer: Writer,
  id: FocusBlockId,
  {
    spent,
    done,
    note = '',
    tomorrow = '',
  }: Pick<BlockFacts, 'spent' | 'done'> & Partial<BlockFacts>,
): BlockRefusal | null {
  if (!isLength(spent)) return 'notMinutes';
  change(writer, focusBlocks, 'finish', (edit) => {
    edit.set(focusBlocks, id, 'spent', spent);
    edit.set(focusBlocks, id, 'done', done || null);
    edit.words(focusBlocks, id, 'note', oneLine(note).trim() || null);
    edit.words(focusBlocks, id, 'tomorrow', oneLine(tomorrow).trim() || null);
  });
  return null;
}

/** Corrects a block that has ended. Returns why not, or `null`. */
export function editBlock(
  writer: Writer,
  id: FocusBlockId,
  { spent, note }: Partial<Pick<BlockFacts, 'spent' | 'note'>>,
): BlockRefusal | null {
  if (spent !== undefined && !isLength(spent)) return 'notMinutes';
  change(
    writer,
    focusBlocks,
    'edit',
    (edit) => {
      if (spent !== undefined) edit.set(focusBlocks, id, 'spent', spent);
      if (note !== undefined) edit.words(focusBlocks, id, 'note', oneLine(note) || null);
    },
    id,
  );
  return null;
}

function isLength(minutes: number): boolean {
  return Number.isInteger(minutes) && minutes >= 0 && minutes <= LONGEST_BLOCK_MINUTES;
}
