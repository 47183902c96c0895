/** For tests only: goals and check-ins with nothing set but what a test is about. */
import { Reader } from '../document/entity.ts';
import type { CheckInId, GoalId } from '../shared/ids.ts';
import { type CheckIn, checkIns } from './check-in.ts';
import { type Goal, goals } from './goal.ts';

/** A goal in which every field that isn't given has its default. */
export function testGoal(id: string, fields: Partial<Goal> = {}): Goal {
  const bare = goals.parse(id as GoalId, new Untitled({}));
  return { ...bare, ...fields };
}

export function testCheckIn(id: string, fields: Partial<CheckIn> = {}): CheckIn {
  return { ...checkIns.parse(id as CheckInId, new Reader({ goal: 'g' })), ...fields };
}

/** A record can't be read without its title, and a plain object can't hold a shared text. */
class Untitled extends Reader {
  override text(): string {
    return '';
  }
}
