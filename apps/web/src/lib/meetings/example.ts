/** What the example tells of series: a short one every Monday, and a topic that it keeps putting off. */
import {
  addAgendaItem,
  createSeries,
  occurrenceId,
  prepareMeeting,
  saveTemplate,
  setAgendaItemDiscussed,
} from '@cairn/model/meetings';
import { addDays, mondayOf } from '@cairn/model/shared';
import type { Stage, Who } from '#lib/example/stage.ts';
import { fillEnds } from './after/example-ends.ts';

const WEEK_DAYS = 7;
/** It began on a Monday about three weeks ago. */
const BEGAN = -21;
const HOUR_MS = 3_600_000;

interface ExampleTopic {
  readonly text: string;
  readonly by: Who;
  readonly isOpen?: true;
}

/** What has become of the check-in template for the two of them. */
const OURS = [
  { text: 'How are you, really?', minutes: 5 },
  { text: 'What did you say no to?', minutes: 10 },
  { text: 'The one thing that is stuck', minutes: 20 },
  { text: 'What did each of us notice about the other?', minutes: 10 },
  { text: 'Who does what by when', minutes: 5 },
];

/** The topics of each week so far. */
const WEEKS: readonly (readonly ExampleTopic[])[] = [
  [
    { text: 'The one thing that has to happen this week', by: 'mira' },
    { text: 'Ask to be on the hiring panel?', by: 'mira', isOpen: true },
  ],
  [{ text: 'What to leave out of the talk', by: 'mira' }],
  [{ text: 'A hard conversation on Thursday: how to open it', by: 'robin' }],
];

export function fill(stage: Stage): void {
  fillEnds(stage);
  const { calendar, writerAt } = stage;
  const saved = writerAt('robin', calendar.written(BEGAN));
  saveTemplate(saved, { name: 'Our check-in', kind: 'checkIn', parts: OURS });
  const first = mondayOf(calendar.day(BEGAN));
  const began = calendar.written(BEGAN - WEEK_DAYS - 3);
  const series = createSeries(writerAt('mira', began), {
    ...{ title: 'Fifteen minutes on Monday', kind: 'checkIn', minutes: 15, place: 'Phone' },
    ...{ zone: new Intl.DateTimeFormat().resolvedOptions().timeZone, time: 8 * 60 + 45 },
    ...{ rhythm: 'weekly', first },
  });
  for (const [week, topics] of WEEKS.entries()) {
    const meeting = occurrenceId({ series, day: addDays(first, week * WEEK_DAYS) });
    const written = calendar.written(BEGAN - WEEK_DAYS + week * WEEK_DAYS - 1, week);
    prepareMeeting(writerAt('mira', written), meeting);
    for (const { text, by, isOpen } of topics) {
      const topic = addAgendaItem(writerAt(by, written), { text, meeting });
      if (isOpen !== true)
        setAgendaItemDiscussed(writerAt('mira', written + HOUR_MS), topic, meeting);
    }
  }
}
