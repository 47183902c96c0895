/** The people somebody wants to stay in touch with, each time they were in touch, and events to meet people at. */
export {
  addContact,
  editContact,
  linkContactTask,
  tagContact,
  tidyTag,
  type ContactDraft,
} from './change-contacts.ts';
export {
  addEventQuestions,
  addNetworkEvent,
  editNetworkEvent,
  linkEventTask,
  rewordEventQuestion,
  setVisited,
  type NetworkEventDraft,
} from './change-events.ts';
export { addTouch, editTouch, type TouchDraft } from './change-touches.ts';
export { CADENCES, contacts, type Cadence, type Contact } from './contact.ts';
export {
  contactSheet,
  pasteContacts,
  readContacts,
  touchIsLater,
  type ContactNote,
  type ContactPlan,
  type ContactRow,
  type ContactValues,
} from './contact-sheet.ts';
export { eventQuestions, type EventQuestion } from './event-question.ts';
export { networkEvents, type NetworkEvent } from './network-event.ts';
export {
  coldestFirst,
  dueOf,
  lastContactOf,
  laterOf,
  newestTouches,
  standingContact,
  warmthOf,
  type StandingContact,
  type Warmth,
} from './read-contacts.ts';
export {
  eventToThinkOf,
  progressOf,
  rhythmOf,
  type MonthOfEvents,
  type MonthProgress,
  type Rhythm,
} from './read-events.ts';
export { TOUCH_KINDS, touches, type Touch, type TouchKind } from './touch.ts';
