/** What every part of the filling needs: the document, the calendar and the two people. */
import type { Writer } from '@cairn/model/document';
import type { PersonId } from '@cairn/model/shared';
import type { Doc } from 'yjs';
import type { Who } from './shape.ts';
import type { Calendar } from './time.ts';
import type { Pen } from './write-notes.ts';

export interface Stage {
  readonly doc: Doc;
  readonly calendar: Calendar;
  readonly pen: Pen;
  readonly ids: Readonly<Record<Who, PersonId>>;
  /** A writer whose clock stands at that moment, in milliseconds since 1970. */
  readonly writerAt: (who: Who, ms: number) => Writer;
}
