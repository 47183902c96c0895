/** What is done with what comes out of meetings: decisions, commitments, and closing. */
import type { Passage } from '@cairn/model/document';
import {
  addCommitments,
  addDecisions,
  agendaItems,
  answerCommitment,
  ANSWERS,
  closeMeeting,
  commitments,
  decisions,
  meetings,
  noteTopicTime,
  planNextMeeting,
  reopenMeeting,
  rewordCommitment,
  rewordDecision,
  tellInTheWay,
} from '@cairn/model/meetings';
import type { MeetingId } from '@cairn/model/shared';
import { among, born, one, type Operations, typedInto } from './draws.ts';

const passageIn = (meeting: MeetingId): Passage => ({
  ...{ meeting, field: 'notes', start: 'AQ==', end: 'Ag==', quote: 'as we said' },
});

export const closingOperations: Operations = {
  addDecision: (me, draw) => {
    const meeting = one(me, meetings, draw.pick);
    if (!meeting) return;
    const texts = ['We go on'].concat(draw.choice % 3 === 0 ? ['And on'] : []);
    const passage = draw.choice % 2 === 0 ? passageIn(meeting.id) : null;
    for (const id of addDecisions(me, texts, { meeting: meeting.id, passage }))
      born(draw, decisions, id);
  },
  rewordDecision: (me, draw) => {
    const decision = one(me, decisions, draw.choice);
    if (!decision) return;
    rewordDecision(me, decision.id, typedInto(decision.text, draw));
    draw.ledger.typed.push({ letter: draw.letter, place: `decisions/${decision.id}` });
  },
  commit: (me, draw) => {
    const meeting = one(me, meetings, draw.pick);
    if (!meeting) return;
    for (const id of addCommitments(me, ['I will ask'], { meeting: meeting.id }))
      born(draw, commitments, id);
  },
  rewordCommitment: (me, draw) => {
    const commitment = one(me, commitments, draw.choice);
    if (!commitment) return;
    rewordCommitment(me, commitment.id, typedInto(commitment.text, draw));
    draw.ledger.typed.push({ letter: draw.letter, place: `commitments/${commitment.id}` });
  },
  answerCommitment: (me, { pick, choice }) => {
    const commitment = one(me, commitments, pick);
    if (!commitment) return;
    answerCommitment(me, commitment.id, choice % 5 === 0 ? null : among(ANSWERS, choice));
    if (choice % 2 === 0) tellInTheWay(me, commitment.id, `Week ${String(choice)}`);
  },
  closeMeeting: (me, { pick, choice }) => {
    const meeting = one(me, meetings, pick);
    if (!meeting) return;
    if (choice % 4 === 0) reopenMeeting(me, meeting.id);
    else closeMeeting(me, meeting.id);
  },
  planNextMeeting: (me, draw) => {
    const meeting = one(me, meetings, draw.pick);
    if (!meeting) return;
    const startsAt = (draw.choice % 50) * 86_400_000;
    const draft = { title: '', kind: 'checkIn', zone: 'UTC', startsAt } as const;
    planNextMeeting(me, meeting.id, draft);
  },
  noteTopicTime: (me, { pick, choice }) => {
    const [topic, meeting] = [one(me, agendaItems, pick), one(me, meetings, choice)];
    if (topic && meeting)
      noteTopicTime(me, { topic: topic.id, meeting: meeting.id, minutes: choice % 20 });
  },
};
