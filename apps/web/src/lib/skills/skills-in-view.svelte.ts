/** The skills of the person whom the page is about, with how each stands; every view of them reads this. */
import type { PersonId } from '@cairn/model/shared';
import {
  byNeed,
  disagreementOf,
  gapOf,
  type Rating,
  ratingsBySkill,
  type Skill,
  type Standing,
  standingOf,
} from '@cairn/model/skills';
import { getContext, setContext } from 'svelte';
import { recordsOf } from '#lib/features/subject.ts';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';

export interface StandingSkill {
  readonly skill: Skill;
  readonly ratings: readonly Rating[];
  readonly standing: Standing;
  /** Levels that are missing; `null` while it isn't known. */
  readonly gap: number | null;
  readonly apart: ReturnType<typeof disagreementOf>;
}

export function standingSkill(skill: Skill, ratings: readonly Rating[]): StandingSkill {
  const standing = standingOf(skill, ratings);
  const gap = gapOf(skill.needed, standing.own?.level ?? null);
  return { skill, ratings, standing, gap, apart: disagreementOf(standing) };
}

const NONE: readonly Rating[] = [];

export class SkillsInView {
  readonly #session: WorkspaceSession;
  readonly #person: () => PersonId;

  constructor(session: WorkspaceSession, person: () => PersonId) {
    this.#session = session;
    this.#person = person;
  }

  get person(): PersonId {
    return this.#person();
  }

  readonly #ratings = $derived.by(() => ratingsBySkill(this.#session.ratings.all));

  ratingsOf(skill: Skill): readonly Rating[] {
    return this.#ratings.get(skill.id) ?? NONE;
  }

  readonly all: readonly StandingSkill[] = $derived.by(() => {
    const own = recordsOf(this.#session, this.#session.skills.all, this.person);
    const standings = new Map(
      own.map((skill) => [skill.id, standingSkill(skill, this.ratingsOf(skill))]),
    );
    const sorted = byNeed(own, ({ id }) => standings.get(id)?.standing.own?.level ?? null);
    return sorted.flatMap(({ id }) => standings.get(id) ?? []);
  });
}

const KEY = Symbol('skills in view');

export const setSkillsInView = (view: SkillsInView): SkillsInView => setContext(KEY, view);
export const getSkillsInView = (): SkillsInView => getContext(KEY);
