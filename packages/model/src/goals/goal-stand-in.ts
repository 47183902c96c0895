/** For tests alone: a goal and a check-in with nothing in them but what the test is about. */
import { Reader } from '../document/entity.ts';
import type { CheckInId, GoalId } from '../shared/ids.ts';
import { checkIns, type CheckIn } from './check-in.ts';
import { goals, type Goal } from './goal.ts';

/** Every field as a record without it would read, save for those given. */
export function goalLike(id: string, fields: Partial<Goal> = {}): Goal {
  const bare = goals.parse(id as GoalId, new Untitled({}));
  return { ...bare, ...fields };
}

export function checkInLike(id: string, fields: Partial<CheckIn> = {}): CheckIn {
  return { ...checkIns.parse(id as CheckInId, new Reader({ goal: 'g' })), ...fields };
}

/** The title is what makes a record readable, and a plain object cannot hold a shared text. */
class Untitled extends Reader {
  override text(): string {
    return '';
  }
}
