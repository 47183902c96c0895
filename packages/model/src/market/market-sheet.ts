/** The market's years as the table Year, Key skills required, Common qualifications: read, written, applied. */
import { change, type Writer } from '../document/change.ts';
import type { MarketYearId, PersonId } from '../shared/ids.ts';
import type { RecordSheet, SheetPlan } from '../shared/sheet/record-sheet.ts';
import { oneLine } from '../shared/texts.ts';
import { isYear } from './change-market.ts';
import { type MarketYear, marketYears } from './market-year.ts';

export interface YearValues {
  readonly year: number;
  readonly skills: string;
  readonly qualifications: string;
}

export type YearNote = 'notAYear';

export const yearSheet: RecordSheet<MarketYear, YearValues, null, YearNote> = {
  title: 'year',
  columns: [
    {
      column: 'year',
      heading: 'Year',
      known: /^years?$/,
      cell: ({ year }) => (year === null ? '' : String(year)),
      read(words) {
        const year = Number(/^\d{4}$/.exec(words)?.[0]);
        return isYear(year) ? { value: year } : { note: 'notAYear' };
      },
    },
    {
      column: 'skills',
      heading: 'Key skills required',
      known: /^(key |required )?skills( required| needed)?$/,
      cell: ({ skills }) => skills,
      read: (words) => ({ value: oneLine(words) }),
    },
    {
      column: 'qualifications',
      heading: 'Common qualifications',
      known: /^(common |required )?(qualifications?|certifications?)$/,
      cell: ({ qualifications }) => qualifications,
      read: (words) => ({ value: oneLine(words) }),
    },
  ],
};

export type YearPlan = SheetPlan<MarketYear, YearValues, YearNote>;

/** Applies the plan as one change, and returns the years of its rows, new and old. */
export function pasteYears(
  writer: Writer,
  { rows }: Pick<YearPlan, 'rows'>,
  person: PersonId,
): MarketYearId[] {
  return change(writer, marketYears, 'paste', (edit) =>
    rows.map(({ id: known, values: { year, skills, qualifications } }) => {
      const id = known ?? edit.create(marketYears, { year, person });
      if (skills !== undefined) edit.text(marketYears, id, 'skills', skills);
      if (qualifications !== undefined)
        edit.text(marketYears, id, 'qualifications', qualifications);
      return id;
    }),
  );
}
