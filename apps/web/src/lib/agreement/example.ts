/**
 * The example's agreement: proposed by Mira, one clause countered by Robin, agreed, looked at again
 * in spring, and with a suggestion that waits for her now.
 */
import {
  addClause,
  agree,
  agreements,
  type ClauseId,
  clauses,
  lookBackOn,
  type Outcome,
  singleClause,
  type SingleKind,
  standingOf,
  takeWords,
  wordings,
  writeClause,
} from '@cairn/model/agreement';
import { readAll, type Writer } from '@cairn/model/document';
import type { Days, Stage, Who } from '#lib/example/stage.ts';

const PROPOSED: readonly (readonly [SingleKind, string])[] = [
  [
    'expects',
    'Mira: honest answers, even uncomfortable ones. I come prepared, and tell you what I did with your advice.\nRobin: I share my mistakes too. I don’t decide for you.',
  ],
  ['agenda', 'Mira arranges the meetings and sends the agenda two days before.'],
  ['moving', 'Whoever can’t make it says so a day before and suggests two other dates.'],
  ['contact', 'Short questions by message are welcome. We answer within two working days.'],
  [
    'confidentiality',
    'What we say here stays between us. We ask before we mention it to anyone else.',
  ],
  ['offTheTable', 'No favours with hiring or promotion.'],
];

const GOALS: readonly {
  readonly words: string;
  readonly said: Readonly<Record<Who, readonly [Outcome, string]>>;
}[] = [
  {
    words: 'Mira leads a team, or knows why she doesn’t want to.',
    said: {
      mira: ['partly', 'A project of four people. It’s what I want.'],
      robin: ['partly', 'You already do it. The title is missing.'],
    },
  },
  {
    words: 'Mira says what she thinks in meetings.',
    said: {
      mira: ['yes', 'Not always first, but always.'],
      robin: ['yes', ''],
    },
  },
];

/** When it was written, agreed to, and looked at again. */
const BEGUN: Days = -138;
const REVIEW: Days = -46;

export function fill({ doc, calendar, ids, writerAt }: Stage): void {
  const parties = [ids.mira, ids.robin];
  const at = (who: Who, day: Days, minutes = 0) => writerAt(who, calendar.written(day, minutes));
  const standing = () =>
    standingOf(
      {
        clauses: readAll(doc, clauses).records,
        wordings: readAll(doc, wordings).records,
        agreements: readAll(doc, agreements).records,
      },
      parties,
    );
  const agreeAs = (writer: Writer) => {
    agree(writer, standing().terms, parties);
  };
  const takeAll = (writer: Writer) => {
    for (const { id } of standing().clauses.flatMap(({ suggestions }) => suggestions))
      takeWords(writer, id);
  };

  for (const [kind, words] of PROPOSED)
    writeClause(at('mira', BEGUN), singleClause(kind), { words });
  writeClause(at('mira', BEGUN), singleClause('rhythm'), {
    words: 'Once a month for an hour, by video.',
  });
  const goals = GOALS.map(({ words, said }, place): [ClauseId, typeof said] => [
    addClause(at('mira', BEGUN, place), 'goal', { words }),
    said,
  ]);
  writeClause(at('robin', BEGUN + 1), singleClause('rhythm'), {
    words: 'Every two weeks for 50 minutes, by video. In person once a quarter.',
  });
  writeClause(at('robin', BEGUN + 1), singleClause('review'), {
    words: 'After three months we read this together.',
    day: calendar.day(REVIEW),
  });
  writeClause(at('robin', BEGUN + 1), singleClause('length'), {
    words: 'A year, and then we decide whether to go on.',
    day: calendar.day(BEGUN + 365),
  });
  takeAll(at('mira', BEGUN + 2));
  agreeAs(at('mira', BEGUN + 2, 1));
  agreeAs(at('robin', BEGUN + 3));

  for (const [clause, said] of goals)
    for (const who of ['mira', 'robin'] as const) {
      const [outcome, line] = said[who];
      const writer = at(who, REVIEW + 1);
      lookBackOn(writer, { clause, day: calendar.day(REVIEW) }, { outcome, line });
    }
  writeClause(at('robin', REVIEW + 2), singleClause('review'), {
    words: 'Once more at the end of summer, and at the end.',
    day: calendar.day(REVIEW + 150),
  });
  takeAll(at('mira', REVIEW + 2, 5));
  agreeAs(at('mira', REVIEW + 2, 6));
  agreeAs(at('robin', REVIEW + 3));

  writeClause(at('robin', -2), singleClause('contact'), {
    words:
      'Short questions by message are welcome. We answer within two working days, and nothing at the weekend.',
  });
}
