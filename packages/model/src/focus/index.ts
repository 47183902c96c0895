/** Focus blocks: stretches of time for one thing. */
export {
  editBlock,
  finishBlock,
  noteDistraction,
  startBlock,
  type BlockDraft,
  type BlockFacts,
  type BlockRefusal,
} from './change-focus.ts';
export { focusBlocks, LONGEST_BLOCK_MINUTES, type FocusBlock } from './focus-block.ts';
export {
  blocksOfWeek,
  distractionsOf,
  elapsedMinutes,
  frequentDistractions,
  isRunning,
  minutesOf,
  plannedEnd,
  runningBlocks,
  timeSpent,
  type TimeSpent,
} from './read-focus.ts';
