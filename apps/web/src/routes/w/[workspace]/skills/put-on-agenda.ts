/** A difference between two ratings becomes a topic of the next meeting; with none planned, of a new one without a date. */
import { addAgendaItem, createMeeting, splitByTime } from '@cairn/model/meetings';
import { LEVEL_WORDS } from '@cairn/model/skills';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import { nameOf } from '#lib/skills/skill-words.ts';
import type { StandingSkill } from '#lib/skills/skills-in-view.svelte.ts';
import { toastWithUndo } from '#lib/undo/undo-toast.ts';

export function putOnAgenda(session: WorkspaceSession, { skill, apart }: StandingSkill): void {
  if (apart === null) return;
  const name = nameOf(skill);
  const said = ({ rating, level }: typeof apart.own) =>
    `${session.nameOf(rating.by)}: ${LEVEL_WORDS[level].toLowerCase()}`;
  const text = `${name}: why do we see it differently? (${said(apart.own)}, ${said(apart.other)})`;
  const [next] = splitByTime(session.meetings.all, session.now).upcoming;
  const { result, step } = session.step(() => {
    const meeting =
      next?.id ??
      createMeeting(session.writer, {
        title: 'Next time we talk',
        kind: 'checkIn',
        zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        startsAt: null,
      });
    addAgendaItem(session.writer, { text, meeting });
    return meeting;
  });
  const title = session.meetings.get(result)?.title.trim() ?? '';
  toastWithUndo(
    session,
    title === '' ? 'Added to the agenda.' : `Added to the agenda of “${title}”.`,
    step,
  );
}
