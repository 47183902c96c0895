/** The named changes of postings and of the market's years. */
import { change, type Writer } from '../document/change.ts';
import { isReachable } from '../shared/calendar.ts';
import { type Day, parseDay } from '../shared/days.ts';
import type { MarketYearId, PersonId, PostingId } from '../shared/ids.ts';
import { LONGEST_TEXT_CHARACTERS, oneLine } from '../shared/texts.ts';
import { FIRST_YEAR, LAST_YEAR, marketYears } from './market-year.ts';
import { postings } from './posting.ts';

export interface PostingDraft {
  readonly title: string;
  readonly organisation?: string;
  readonly date?: Day | null;
  readonly link?: string;
  readonly body?: string;
  /** Whose next role it is about; the writer's own unless said otherwise. */
  readonly person?: PersonId;
}

export type PostingRefusal = 'tooLong' | 'noSuchDay' | 'yearOutOfReach';

/** Adds a posting, unless its text is longer than is kept: a part of one would give wrong counts. */
export function addPosting(
  writer: Writer,
  draft: PostingDraft,
):
  | { readonly ok: true; readonly id: PostingId }
  | { readonly ok: false; readonly reason: PostingRefusal } {
  const reason = postingRefusal(draft);
  if (reason !== null) return { ok: false, reason };
  const { title, organisation = '', date, link = '', body = '', person } = draft;
  const id = change(writer, postings, 'add', (edit) =>
    edit.create(postings, {
      title: oneLine(title),
      organisation: oneLine(organisation),
      date,
      link: oneLine(link).trim(),
      body,
      person: person ?? writer.person,
    }),
  );
  return { ok: true, id };
}

/** Changes what is given; the rest stays. Returns why not, or `null`. */
export function editPosting(
  writer: Writer,
  id: PostingId,
  facts: Partial<Omit<PostingDraft, 'person'>>,
): PostingRefusal | null {
  const reason = postingRefusal(facts);
  if (reason !== null) return reason;
  const { title, organisation, date, link, body } = facts;
  change(
    writer,
    postings,
    'edit',
    (edit) => {
      if (title !== undefined) edit.text(postings, id, 'title', oneLine(title));
      if (organisation !== undefined)
        edit.words(postings, id, 'organisation', oneLine(organisation));
      if (date !== undefined) edit.set(postings, id, 'date', date);
      if (link !== undefined) edit.words(postings, id, 'link', oneLine(link).trim());
      if (body !== undefined) edit.words(postings, id, 'body', body);
    },
    id,
  );
  return null;
}

function postingRefusal({ body = '', date }: Partial<PostingDraft>): PostingRefusal | null {
  if (body.length > LONGEST_TEXT_CHARACTERS) return 'tooLong';
  if (date === undefined || date === null) return null;
  if (parseDay(date) === null) return 'noSuchDay';
  return isReachable(date) ? null : 'yearOutOfReach';
}

export interface MarketYearDraft {
  readonly year: number;
  readonly skills?: string;
  readonly qualifications?: string;
  readonly person?: PersonId;
}

/** Adds a year, or returns `null` for a number that is no year. */
export function addMarketYear(writer: Writer, draft: MarketYearDraft): MarketYearId | null {
  const { year, skills = '', qualifications = '', person } = draft;
  if (!isYear(year)) return null;
  return change(writer, marketYears, 'add', (edit) =>
    edit.create(marketYears, {
      year,
      skills: oneLine(skills),
      qualifications: oneLine(qualifications),
      person: person ?? writer.person,
    }),
  );
}

/** Changes what is given; the rest stays. A number that is no year changes nothing. */
export function editMarketYear(
  writer: Writer,
  id: MarketYearId,
  { year, skills, qualifications }: Partial<Omit<MarketYearDraft, 'person'>>,
): void {
  change(
    writer,
    marketYears,
    'edit',
    (edit) => {
      if (year !== undefined && isYear(year)) edit.set(marketYears, id, 'year', year);
      if (skills !== undefined) edit.text(marketYears, id, 'skills', oneLine(skills));
      if (qualifications !== undefined)
        edit.text(marketYears, id, 'qualifications', oneLine(qualifications));
    },
    id,
  );
}

export function isYear(year: number): boolean {
  return Number.isInteger(year) && year >= FIRST_YEAR && year <= LAST_YEAR;
}
