/** Skills to begin from. Each set is only an offer: what is taken belongs to the person from then on. */
import { fold } from '../shared/fold.ts';
import type { SkillKind } from './skill.ts';

export const STARTER_SETS = ['leadership', 'data', 'product', 'engineering', 'teaching'] as const;
export type StarterSet = (typeof STARTER_SETS)[number];

interface Starter {
  readonly name: string;
  readonly kind: SkillKind;
}

const technical = (...names: string[]): Starter[] =>
  names.map((name) => ({ name, kind: 'technical' }));
const workplace = (...names: string[]): Starter[] =>
  names.map((name) => ({ name, kind: 'workplace' }));

export const STARTER_SKILLS: Readonly<Record<StarterSet, readonly Starter[]>> = {
  leadership: workplace(
    'Listening',
    'Giving feedback',
    'Delegating',
    'Public speaking',
    'Writing clearly',
    'Negotiating',
    'Running meetings',
    'Resolving conflict',
    'Making decisions',
    'Coaching',
  ),
  data: [
    ...technical('SQL', 'Python', 'Statistics', 'Data visualisation', 'Spreadsheets'),
    ...technical('Data modelling', 'Machine learning', 'Experiment design'),
    ...workplace('Explaining numbers', 'Asking the right question'),
  ],
  product: [
    ...technical('User research', 'Prototyping', 'Analytics', 'Roadmapping', 'Pricing'),
    ...workplace('Prioritising', 'Storytelling', 'Stakeholder management', 'Saying no'),
  ],
  engineering: [
    ...technical('Code review', 'Testing', 'System design', 'Debugging', 'Security'),
    ...technical('Cloud', 'Databases', 'Observability', 'TypeScript', 'Accessibility'),
    ...workplace('Estimating', 'Technical writing', 'Mentoring'),
  ],
  teaching: [
    ...technical('Curriculum design', 'Assessment', 'Learning technology'),
    ...workplace('Facilitating', 'Asking questions', 'Classroom management', 'Giving feedback'),
    ...workplace('Inclusive teaching', 'Public speaking'),
  ],
};

/** Every name in the sets, each once. */
export function starterNames(): string[] {
  return [...new Set(Object.values(STARTER_SKILLS).flatMap((set) => set.map(({ name }) => name)))];
}

const KINDS = new Map(
  Object.values(STARTER_SKILLS).flatMap((set) =>
    set.map(({ name, kind }) => [fold(name), kind] as const),
  ),
);

/** The kind of a skill of which only the name is known: that of the sets, else technical. */
export function likelyKind(name: string): SkillKind {
  return KINDS.get(fold(name.trim())) ?? 'technical';
}
