/** Makes something of words selected in a meeting's notes; it keeps where they are. */
import type { Passage } from '@cairn/model/document';
import { addDecisions, prepareMeeting } from '@cairn/model/meetings';
import type { MeetingId } from '@cairn/model/shared';
import { createTask } from '@cairn/model/tasks';
import { addWin } from '@cairn/model/wins';
import type { SelectedWords } from '#lib/prose/types.ts';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import type { Made } from '#lib/ui/making.ts';
import { toastWithUndo } from '#lib/undo/undo-toast.ts';

interface Making {
  readonly text: string;
  readonly meeting: MeetingId;
  readonly passage: Passage | null;
}

const MAKE: Readonly<Record<Made, (session: WorkspaceSession, making: Making) => void>> = {
  action: ({ writer }, making) => createTask(writer, making),
  decision: ({ writer }, { text, ...making }) => addDecisions(writer, [text], making),
  win: ({ writer, today }, { text, passage }) => addWin(writer, { date: today, text, passage }),
};

const SAID: Readonly<Record<Made, string>> = {
  action: 'Added to the action items.',
  decision: 'Added to the decisions.',
  win: 'Added to your wins.',
};

export function makeOf(
  session: WorkspaceSession,
  meeting: MeetingId,
  made: Made,
  { text, range }: SelectedWords,
): void {
  prepareMeeting(session.writer, meeting);
  const passage = range && { meeting, ...range };
  const { step } = session.step(() => MAKE[made](session, { text, meeting, passage }));
  toastWithUndo(session, SAID[made], step);
}
