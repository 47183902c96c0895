/** What the routes hand in, since skills and goals belong to other features. */
import type { GoalId, PersonId, SkillId } from '@cairn/model/shared';
import type { Snippet } from 'svelte';

/** Shows the chosen skills of this person, and adds or takes away others. */
export type SkillsPart = Snippet<
  [
    chosen: readonly SkillId[],
    person: PersonId | null,
    onlink: (skill: SkillId, isLinked: boolean) => void,
  ]
>;

/** Shows the chosen goals, and adds or takes away others. */
export type GoalsPart = Snippet<
  [chosen: readonly GoalId[], onlink: (goal: GoalId, isLinked: boolean) => void]
>;
