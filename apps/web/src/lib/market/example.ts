/** What the example tells of the market: three years, and postings for the role that Mira wants. */
import { addMarketYear, addPosting } from '@cairn/model/market';
import type { Days, Stage } from '#lib/example/stage.ts';

const YEARS: readonly {
  readonly ago: number;
  readonly skills: string;
  readonly qualifications: string;
}[] = [
  {
    ago: 2,
    skills: 'Code review, System design, Running meetings',
    qualifications: 'Degree in computing, Five years in a team',
  },
  {
    ago: 1,
    skills: 'System design, Running meetings, Giving feedback, Analytics',
    qualifications: 'Five years in a team, First management role',
  },
  {
    ago: 0,
    skills: 'System design, Giving feedback, Analytics, Delegating, Public speaking',
    qualifications: 'First management role, A coaching course',
  },
];

const POSTINGS: readonly {
  readonly day: Days;
  readonly title: string;
  readonly organisation: string;
  readonly body: string;
}[] = [
  {
    day: -90,
    title: 'Team lead, checkout',
    organisation: 'Harbour Goods',
    body: 'You lead seven engineers.\nWhat we look for: giving feedback, delegating, running meetings that end on time.\nSystem design helps. You can explain a number: analytics is part of the job.',
  },
  {
    day: -41,
    title: 'Engineering manager',
    organisation: 'Northline',
    body: 'Half the week with people, half with plans.\nRequired: coaching, giving feedback, negotiating with other teams, public speaking in front of fifty people.\nNice to have: analytics.',
  },
  {
    day: -12,
    title: 'Lead developer',
    organisation: 'Amber Health',
    body: 'System design and code review every day. Delegating what you would rather do yourself.\nYou speak in our monthly meeting: public speaking is expected, slides are not.',
  },
];

export function fill({ calendar, ids, writerAt }: Stage): void {
  const thisYear = Number(calendar.day(0).slice(0, 4));
  for (const { ago, skills, qualifications } of YEARS)
    addMarketYear(writerAt('mira', calendar.written(-100)), {
      ...{ year: thisYear - ago, skills, qualifications, person: ids.mira },
    });
  for (const { day, ...posting } of POSTINGS)
    addPosting(writerAt('mira', calendar.written(day)), {
      ...posting,
      date: calendar.day(day),
      person: ids.mira,
    });
}
