/** The gap of a skill becomes a goal: its title, its measure, and the skill that it serves. */
import { createGoal, setMeasure, writeGoalLine } from '@cairn/model/goals';
import type { GoalId } from '@cairn/model/shared';
import { LEVEL_WORDS, levelWordsOf, linkSkillGoal } from '@cairn/model/skills';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import { nameOf } from '#lib/skills/skill-words.ts';
import type { StandingSkill } from '#lib/skills/skills-in-view.svelte.ts';
import { toastWithUndo } from '#lib/undo/undo-toast.ts';

/** The new goal, or `null` where there is no gap. */
export function makeGoal(
  session: WorkspaceSession,
  { skill, standing }: StandingSkill,
): GoalId | null {
  const { needed } = skill;
  const now = standing.own?.level;
  if (needed === null || now === undefined || now >= needed) return null;
  const { writer } = session;
  const { result, step } = session.step(() => {
    const goal = createGoal(writer, {
      title: `${nameOf(skill)}: from ${LEVEL_WORDS[now].toLowerCase()} to ${LEVEL_WORDS[needed].toLowerCase()}`,
      horizon: 'short',
    });
    setMeasure(writer, goal, { name: 'Level', unit: '', start: now, target: needed });
    writeGoalLine(writer, goal, 'doneWhen', levelWordsOf(skill, needed));
    linkSkillGoal(writer, skill.id, goal, true);
    return goal;
  });
  toastWithUndo(session, 'Goal added. It’s measured by the level you reach.', step);
  return result;
}
