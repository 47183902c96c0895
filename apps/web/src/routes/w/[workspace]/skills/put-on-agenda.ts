/** A difference between two ratings becomes a topic of the next meeting. */
import { LEVEL_WORDS } from '@cairn/model/skills';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import { nameOf } from '#lib/skills/skill-words.ts';
import type { StandingSkill } from '#lib/skills/skills-in-view.svelte.ts';
import { toastWithUndo } from '#lib/undo/undo-toast.ts';
import { addToNextMeeting } from '../next-topic.ts';

export function putOnAgenda(session: WorkspaceSession, { skill, apart }: StandingSkill): void {
  if (apart === null) return;
  const name = nameOf(skill);
  const said = ({ rating, level }: typeof apart.own) =>
    `${session.nameOf(rating.by)}: ${LEVEL_WORDS[level].toLowerCase()}`;
  const text = `${name}: why do we see it differently? (${said(apart.own)}, ${said(apart.other)})`;
  const { title, step } = addToNextMeeting(session, text);
  toastWithUndo(
    session,
    title.trim() === '' ? 'Added to the agenda.' : `Added to the agenda of “${title.trim()}”.`,
    step,
  );
}
