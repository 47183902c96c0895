/** Meetings, their agendas, and what comes out of them. */
export {
  agendaBalance,
  BALANCE_MEETINGS,
  type AgendaBalance,
  type PersonShare,
} from './agenda-balance.ts';
export {
  agendaItems,
  readTopicLink,
  TOPIC_SUBJECTS,
  writeTopicLink,
  type AgendaItem,
  type TopicLink,
} from './agenda-item.ts';
export {
  CARRIED_OFTEN,
  isOpenTopic,
  letGo,
  startsOfPast,
  stillOpen,
  timesCarried,
  type MeetingsAt,
} from './carry.ts';
export {
  addAgendaItem,
  addAgendaItems,
  bringAgendaItem,
  letTopicGo,
  rewordAgendaItem,
  setAgendaItemDiscussed,
  setAgendaItemMinutes,
  settleAsTask,
  takeAgendaItemOff,
  talkAboutFirst,
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
export { answerBy, askedIn, outcomeOf, sinceLastTime } from './read-commitments.ts';
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
  monthlyRhythms,
  occurrenceId,
  occurrenceOf,
  untouchedMeetings,
  type Occurrence,
} from './occurrences.ts';
export { RHYTHMS, series, type Rhythm, type Series } from './series.ts';
export {
  editTemplate,
  renameTemplate,
  saveTemplate,
  type TemplateDraft,
} from './change-templates.ts';
export {
  PARTS_OF_KIND,
  partsOfTemplate,
  readParts,
  templateOfKind,
  templates,
  type AgendaPart,
  type Template,
} from './template.ts';
export {
  endsAt,
  hasPassed,
  splitByTime,
  takesPlace,
  type MeetingsByTime,
} from './read-meetings.ts';
