/** What is done to series and their meetings, to templates, and to topics that come up again. */
import { readAll } from '@cairn/model/document';
import {
  agendaItems,
  binMeeting,
  changeRhythm,
  createSeries,
  daysOf,
  editTemplate,
  endSeries,
  letTopicGo,
  meetings,
  occurrenceId,
  PARTS_OF_KIND,
  prepareMeeting,
  renameSeries,
  renameTemplate,
  RHYTHMS,
  saveTemplate,
  series,
  type SeriesDraft,
  setSeriesTemplate,
  settleAsTask,
  skipMeeting,
  talkAboutFirst,
  templateOfKind,
  templates,
} from '@cairn/model/meetings';
import { tasks } from '@cairn/model/tasks';
import { born, dayAfter, firstDay, one, type Operations, typedInto } from './draws.ts';

function draftOf(choice: number): SeriesDraft | null {
  const first = dayAfter(choice);
  const rhythm = RHYTHMS[choice % RHYTHMS.length];
  if (first === null || rhythm === undefined) return null;
  return {
    ...{ title: '', kind: 'checkIn', minutes: 35, zone: 'Europe/Berlin', time: 600 },
    ...{ rhythm, first },
  };
}

export const meetingOperations: Operations = {
  planSeries: (me, draw) => {
    const draft = draftOf(draw.choice);
    if (draft !== null) born(draw, series, createSeries(me, draft));
  },
  renameSeries: (me, draw) => {
    const found = one(me, series, draw.choice);
    if (!found) return;
    renameSeries(me, found.id, typedInto(found.title, draw));
    draw.ledger.typed.push({ letter: draw.letter, place: `series/${found.id}` });
  },
  changeSeries: (me, draw) => {
    const found = one(me, series, draw.pick);
    const draft = draftOf(draw.choice);
    if (!found || draft === null) return;
    if (draw.choice % 3 === 0) endSeries(me, found.id, dayAfter(draw.choice));
    else if (draw.choice % 3 === 1) setSeriesTemplate(me, found.id, templateOfKind('checkIn'));
    else born(draw, series, changeRhythm(me, found.id, draft));
  },
  prepareMeeting: (me, draw) => {
    const found = one(me, series, draw.pick);
    // Few days, so that two people often prepare the same one.
    const days = found === undefined || firstDay === null ? [] : daysOf(found, firstDay, 3);
    const day = days[draw.choice % Math.max(1, days.length)];
    if (found === undefined || day === undefined) return;
    const wanted = occurrenceId({ series: found.id, day });
    const isNew = readAll(me.doc, meetings).records.every(({ id }) => id !== wanted);
    const id = prepareMeeting(me, wanted);
    if (id === null || !isNew) return;
    born(draw, meetings, `${id}.first:createdBy`);
    for (const topic of readAll(me.doc, agendaItems).records)
      if (topic.id.startsWith(`${id}~`)) born(draw, agendaItems, `${topic.id}.first:createdBy`);
  },
  skipMeeting: (me, { pick, choice }) => {
    const meeting = one(me, meetings, pick);
    if (!meeting) return;
    if (choice % 4 === 0) binMeeting(me, meeting.id);
    else skipMeeting(me, meeting.id, choice % 2 === 0);
  },
  putOffTopic: (me, { pick, choice }) => {
    const [topic, meeting] = [one(me, agendaItems, pick), one(me, meetings, choice)];
    if (!topic || !meeting) return;
    const task = one(me, tasks, choice)?.id;
    if (choice % 3 === 0) talkAboutFirst(me, topic.id, meeting.id);
    else if (choice % 3 === 1) letTopicGo(me, topic.id, choice % 2 === 0);
    else if (task !== undefined) settleAsTask(me, topic.id, { meeting: meeting.id, task });
  },
  saveTemplate: (me, draw) => {
    const parts = PARTS_OF_KIND.growth;
    born(draw, templates, saveTemplate(me, { name: 'Ours', kind: 'growth', parts }));
  },
  editTemplate: (me, { pick, choice }) => {
    const template = one(me, templates, pick);
    if (!template) return;
    renameTemplate(me, template.id, `Ours ${String(choice)}`);
    editTemplate(me, template.id, [{ text: `Part ${String(choice)}`, minutes: 5 + (choice % 5) }]);
  },
};
