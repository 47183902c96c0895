/**
 * Everything a person can do, each as one draw of the convergence tests, using the model's real
 * changes.
 */
import { allCollections } from '@cairn/model/collections';
import {
  binRecord,
  moveRecord,
  proseOf,
  purgeRecord,
  readAll,
  renameWorkspace,
  restoreRecord,
  setUpWorkspace,
} from '@cairn/model/document';
import {
  addCheckIn,
  addObstacle,
  createGoal,
  editCheckIn,
  finishGoal,
  GOAL_STATUSES,
  goals,
  obstacles,
  renameGoal,
  reorderFocus,
  setDates,
  setFocus,
  setGoalDue,
  setGoalStatus,
  setMeasure,
  setParent,
  setPriority,
  writeGoalLine,
  writeObstacleLine,
} from '@cairn/model/goals';
import {
  addInvitation,
  invitations,
  markInvitationUsed,
  revokeInvitation,
} from '@cairn/model/invitations';
import {
  addAgendaItem,
  agendaItems,
  bringAgendaItem,
  createMeeting,
  meetings,
  renameMeeting,
  scheduleMeeting,
  setAgendaItemDiscussed,
} from '@cairn/model/meetings';
import { joinAsPerson, people, recolourPerson, renamePerson } from '@cairn/model/people';
import { type InvitationId, newId, type WorkspaceId } from '@cairn/model/shared';
import { applyTable, readTable } from '@cairn/model/tables';
import {
  createTask,
  rewordTask,
  setTaskDone,
  setTaskDoneOn,
  setTaskDue,
  setTaskGoal,
  setTaskOwner,
  setTaskRepeat,
  tasks,
} from '@cairn/model/tasks';
import { addWin, wins } from '@cairn/model/wins';
import { writeLines } from '@cairn/prose/text';
import * as Y from 'yjs';
import { agreementOperations } from './agreement-operations.ts';
import { closingOperations } from './closing-operations.ts';
import { born, dayAfter, firstDay, one, type Operations, typedInto } from './draws.ts';
import { feedbackOperations } from './feedback-operations.ts';
import { focusOperations } from './focus-operations.ts';
import { goalOperations } from './goal-operations.ts';
import { growthOperations } from './growth-operations.ts';
import { habitOperations } from './habit-operations.ts';
import { learningOperations } from './learning-operations.ts';
import { meetingOperations } from './meeting-operations.ts';
import { networkOperations } from './network-operations.ts';
import { reviewOperations } from './review-operations.ts';
import { skillOperations } from './skill-operations.ts';
import { weekOperations } from './week-operations.ts';

