/** What the example tells of the ends of meetings: decisions, commitments and how they went, and time. */
import { readAll } from '@cairn/model/document';
import {
  addCommitments,
  addDecisions,
  agendaItems,
  type Answer,
  answerCommitment,
  closeMeeting,
  type Meeting,
  meetings,
  noteTopicTime,
  tellInTheWay,
} from '@cairn/model/meetings';
import type { CommitmentId } from '@cairn/model/shared';
import type { Block, Days, Stage, Who } from '#lib/example/stage.ts';

interface ExampleAnswer {
  readonly by: Who;
  readonly day: Days;
  readonly answer: Answer;
  readonly inTheWay?: string;
}

interface ExampleCommitment {
  readonly by: Who;
  readonly text: string;
  readonly answers: readonly ExampleAnswer[];
}

/** The end of a meeting, which is found by the beginning of its title. */
interface ExampleEnd {
  readonly title: string;
  readonly day: Days;
  readonly closedBy: Who;
  /** Each with the words of the notes that it was made from. */
  readonly decisions: readonly { readonly text: string; readonly words: string }[];
  readonly commitments: readonly ExampleCommitment[];
  readonly summary: readonly Block[];
}

const ENDS: readonly ExampleEnd[] = [
  {
    ...{ title: 'Check-in 6', day: -65, closedBy: 'mira' },
    decisions: [{ text: 'The certificate goes', words: 'the certificate goes' }],
    commitments: [
      {
        by: 'mira',
        text: 'I will say what I want in the first sentence, not in the last.',
        answers: [
          { by: 'mira', day: -44, answer: 'kept' },
          { by: 'robin', day: -44, answer: 'kept' },
        ],
      },
    ],
    summary: [],
  },
  {
    ...{ title: 'Check-in 7', day: -44, closedBy: 'robin' },
    decisions: [],
    commitments: [
      {
        by: 'mira',
        text: 'I will keep two evenings a week free of work.',
        answers: [
          {
            ...{ by: 'mira', day: -19, answer: 'partly' },
            inTheWay: 'The week of the outage had no evenings.',
          },
        ],
      },
      {
        by: 'robin',
        text: 'I will wait longer after I have asked something.',
        answers: [{ by: 'robin', day: -19, answer: 'kept' }],
      },
    ],
    summary: [],
  },
  {
    ...{ title: 'Check-in 8', day: -19, closedBy: 'mira' },
    decisions: [
      {
        text: 'Aim for Ines’s role, and look again after the planning week',
        words: 'aim for it, and look again after the planning week',
      },
    ],
    commitments: [
      { by: 'mira', text: 'I will ask Ines myself, before anybody asks for me.', answers: [] },
      { by: 'robin', text: 'I will say out loud what I have seen Mira do.', answers: [] },
    ],
    summary: [
      { text: 'No announcement yet. Robin opens one door; Mira walks through it herself.' },
    ],
  },
];

/** How many minutes longer or shorter a topic took than was planned, one after the other. */
const OFF_BY = [3, -4, 6, 0, -2];
const DEFAULT_MINUTES = 10;

export function fillEnds(stage: Stage): void {
  const all = readAll(stage.doc, meetings).records;
  for (const end of ENDS) {
    const meeting = all.find(({ title }) => title.startsWith(end.title));
    if (meeting === undefined) throw new Error(`The example has no meeting “${end.title}”.`);
    fillEnd(stage, end, meeting);
  }
}

function fillEnd(stage: Stage, end: ExampleEnd, { id: meeting }: Meeting): void {
  const { calendar, ids, writeNotes, writerAt, wordsOf } = stage;
  const closer = writerAt(end.closedBy, calendar.written(end.day));
  for (const { text, words } of end.decisions) {
    const passage = { meeting, ...wordsOf('meetings', meeting, words) };
    addDecisions(closer, [text], { meeting, passage });
  }
  for (const { by, text, answers } of end.commitments) {
    const [id] = addCommitments(closer, [text], { meeting, person: ids[by] });
    if (id !== undefined) answer(stage, id, answers);
  }
  noteTimes(stage, meeting, closer);
  if (end.summary.length > 0) writeNotes('meetings', meeting, end.summary, 'summary');
  closeMeeting(closer, meeting);
}

function answer(
  { calendar, writerAt }: Stage,
  id: CommitmentId,
  answers: readonly ExampleAnswer[],
): void {
  for (const { by, day, answer, inTheWay } of answers) {
    const writer = writerAt(by, calendar.written(day));
    answerCommitment(writer, id, answer);
    if (inTheWay !== undefined) tellInTheWay(writer, id, inTheWay);
  }
}

function noteTimes(
  { doc }: Stage,
  meeting: Meeting['id'],
  writer: Parameters<typeof noteTopicTime>[0],
): void {
  const discussed = readAll(doc, agendaItems).records.filter(
    ({ discussedIn }) => discussedIn === meeting,
  );
  discussed.forEach(({ id, minutes }, at) => {
    const took = (minutes ?? DEFAULT_MINUTES) + (OFF_BY[at % OFF_BY.length] ?? 0);
    noteTopicTime(writer, { topic: id, meeting, minutes: took });
  });
}
