/** Skills, what is needed of them, and how people rate them over time. */
export {
  addSkill,
  addSkills,
  describeLevel,
  editRating,
  linkSkillGoal,
  linkSkillWin,
  rateSkill,
  renameSkill,
  setNeeded,
  setSkillKind,
  setSkillPriority,
  type Rated,
  type RatingDraft,
  type RatingRefusal,
  type SkillDraft,
} from './change-skills.ts';
export {
  LEVEL_WORDS,
  LEVELS,
  PRIORITIES,
  PRIORITY_WORDS,
  readLevel,
  readPriority,
  type Level,
  type Priority,
} from './level.ts';
export { ratings, type Rating } from './rating.ts';
export {
  byNeed,
  disagreementOf,
  gapOf,
  historyOf,
  levelWordsOf,
  milestonesOf,
  ratingsBySkill,
  standingOf,
  type Milestone,
  type Point,
  type Standing,
} from './read-skills.ts';
export { SKILL_KINDS, skills, type Skill, type SkillKind } from './skill.ts';
export {
  pasteSkills,
  skillSheet,
  type SkillNote,
  type SkillPlan,
  type SkillRow,
  type SkillValues,
} from './skill-sheet.ts';
export {
  likelyKind,
  STARTER_SETS,
  STARTER_SKILLS,
  starterNames,
  type StarterSet,
} from './starter-sets.ts';
