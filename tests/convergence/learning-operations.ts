/** What is done to things to learn and to experience. */
import { giveRecord } from '@cairn/model/document';
import {
  addExperience,
  addLearning,
  editExperience,
  editLearning,
  EXPERIENCE_KINDS,
  experiences,
  LEARNING_KINDS,
  LEARNING_STATES,
  learnings,
  linkExperienceSkill,
  linkLearningGoal,
  linkLearningSkill,
  renameLearning,
  setLearningState,
  stopAskingApplied,
  writeApplied,
} from '@cairn/model/learning';
import { people } from '@cairn/model/people';
import type { GoalId, SkillId } from '@cairn/model/shared';
import { among, born, dayAfter, one, type Operations, typedInto } from './draws.ts';

/** Whether there is such a skill or goal makes no difference to a link. */
const some = (choice: number) => `some-${String(choice % 5)}`;

export const learningOperations: Operations = {
  addLearning: (me, draw) => {
    const state = among(LEARNING_STATES, draw.choice);
    born(draw, learnings, addLearning(me, { title: '', state }));
  },
  renameLearning: (me, draw) => {
    const learning = one(me, learnings, draw.choice);
    if (!learning) return;
    renameLearning(me, learning.id, typedInto(learning.title, draw));
    draw.ledger.typed.push({ letter: draw.letter, place: `learnings/${learning.id}` });
  },
  setLearningState: (me, { pick, choice }) => {
    const [learning, today] = [one(me, learnings, pick), dayAfter(choice)];
    if (learning && today !== null)
      setLearningState(me, learning.id, among(LEARNING_STATES, choice), today);
  },
  editLearning: (me, { pick, choice }) => {
    const learning = one(me, learnings, pick);
    if (!learning) return;
    editLearning(me, learning.id, {
      kind: among(LEARNING_KINDS, choice),
      provider: `School ${String(choice)}`,
      hoursPlanned: choice % 3 === 0 ? null : choice % 60,
      hoursSpent: choice % 7,
      recognisedBy: choice % 2 === 0 ? '' : 'The guild',
      handsOn: choice % 2 === 0,
      cost: `${String(choice)} €`,
    });
    editLearning(me, learning.id, { start: choice % 4 === 0 ? null : dayAfter(choice) });
    editLearning(me, learning.id, { end: dayAfter(pick) });
  },
  giveLearning: (me, { pick, choice }) => {
    const person = one(me, people, choice)?.id ?? me.person;
    const [learning, experience] = [one(me, learnings, pick), one(me, experiences, pick)];
    if (learning) giveRecord(me, learnings, learning.id, person);
    if (experience) giveRecord(me, experiences, experience.id, person);
  },
  linkLearning: (me, { pick, choice }) => {
    const learning = one(me, learnings, pick);
    if (!learning) return;
    linkLearningSkill(me, learning.id, some(choice) as SkillId, choice % 3 !== 0);
    linkLearningGoal(me, learning.id, some(choice) as GoalId, choice % 2 === 0);
  },
  writeApplied: (me, draw) => {
    const learning = one(me, learnings, draw.choice);
    if (!learning) return;
    writeApplied(me, learning.id, typedInto(learning.applied, draw));
    draw.ledger.typed.push({ letter: draw.letter, place: `learnings/${learning.id}` });
    if (draw.pick % 3 === 0) stopAskingApplied(me, learning.id);
  },
  addExperience: (me, draw) => {
    const kind = among(EXPERIENCE_KINDS, draw.choice);
    const added = addExperience(me, { title: '', kind, start: dayAfter(draw.choice) });
    if (added.ok) born(draw, experiences, added.id);
  },
  editExperience: (me, draw) => {
    const experience = one(me, experiences, draw.choice);
    if (!experience) return;
    const cvLine = typedInto(experience.cvLine, draw);
    const where = `Room ${String(draw.choice)}`;
    editExperience(me, experience.id, { cvLine, where });
    draw.ledger.typed.push({ letter: draw.letter, place: `experiences/${experience.id}` });
    editExperience(me, experience.id, {
      kind: among(EXPERIENCE_KINDS, draw.pick),
      end: dayAfter(draw.pick),
    });
    linkExperienceSkill(me, experience.id, some(draw.pick) as SkillId, draw.pick % 3 !== 0);
  },
};
