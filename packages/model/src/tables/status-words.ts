/** How a status is written in a cell, and what else people call it. */
import { GOAL_STATUSES, type GoalStatus } from '../goals/index.ts';

export const STATUS_WORDS: Readonly<Record<GoalStatus, string>> = {
  notStarted: 'Not started',
  onTrack: 'On track',
  atRisk: 'At risk',
  blocked: 'Blocked',
  done: 'Done',
  dropped: 'Dropped',
};

const OTHER_WORDS: Readonly<Record<string, GoalStatus>> = {
  ...{ 'to do': 'notStarted', todo: 'notStarted', open: 'notStarted', planned: 'notStarted' },
  ...{ pending: 'notStarted', 'not begun': 'notStarted', 'not yet started': 'notStarted' },
  ...{ 'in progress': 'onTrack', ongoing: 'onTrack', started: 'onTrack', active: 'onTrack' },
  ...{ 'in process': 'onTrack', doing: 'onTrack', underway: 'onTrack', 'under way': 'onTrack' },
  ...{ delayed: 'atRisk', late: 'atRisk', behind: 'atRisk', 'behind schedule': 'atRisk' },
  ...{ 'off track': 'atRisk', overdue: 'atRisk', stuck: 'blocked', 'on hold': 'blocked' },
  ...{ waiting: 'blocked', paused: 'blocked', completed: 'done', complete: 'done' },
  ...{ finished: 'done', achieved: 'done', closed: 'done', cancelled: 'dropped' },
  ...{ canceled: 'dropped', abandoned: 'dropped', stopped: 'dropped' },
};

/** The status that the text of a cell means; `null` if it means none. */
export function readStatus(text: string): GoalStatus | null {
  const plain = text
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();
  const own = GOAL_STATUSES.find((status) => STATUS_WORDS[status].toLowerCase() === plain);
  return own ?? (Object.hasOwn(OTHER_WORDS, plain) ? (OTHER_WORDS[plain] ?? null) : null);
}
