/** The named changes of what was done alongside the job. */
import { change, type Writer } from '../document/change.ts';
import { readOne } from '../document/read.ts';
import type { Day } from '../shared/days.ts';
import type { ExperienceId, PersonId, SkillId } from '../shared/ids.ts';
import { oneLine } from '../shared/texts.ts';
import { type DatesRefusal, datesRefusal, subjectOf } from './dates.ts';
import { type ExperienceKind, experiences } from './experience.ts';

export interface ExperienceDraft {
  readonly title: string;
  readonly kind: ExperienceKind;
  readonly where?: string;
  readonly start?: Day | null;
  readonly end?: Day | null;
  readonly cvLine?: string;
  readonly skills?: readonly SkillId[];
  readonly person?: PersonId;
}

export function addExperience(
  writer: Writer,
  draft: ExperienceDraft,
):
  | { readonly ok: true; readonly id: ExperienceId }
  | { readonly ok: false; readonly reason: DatesRefusal } {
  const reason = datesRefusal(draft, undefined);
  if (reason !== null) return { ok: false, reason };
  const { title, kind, where = '', start, end, cvLine = '', skills, person } = draft;
  const id = change(writer, experiences, 'add', (edit) =>
    edit.create(experiences, {
      ...{ title: oneLine(title), kind, where: oneLine(where), start, end, skills },
      ...{ cvLine: oneLine(cvLine), person: person ?? writer.person },
    }),
  );
  return { ok: true, id };
}

/** Changes what is given; the rest stays. Returns why not, or `null`. */
export function editExperience(
  writer: Writer,
  id: ExperienceId,
  facts: Partial<Omit<ExperienceDraft, 'skills' | 'person'>>,
): DatesRefusal | null {
  const was = readOne(writer.doc, experiences, id);
  const reason = datesRefusal(facts, was);
  if (reason !== null) return reason;
  const { title, kind, where, start, end, cvLine } = facts;
  change(
    writer,
    experiences,
    'edit',
    (edit) => {
      if (title !== undefined) edit.text(experiences, id, 'title', oneLine(title));
      if (kind !== undefined) edit.set(experiences, id, 'kind', kind);
      if (where !== undefined) edit.words(experiences, id, 'where', oneLine(where));
      if (start !== undefined) edit.set(experiences, id, 'start', start);
      if (end !== undefined) edit.set(experiences, id, 'end', end);
      if (cvLine !== undefined) edit.text(experiences, id, 'cvLine', oneLine(cvLine));
    },
    subjectOf(id, facts),
  );
  return null;
}

export function linkExperienceSkill(
  writer: Writer,
  id: ExperienceId,
  skill: SkillId,
  gained: boolean,
): void {
  change(writer, experiences, gained ? 'link' : 'unlink', (edit) =>
    edit.put(experiences, id, 'skills', skill, gained ? true : null),
  );
}
