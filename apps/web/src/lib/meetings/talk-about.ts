/** Puts something on the agenda of the next meeting, wherever in the workspace one comes across it. */
import type { Step } from '@cairn/model/document';
import {
  addAgendaItem,
  isOpenTopic,
  type Meeting,
  prepareMeeting,
  TOPIC_SUBJECTS,
  type TopicLink,
  writeTopicLink,
} from '@cairn/model/meetings';
import { cut } from '@cairn/model/shared';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import { toastWithUndo } from '#lib/undo/undo-toast.ts';
import { nextMeeting } from './coming.ts';
import { nameOfMeeting } from './meeting-words.ts';

const LONGEST_CHARACTERS = 140;

interface Subject {
  readonly collection: string;
  readonly id: string;
  /** What it is called; `''` if it has no words of its own. */
  readonly text: string;
}

/** For something that a topic can be about; anything else is left alone. */
export function talkAbout(session: WorkspaceSession, { collection, id, text }: Subject): void {
  const subject = TOPIC_SUBJECTS.find((name) => name === collection);
  if (subject === undefined || !session.canWrite) return;
  const about: TopicLink = { collection: subject, id };
  if (isWaiting(session, about)) {
    toasts.show({ text: 'It’s already waiting for your next meeting.' });
    return;
  }
  const words = text.trim() || (subject === 'threads' ? firstWords(session, id) : '');
  tellAdded(session, addToNextMeeting(session, words, { about }));
}

/** Adds a topic to the next meeting or, while none is planned, keeps it for whichever comes. */
export function addToNextMeeting(
  session: WorkspaceSession,
  text: string,
  { about = null, minutes = null }: { about?: TopicLink | null; minutes?: number | null } = {},
): { readonly meeting: Meeting | undefined; readonly step: Step | null } {
  const next = nextMeeting(session);
  const { step } = session.step(() => {
    const meeting = next === undefined ? null : prepareMeeting(session.writer, next.id);
    addAgendaItem(session.writer, { text: cut(text, LONGEST_CHARACTERS), meeting, about, minutes });
  });
  return { meeting: next, step };
}

export function tellAdded(
  session: WorkspaceSession,
  { meeting, step }: ReturnType<typeof addToNextMeeting>,
): void {
  const said =
    meeting === undefined
      ? 'Kept for your next meeting, once one is planned.'
      : `Added to the agenda of “${cut(nameOfMeeting(meeting), 80)}”.`;
  toastWithUndo(session, said, step);
}

function isWaiting({ agendaItems }: WorkspaceSession, link: TopicLink): boolean {
  const about = writeTopicLink(link);
  return agendaItems.all.some((item) => item.about === about && isOpenTopic(item));
}

/** A thread about no words in particular is known by how it begins. */
function firstWords({ messagesOf }: WorkspaceSession, thread: string): string {
  const [first] = [...messagesOf.of(thread)].sort((a, b) => a.createdAt - b.createdAt);
  return first?.body.replace(/\s+/g, ' ').trim() ?? '';
}