export const operations: Operations = {
  ...agreementOperations,
  ...feedbackOperations,
  ...focusOperations,
  ...goalOperations,
  ...growthOperations,
  ...habitOperations,
  ...learningOperations,
  ...closingOperations,
  ...meetingOperations,
  ...reviewOperations,
  ...networkOperations,
  ...skillOperations,
  ...weekOperations,
  setUp: (me, { choice }) => {
    setUpWorkspace(me, { id: 'w' as WorkspaceId, name: `Name ${String(choice)}` });
  },
  renameWorkspace: (me, { choice }) => {
    renameWorkspace(me, `Name ${String(choice)}`);
  },
  join: (me, draw) => {
    const person = { name: 'Mira', role: 'mentee', colour: draw.choice % 5, timezone: '' } as const;
    born(draw, people, joinAsPerson(me, person));
  },
  renamePerson: (me, { pick, choice }) => {
    const person = one(me, people, pick);
    if (!person) return;
    renamePerson(me, person.id, `Person ${String(choice)}`);
    recolourPerson(me, person.id, choice % 5);
  },
  createGoal: (me, draw) => {
    born(draw, goals, createGoal(me, { title: '', horizon: 'short', due: dayAfter(draw.choice) }));
  },
  renameGoal: (me, draw) => {
    const goal = one(me, goals, draw.choice);
    if (!goal) return;
    renameGoal(me, goal.id, typedInto(goal.title, draw));
    draw.ledger.typed.push({ letter: draw.letter, place: `goals/${goal.id}` });
  },
  changeGoal: (me, { pick, choice }) => {
    const goal = one(me, goals, pick);
    if (!goal) return;
    setGoalStatus(me, goal.id, GOAL_STATUSES[choice % GOAL_STATUSES.length] ?? 'onTrack');
    setGoalDue(me, goal.id, choice % 3 === 0 ? null : dayAfter(choice));
  },
  moveGoal: (me, { pick, choice }) => {
    const goal = one(me, goals, pick);
    const before = choice % 4 === 0 ? null : (one(me, goals, choice)?.id ?? null);
    if (goal) moveRecord(me, goals, readAll(me.doc, goals).records, goal.id, before);
  },
  wordGoal: (me, draw) => {
    const goal = one(me, goals, draw.choice);
    // On a newer version's goal the line is a plain string, which keeps only one person's letters.
    if (!goal || goal.id.startsWith('newer-')) return;
    writeGoalLine(me, goal.id, 'nextAction', typedInto(goal.nextAction, draw));
    draw.ledger.typed.push({ letter: draw.letter, place: `goals/${goal.id}` });
  },
  planGoal: (me, { pick, choice }) => {
    const goal = one(me, goals, pick);
    if (!goal) return;
    setParent(me, goal.id, choice % 4 === 0 ? null : (one(me, goals, choice)?.id ?? null));
    setDates(me, goal.id, { start: choice % 3 === 0 ? null : firstDay, due: dayAfter(choice) });
    setMeasure(me, goal.id, { name: '', unit: 'talks', start: 0, target: choice % 5 });
    setPriority(me, goal.id, 'impact', choice % 2 === 0 ? 3 : null);
  },
  focusGoal: (me, { pick, choice }) => {
    const goal = one(me, goals, pick);
    if (!goal) return;
    setFocus(me, goal.id);
    reorderFocus(me, goal.id, one(me, goals, choice)?.id ?? null);
    if (choice % 3 === 0) finishGoal(me, goal.id, '');
  },
  checkIn: (me, draw) => {
    const [goal, date] = [one(me, goals, draw.pick), dayAfter(draw.choice)];
    if (!goal || date === null) return;
    const added = addCheckIn(me, { goal: goal.id, date, value: draw.choice % 7, confidence: 3 });
    if (!added.ok) return;
    born(draw, { name: 'checkIns' }, added.id);
    editCheckIn(me, added.id, { confidence: 4 });
  },
  addObstacle: (me, draw) => {
    const goal = one(me, goals, draw.pick);
    if (goal) born(draw, obstacles, addObstacle(me, { goal: goal.id, kind: 'time' }));
  },
  wordObstacle: (me, draw) => {
    const obstacle = one(me, obstacles, draw.choice);
    if (!obstacle) return;
    writeObstacleLine(me, obstacle.id, 'tryNext', typedInto(obstacle.tryNext, draw));
    draw.ledger.typed.push({ letter: draw.letter, place: `obstacles/${obstacle.id}` });
  },
  addWin: (me, draw) => {
    const date = dayAfter(draw.choice);
    if (date !== null) born(draw, wins, addWin(me, { date, text: 'A small one' }));
  },
  invite: (me, draw) => {
    const room = newId<InvitationId>(me.random);
    addInvitation(me, room, { access: 'write', expiresAt: me.now() + draw.choice });
    born(draw, invitations, room);
  },
  useInvitation: (me, { pick, choice }) => {
    const invitation = one(me, invitations, pick);
    if (!invitation) return;
    if (choice % 3 === 0) return revokeInvitation(me, invitation.id);
    const by = choice % 2 === 0 ? me.person : null;
    markInvitationUsed(me, invitation.id, { by, name: me.person, at: choice });
  },
  repeatTask: (me, { pick, choice }) => {
    const [task, day] = [one(me, tasks, pick), dayAfter(choice)];
    if (!task || day === null) return;
    setTaskRepeat(me, task.id, choice % 2 === 0 ? 'weekly' : 'none');
    setTaskDoneOn(me, task.id, day, choice % 3 !== 0);
  },
  pasteTable: (me, draw) => {
    const day = dayAfter(draw.choice);
    if (day === null) return;
    const rows = `Pasted goal\t${day}\tOne; Two\t\nPasted ${String(draw.choice % 3)}\tQ3 2027\t\t`;
    const all = readAll(me.doc, tasks).records;
    const plan = readTable('shortTerm', rows, {
      goals: readAll(me.doc, goals).records,
      stepsOf: (goal) => all.filter((task) => task.goal === goal),
      today: day,
    });
    for (const id of applyTable(me, plan, { horizon: 'short', owner: me.person }))
      born(draw, goals, id);
  },
  writeNotes: (me, { ledger, pick, choice, letter }) => {
    const goal = one(me, goals, pick);
    if (!goal) return;
    const notes = proseOf(me.doc, 'goals', goal.id, 'notes');
    const at = pick % (notes.length + 1);
    const lines = [{ kind: choice % 3 === 0 ? 'h2' : 'p', content: letter }];
    if (choice % 2 === 0) writeLines(notes, lines, () => newId(me.random));
    else notes.insert(at, letter, {});
    ledger.prose.add(`goals/${goal.id}/notes`);
    ledger.typed.push({ letter, place: `goals/${goal.id}` });
  },
  createTask: (me, draw) => {
    const goal = one(me, goals, draw.pick)?.id ?? null;
    born(draw, tasks, createTask(me, { text: '', goal, owner: me.person }));
  },
  rewordTask: (me, draw) => {
    const task = one(me, tasks, draw.choice);
    if (!task) return;
    rewordTask(me, task.id, typedInto(task.text, draw));
    draw.ledger.typed.push({ letter: draw.letter, place: `tasks/${task.id}` });
  },
  changeTask: (me, { pick, choice }) => {
    const task = one(me, tasks, pick);
    if (!task) return;
    if (choice % 2 === 0) setTaskDone(me, task.id, choice % 4 === 0);
    else setTaskOwner(me, task.id, me.person, choice % 3 === 0);
    if (choice % 5 === 0) setTaskDue(me, task.id, dayAfter(choice));
    if (choice % 7 === 0) setTaskGoal(me, task.id, one(me, goals, choice)?.id ?? null);
  },
  moveTask: (me, { pick, choice }) => {
    const task = one(me, tasks, pick);
    const siblings = readAll(me.doc, tasks).records.filter(({ goal }) => goal === task?.goal);
    const before = siblings[choice % (siblings.length + 1)]?.id ?? null;
    if (task) moveRecord(me, tasks, siblings, task.id, before);
  },
  createMeeting: (me, draw) => {
    const meeting = { title: '', kind: 'checkIn', startsAt: draw.choice, zone: 'UTC' } as const;
    born(draw, meetings, `${createMeeting(me, meeting)}.createdBy`);
  },
  changeMeeting: (me, draw) => {
    const meeting = one(me, meetings, draw.choice);
    if (!meeting) return;
    renameMeeting(me, meeting.id, typedInto(meeting.title, draw));
    scheduleMeeting(me, meeting.id, draw.pick % 3 === 0 ? null : draw.pick, 'UTC');
  },
  addTopic: (me, draw) => {
    const meeting = one(me, meetings, draw.pick);
    if (!meeting) return;
    const topic = addAgendaItem(me, { text: 'Topic', meeting: meeting.id });
    born(draw, agendaItems, `${topic}.createdBy`);
  },
  changeTopic: (me, { pick, choice }) => {
    const [topic, meeting] = [one(me, agendaItems, pick), one(me, meetings, choice)];
    if (!topic || !meeting) return;
    if (choice % 2 === 0) bringAgendaItem(me, topic.id, meeting.id);
    else setAgendaItemDiscussed(me, topic.id, choice % 3 === 0 ? null : meeting.id);
    moveRecord(me, agendaItems, readAll(me.doc, agendaItems).records, topic.id, null);
  },
  bin: (me, { pick, choice }) => {
    const collection = allCollections[choice % allCollections.length];
    const record = collection && one(me, collection, pick);
    if (record) binRecord(me, collection, record.id);
  },
  restore: (me, { pick, choice }) => {
    const collection = allCollections[choice % allCollections.length];
    const record = collection && one(me, collection, pick);
    if (record) restoreRecord(me, collection, record.id);
  },
  purge: (me, { ledger, pick, choice }) => {
    const collection = allCollections[choice % allCollections.length];
    const record = collection && one(me, collection, pick);
    // Only what is in the bin, so it is rare, as in real life.
    if (!record || record.deletedAt === null) return;
    purgeRecord(me, collection, record.id);
    ledger.purged.add(`${collection.name}/${record.id}`);
  },
  /** A goal from a future version: a status and fields that this one doesn't know. */
  newerGoal: (me, draw) => {
    const id = `newer-${String(draw.letter.codePointAt(0))}`;
    const fields = { title: new Y.Text(''), status: 'paused', horizon: 'decade', mood: 'sunny' };
    me.doc.getMap('goals').set(id, new Y.Map<unknown>(Object.entries(fields)));
    born(draw, goals, id);
  },
  /** An entry that nothing can read. */
  corrupt: (me, draw) => {
    const collection = allCollections[draw.choice % allCollections.length];
    if (!collection) return;
    const id = `corrupt-${draw.letter}`;
    me.doc.getMap(collection.name).set(id, draw.pick % 2 === 0 ? 'junk' : new Uint8Array([1, 2]));
    born(draw, collection, id);
  },
};
