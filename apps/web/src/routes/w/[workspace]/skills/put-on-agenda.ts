/** A difference between two ratings becomes a topic of the next meeting. */
import { LEVEL_WORDS } from '@cairn/model/skills';
import { addToNextMeeting, tellAdded } from '#lib/meetings/talk-about.ts';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import { nameOf } from '#lib/skills/skill-words.ts';
import type { StandingSkill } from '#lib/skills/skills-in-view.svelte.ts';

export function putOnAgenda(session: WorkspaceSession, { skill, apart }: StandingSkill): void {
  if (apart === null) return;
  const said = ({ rating, level }: typeof apart.own) =>
    `${session.nameOf(rating.by)}: ${LEVEL_WORDS[level].toLowerCase()}`;
  const views = `${said(apart.own)}, ${said(apart.other)}`;
  const text = `${nameOf(skill)}: why do we see it differently? (${views})`;
  tellAdded(
    session,
    addToNextMeeting(session, text, { about: { collection: 'skills', id: skill.id } }),
  );
}
