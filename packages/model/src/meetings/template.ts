/** What an agenda can start with: a few timed parts, each with its question. */
import { collection, type RecordOf } from '../document/collection.ts';
import { oneOf, words } from '../document/fields.ts';
import type { TemplateId } from '../shared/ids.ts';
import { oneLine } from '../shared/texts.ts';
import { MEETING_KINDS, type MeetingKind } from './meeting.ts';

/** One part of an agenda. */
export interface AgendaPart {
  readonly text: string;
  /** `null` if no time is set for it. */
  readonly minutes: number | null;
}

/** More than any meeting has. */
const MOST_PARTS = 40;
const LONGEST_PART_MINUTES = 1440;

export const templates = collection({
  name: 'templates',
  record: 'template',
  storage: 'fields',
  mostEntries: 500,
  title: ({ name }) => name,
  fields: {
    name: words(),
    kind: oneOf(MEETING_KINDS, 'checkIn'),
    /** A line for each part (`readParts`); replaced as a whole. */
    parts: words(),
  },
});

export type Template = RecordOf<typeof templates>;

/** The parts as they are stored: minutes, a tab and the text on each line. */
export function writeParts(parts: readonly AgendaPart[]): string {
  return parts
    .slice(0, MOST_PARTS)
    .map(({ text, minutes }) => `${minutes === null ? '' : String(minutes)}\t${oneLine(text)}`)
    .join('\n');
}

/** With the white space at its ends, since a part may be read while somebody is writing it. */
export function readParts(stored: string): AgendaPart[] {
  return stored
    .split('\n')
    .slice(0, MOST_PARTS)
    .flatMap((line) => {
      const [minutes = '', ...words] = line.split('\t');
      const text = words.join('\t');
      return text.trim() === '' ? [] : [{ text, minutes: readMinutes(minutes) }];
    });
}

function readMinutes(typed: string): number | null {
  const minutes = Number(typed);
  const isLength = Number.isInteger(minutes) && minutes > 0 && minutes <= LONGEST_PART_MINUTES;
  return isLength ? minutes : null;
}

const part = (minutes: number, text: string): AgendaPart => ({ minutes, text });

/** The template that comes with each kind. */
export const PARTS_OF_KIND: Readonly<Record<MeetingKind, readonly AgendaPart[]>> = {
  first: [
    part(10, 'Getting to know each other: what brought each of us here?'),
    part(15, 'Where I am, and where I want to be'),
    part(10, 'What I would like help with, and what you can offer'),
    part(10, 'How we work together: how often, where, and what stays between us'),
    part(5, 'Next steps: what does each of us do before the next meeting?'),
  ],
  checkIn: [
    part(5, 'Arriving: how are you, really?'),
    part(10, 'Goals and work: what moved, and what is stuck?'),
    part(10, 'Feedback: what helped, what would help more?'),
    part(5, 'Growth: what did you learn or try?'),
    part(5, 'Close: what does each of us do next?'),
  ],
  growth: [
    part(5, 'Arriving: how are you, really?'),
    part(15, 'Looking back: what are you proud of, and what was hard?'),
    part(15, 'Skills: where do you want to be, and what is missing?'),
    part(15, 'Looking ahead: which goal matters most now, and why?'),
    part(10, 'Close: one thing to begin, one to stop'),
  ],
  quarterly: [
    part(5, 'Arriving: how are you, really?'),
    part(20, 'Goals: what was reached, what slipped, what do we drop?'),
    part(15, 'What worked in how you went about it, and what didn’t?'),
    part(15, 'Next quarter: the three things that matter most'),
    part(5, 'How we work together: what should we change?'),
  ],
  annual: [
    part(10, 'The year in a few moments: what will you remember?'),
    part(20, 'Goals and skills: what changed since a year ago?'),
    part(15, 'Patterns: what helped again and again, and what got in the way?'),
    part(20, 'Next year: where do you want to be, and what for?'),
    part(10, 'The two of us: do we go on, and how?'),
  ],
};

/** The template that comes with a kind has its name as its id. */
export function templateOfKind(kind: MeetingKind): TemplateId {
  return kind as string as TemplateId;
}

/** What a template puts on an agenda; nothing if it has been deleted. */
export function partsOfTemplate(
  id: TemplateId | null,
  find: (id: TemplateId) => Template | undefined,
): readonly AgendaPart[] {
  if (id === null) return [];
  const kind = MEETING_KINDS.find((each) => each === (id as string));
  if (kind !== undefined) return PARTS_OF_KIND[kind];
  const own = find(id);
  if (own === undefined || own.deletedAt !== null) return [];
  return readParts(own.parts).map((part) => ({ ...part, text: part.text.trim() }));
}
