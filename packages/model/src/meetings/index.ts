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
export { endsAt, splitByTime, type MeetingsByTime } from './read-meetings.ts';
