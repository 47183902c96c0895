/** What is learned, and what was done alongside the job: courses, books and certificates; shadowing, volunteering, leading, teaching. */
export {
  addExperience,
  editExperience,
  linkExperienceSkill,
  type ExperienceDraft,
} from './change-experience.ts';
export {
  addLearning,
  editLearning,
  linkLearningGoal,
  linkLearningSkill,
  renameLearning,
  setLearningState,
  stopAskingApplied,
  writeApplied,
  type FactsRefusal,
  type LearningDraft,
  type LearningFacts,
} from './change-learning.ts';
export type { DatesRefusal } from './dates.ts';
export {
  EXPERIENCE_KINDS,
  experiences,
  type Experience,
  type ExperienceKind,
} from './experience.ts';
export {
  LEARNING_KINDS,
  LEARNING_STATES,
  learnings,
  type Learning,
  type LearningKind,
  type LearningState,
} from './learning.ts';
export { byState, forCv, hoursSpent, newestFirst, toAskAbout } from './read-learning.ts';
