/**
 * How the example's story is written down: plain data, so that it can be read and changed without
 * code.
 */
import type { ThreadKind, ThreadStatus } from '@cairn/model/feedback';
import type { GoalStatus, Horizon, Measure, ObstacleDraft, Weight } from '@cairn/model/goals';
import type { MeetingKind } from '@cairn/model/meetings';
import type { ObjectiveId, VisionPartId } from '@cairn/model/shared';
import type { Repeat } from '@cairn/model/tasks';
import type { VisionKind } from '@cairn/model/vision';

export type Who = 'mira' | 'robin';

/** Days from today, negative for the past. In texts, `{-12}` becomes that day's date. */
export type Days = number;

/**
 * A block of rich text; `**words**` are bold. A `struckOut` block was written, discussed, and
 * removed again.
 */
export type Block =
  | { readonly heading: string }
  | { readonly text: string }
  | { readonly list: readonly string[] }
  | { readonly struckOut: string };

export interface ExampleTask {
  readonly text: string;
  readonly due?: Days;
  readonly done?: Days;
  /** Mira if left out. */
  readonly owner?: Who;
  readonly repeat?: Repeat;
  /** The days on which a repeating task was done. */
  readonly doneOn?: readonly Days[];
}

/** A task that came up by itself, not in a meeting. */
export interface ExampleTaskOfDay extends ExampleTask {
  readonly made: Days;
  /** The goal it is a step of, if any. */
  readonly goal?: string;
}

export interface ExampleVisionPart {
  readonly key: string;
  readonly kind: VisionKind;
  readonly text: string;
}

export interface ExampleObjective {
  readonly key: string;
  readonly title: string;
}

export interface ExampleCheckIn {
  readonly day: Days;
  readonly value?: number;
  readonly confidence?: number;
  readonly note?: string;
  /** Mira if left out. */
  readonly by?: Who;
}

export interface ExampleGoal {
  readonly key: string;
  readonly title: string;
  readonly horizon: Horizon;
  readonly status: GoalStatus;
  readonly made: Days;
  readonly start: Days;
  readonly due: Days;
  readonly why: readonly Block[];
  readonly notes: readonly Block[];
  readonly steps: readonly ExampleTask[];
  /** The long-term goal it leads to, which has to come earlier in the story. */
  readonly parent?: string;
  readonly measure?: Measure;
  readonly doneWhen?: string;
  readonly checkIns?: readonly ExampleCheckIn[];
  readonly obstacles?: readonly Omit<ObstacleDraft, 'goal'>[];
  /** What Mira has, and what she needs. */
  readonly resources?: readonly Block[];
  readonly relevance?: string;
  readonly nextAction?: string;
  /** Keys of the vision part and the objective it serves. */
  readonly vision?: string;
  readonly objective?: string;
  /** Urgency, fit, impact. */
  readonly priority?: readonly [Weight, Weight, Weight];
  readonly inFocus?: boolean;
  /** When it was done or dropped. */
  readonly finished?: Days;
  readonly whatWorked?: string;
  readonly whatToAdjust?: string;
  readonly howIDecide?: string;
}

export interface ExampleTopic {
  readonly text: string;
  readonly by: Who;
  readonly minutes?: number;
  /** The meeting to which it was carried over because there was no time for it. */
  readonly carriedTo?: string;
}

export interface ExampleAction extends ExampleTask {
  /** The goal it is a step of. */
  readonly goal?: string;
}

export interface ExampleMeeting {
  readonly key: string;
  readonly title: string;
  readonly kind: MeetingKind;
  readonly day: Days;
  readonly minutes: number;
  readonly place: string;
  readonly topics: readonly ExampleTopic[];
  readonly notes: readonly Block[];
  readonly actions: readonly ExampleAction[];
}

/** What a thread is about. `words` are looked up in the notes and anchored there. */
export type ExampleSubject =
  | { readonly kind: 'workspace' }
  | { readonly kind: 'goal' | 'meeting'; readonly key: string; readonly words?: string }
  | { readonly kind: 'task'; readonly text: string };

export interface ExampleMessage {
  readonly by: Who;
  readonly day: Days;
  readonly body: string;
}

export interface ExampleThread {
  readonly about: ExampleSubject;
  readonly kind: ThreadKind;
  readonly status: ThreadStatus;
  readonly outcome?: string;
  readonly messages: readonly [ExampleMessage, ...ExampleMessage[]];
}

/** The purposes that goals can have, by key. */
export interface Purposes {
  readonly vision: ReadonlyMap<string, VisionPartId>;
  readonly objectives: ReadonlyMap<string, ObjectiveId>;
}
