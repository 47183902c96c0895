/** Meetings, their agendas, and what comes out of them. */
export {
  agendaBalance,
  BALANCE_MEETINGS,
  type AgendaBalance,
  type PersonShare,
} from './agenda-balance.ts';
export { agendaItems, type AgendaItem } from './agenda-item.ts';
export {
  addAgendaItem,
  addAgendaItems,
  bringAgendaItem,
  rewordAgendaItem,
  setAgendaItemDiscussed,
  setAgendaItemMinutes,
  takeAgendaItemOff,
} from './change-agenda.ts';
export { closeMeeting, planNextMeeting, reopenMeeting } from './change-closing.ts';
export {
  addCommitments,
  answerCommitment,
  rewordCommitment,
  tellInTheWay,
  type CommitmentDraft,
} from './change-commitments.ts';
export { addDecisions, rewordDecision, type DecisionDraft } from './change-decisions.ts';
export { noteTopicTime, type Spent } from './change-topic-times.ts';
export {
  ANSWERS,
  commitments,
  type Answer,
  type Answered,
  type Commitment,
  type InTheWay,
} from './commitment.ts';
export { decisions, type Decision } from './decision.ts';
export {
  dateAfter,
  meetingAfter,
  nextDate,
  SPACINGS,
  spacingOf,
  type NextDate,
  type Spacing,
} from './next-date.ts';
export { answerBy, askedAt, byAge, outcomeOf, sinceLastTime } from './read-commitments.ts';
export { minutesOn } from './read-topic-times.ts';
export { topicTimes, type TopicTime } from './topic-time.ts';
export {
  createMeeting,
  renameMeeting,
  scheduleMeeting,
  setMeetingKind,
  setMeetingMinutes,
  setMeetingPlace,
  type MeetingDraft,
} from './change-meetings.ts';
export {
  DEFAULT_MEETING_MINUTES,
  MEETING_KINDS,
  meetings,
  type Meeting,
  type MeetingKind,
} from './meeting.ts';
export {
  binMeeting,
  changeRhythm,
  createSeries,
  endSeries,
  prepareMeeting,
  renameSeries,
  setSeriesTemplate,
  skipMeeting,
  type SeriesDraft,
} from './change-series.ts';
export {
  daysOf,
  findPlanned,
  MOST_OCCURRENCES,
  monthlyRhythms,
  occurrenceId,
  occurrenceOf,
  untouchedMeetings,
  type Occurrence,
} from './occurrences.ts';
export { RHYTHMS, series, type Rhythm, type Series } from './series.ts';
export { endsAt, splitByTime, type MeetingsByTime } from './read-meetings.ts';
