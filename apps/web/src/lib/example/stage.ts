/**
 * What every part of filling the example needs: the document, the calendar, the two people and the
 * goals.
 */
import type { TextRange, Writer } from '@cairn/model/document';
import type { GoalId, PersonId, SkillId } from '@cairn/model/shared';
import type { Doc } from 'yjs';
import type { Block, Days, Who } from './shape.ts';
import type { Calendar } from './time.ts';
import type { Pen } from './write-notes.ts';

export type { Block, Days, Who };

export interface Stage {
  readonly doc: Doc;
  readonly calendar: Calendar;
  readonly pen: Pen;
  /** The people. */
  readonly ids: Readonly<Record<Who, PersonId>>;
  /** By their keys in the story, once they are written. */
  readonly goals: ReadonlyMap<string, GoalId>;
  /** By name. Whoever writes them adds them, for what is told after. */
  readonly skills: Map<string, SkillId>;
  /** Writes a rich text of a record: its notes, or the `field` that is named. */
  readonly writeNotes: (
    collection: string,
    id: string,
    blocks: readonly Block[],
    field?: string,
  ) => void;
  /** Words in the notes of a record, which have to be there. */
  readonly wordsOf: (collection: string, id: string, words: string) => TextRange;
  /** A writer whose clock is set to `ms`, in milliseconds since 1970. */
  readonly writerAt: (who: Who, ms: number) => Writer;
}

/** Adds a feature's part to the story. */
export type Fill = (stage: Stage) => void;
