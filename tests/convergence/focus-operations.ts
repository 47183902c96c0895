/** What is done with focus blocks. Only whoever sits through one changes it. */
import { readAll } from '@cairn/model/document';
import {
  editBlock,
  finishBlock,
  focusBlocks,
  noteDistraction,
  startBlock,
} from '@cairn/model/focus';
import type { GoalId, TaskId } from '@cairn/model/shared';
import { born, dayAfter, type Operations } from './draws.ts';
import type { Replica } from './replica.ts';

function own(me: Replica, pick: number) {
  const mine = readAll(me.doc, focusBlocks).records.filter(({ person }) => person === me.person);
  return mine[pick % Math.max(1, mine.length)];
}

export const focusOperations: Operations = {
  startBlock: (me, draw) => {
    const date = dayAfter(draw.choice);
    if (date === null) return;
    const minutes = 1 + (draw.choice % 90);
    const task = `some-${String(draw.pick % 5)}` as TaskId;
    const started = startBlock(me, { date, minutes, task, goal: `some-${task}` as GoalId });
    if (started.ok) born(draw, focusBlocks, started.id);
  },
  noteDistraction: (me, { pick, choice }) => {
    const block = own(me, pick);
    if (block) noteDistraction(me, block.id, `Call ${String(choice)}`);
  },
  finishBlock: (me, { pick, choice }) => {
    const block = own(me, pick);
    if (!block) return;
    finishBlock(me, block.id, {
      ...{ spent: choice % 90, done: choice % 2 === 0 },
      ...{ note: `Note ${String(choice)}`, tomorrow: choice % 3 === 0 ? '' : 'No mail' },
    });
    if (choice % 4 === 0) editBlock(me, block.id, { spent: choice % 60, note: 'Corrected' });
  },
};
