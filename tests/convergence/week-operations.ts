/** Operations on the tasks of a week, and around a meeting. */
import { readAll } from '@cairn/model/document';
import {
  addAgendaItems,
  agendaItems,
  MEETING_KINDS,
  meetings,
  rewordAgendaItem,
  setAgendaItemMinutes,
  setMeetingKind,
  setMeetingMinutes,
  setMeetingPlace,
  takeAgendaItemOff,
} from '@cairn/model/meetings';
import {
  carryOver,
  createTasks,
  dropTask,
  moveTaskToDay,
  pickUpTask,
  setTaskMeeting,
  shiftTasks,
  tasks,
} from '@cairn/model/tasks';
import { among, born, dayAfter, one, type Operations, typedInto } from './draws.ts';

export const weekOperations: Operations = {
  createTasks: (me, draw) => {
    const meeting = one(me, meetings, draw.pick)?.id;
    const ids = createTasks(me, ['', 'Another'], meeting ? { meeting } : {});
    for (const id of ids) born(draw, tasks, id);
  },
  planTask: (me, { pick, choice }) => {
    const [task, meeting] = [one(me, tasks, pick), one(me, meetings, choice)];
    if (!task) return;
    moveTaskToDay(me, task.id, dayAfter(choice));
    if (choice % 2 === 0) dropTask(me, task.id);
    else pickUpTask(me, task.id);
    if (meeting) setTaskMeeting(me, task.id, meeting.id, choice % 3 !== 0);
  },
  carryOver: (me, { pick, choice }) => {
    const [some, day] = [readAll(me.doc, tasks).records.slice(pick % 3, 5), dayAfter(choice)];
    if (day === null) return;
    if (choice % 2 === 0) carryOver(me, some, day);
    else shiftTasks(me, some, choice % 9);
  },
  arrangeMeeting: (me, { pick, choice }) => {
    const meeting = one(me, meetings, pick);
    if (!meeting) return;
    setMeetingKind(me, meeting.id, among(MEETING_KINDS, choice));
    setMeetingMinutes(me, meeting.id, 15 + (choice % 60));
    setMeetingPlace(me, meeting.id, `Room ${String(choice)}`);
  },
  addTopics: (me, { pick }) => {
    const meeting = one(me, meetings, pick)?.id;
    if (meeting) addAgendaItems(me, ['', 'Another'], { meeting });
  },
  arrangeTopic: (me, draw) => {
    const topic = one(me, agendaItems, draw.choice);
    if (!topic) return;
    rewordAgendaItem(me, topic.id, typedInto(topic.text, draw));
    setAgendaItemMinutes(me, topic.id, draw.pick % 2 === 0 ? null : 1 + (draw.pick % 30));
    const meeting = one(me, meetings, draw.pick);
    if (meeting && draw.choice % 3 === 0) takeAgendaItemOff(me, topic.id, meeting.id);
  },
};
