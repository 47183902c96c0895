/** What a block can be about. Tasks and goals belong to other features, so that the route says it. */
import type { GoalId, TaskId } from '@cairn/model/shared';

export interface FocusSubject {
  readonly task: TaskId | null;
  readonly goal: GoalId | null;
}

/** As the route describes it. */
export interface SubjectWords {
  /** The task, or else the goal; `''` for neither. */
  readonly title: string;
  /** The goal, unless it is the title. */
  readonly goal: string;
  /** Where the goal is. */
  readonly href: string | null;
}

/** Something that can be chosen. */
export interface SubjectOffer extends FocusSubject {
  readonly value: string;
  readonly label: string;
}
