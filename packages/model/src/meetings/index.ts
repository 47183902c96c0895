/** Meetings and their agendas. */
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
