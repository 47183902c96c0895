/** All that the palette offers: places, deeds, and what the workspace holds. Built when the palette opens. */
import { goto } from '$app/navigation';
import { conversation } from '@cairn/model/feedback';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import { shortDay } from '#lib/ui/dates.ts';
import { dayOf } from '@cairn/model/shared';
import { theme } from '#lib/ui/theme.svelte.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import { changeWords } from './change-words.ts';
import type { Findable, Kind } from './find.ts';
import { startNewSoon } from './new-here.ts';
import { ALL_PLACES } from './places.ts';
import { threadHref } from './thread-href.ts';
import { redo, undo } from './undo.ts';

export interface PaletteEntry extends Findable {
  readonly run: () => void;
}

interface Surroundings {
  readonly session: WorkspaceSession;
  readonly inviteLink: string | null;
  readonly onshortcuts: () => void;
}

/** Places and deeds: shown before anything is typed. */
export function commands({ session, inviteLink, onshortcuts }: Surroundings): Kind<PaletteEntry>[] {
  const go = (path: string) => () => void goto(session.href(path));
  const begin = (path: string) => () => void goto(session.href(path)).then(startNewSoon);
  const entry = (title: string, run: () => void, about = '', text = ''): PaletteEntry => ({
    id: title,
    title,
    about,
    text,
    run,
  });
  const deeds: PaletteEntry[] = [];
  if (session.canWrite) {
    deeds.push(entry('New goal', begin('/goals'), '', 'add create'));
    deeds.push(entry('New meeting', begin('/meetings'), '', 'add create plan'));
    if (session.undoName !== null) {
      deeds.push(entry('Undo', () => undo(session), changeWords(session.undoName)));
    }
    if (session.redoName !== null) {
      deeds.push(entry('Redo', () => redo(session), changeWords(session.redoName)));
    }
  }
  if (inviteLink !== null) {
    deeds.push(entry('Copy the invite link', () => void copyLink(inviteLink), '', 'share person'));
  }
  const dark = document.documentElement.matches('[data-theme=dark]') || systemIsDark();
  deeds.push(
    entry(
      dark ? 'Switch to light' : 'Switch to dark',
      () => {
        theme.choice = dark ? 'light' : 'dark';
      },
      '',
      'theme light dark',
    ),
  );
  deeds.push(entry('Shortcuts', onshortcuts, '', 'keys keyboard help'));
  return [
    {
      label: 'Go to',
      entries: [
        ...ALL_PLACES.map(({ path, label }) => entry(label, go(path))),
        entry('All workspaces', () => void goto('/'), 'on this device', 'home'),
      ],
    },
    { label: 'Do', entries: deeds },
  ];
}

/** Goals, meetings, threads and tasks; 10,000 of them take some milliseconds. */
export function contents({ session }: Surroundings): Kind<PaletteEntry>[] {
  const go = (path: string) => () => void goto(session.href(path));
  const when = (ms: number | null) => (ms === null ? '' : shortDay(dayOf(ms), session.today));
  return [
    {
      label: 'Goals',
      entries: session.goals.all.map(({ id, title, due }) => ({
        id,
        title: title || 'Untitled goal',
        about: due === null ? '' : `due ${shortDay(due, session.today)}`,
        run: go(`/goals/${id}`),
      })),
    },
    {
      label: 'Meetings',
      entries: [...session.meetings.all]
        .sort((a, b) => (b.startsAt ?? Infinity) - (a.startsAt ?? Infinity))
        .map(({ id, title, startsAt }) => ({
          id,
          title: title || 'Untitled meeting',
          about: when(startsAt),
          run: go(`/meetings/${id}`),
        })),
    },
    {
      label: 'Feedback',
      entries: session.threads.all.map((thread) => {
        const first = conversation(session.messagesOf.of(thread.id))[0];
        const quote = thread.anchor.range?.quote ?? '';
        return {
          id: thread.id,
          title: excerpt(first?.body || quote || 'A thread'),
          about: quote === '' ? session.nameOf(thread.createdBy) : `on “${excerpt(quote)}”`,
          text: `${first?.body ?? ''} ${quote}`,
          run: go(threadHref(session, thread)),
        };
      }),
    },
    {
      label: 'Tasks',
      entries: session.tasks.all.map(({ id, text, goal, meetings, doneAt }) => {
        const goalTitle = goal === null ? undefined : session.goals.get(goal)?.title;
        const [meeting] = meetings;
        return {
          id,
          title: text || 'Untitled task',
          about: [goalTitle ?? '', doneAt === null ? '' : 'done'].filter(Boolean).join(' · '),
          run: go(goal !== null ? `/goals/${goal}` : meeting ? `/meetings/${meeting}` : '/'),
        };
      }),
    },
  ];
}

function excerpt(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 90 ? `${line.slice(0, 90)}…` : line;
}

function systemIsDark(): boolean {
  return (
    !document.documentElement.matches('[data-theme=light]') &&
    matchMedia('(prefers-color-scheme: dark)').matches
  );
}

async function copyLink(link: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(link);
    toasts.show({
      text: 'The invite link is copied. Send it to the other person and nobody else.',
    });
  } catch {
    toasts.show({ text: 'The browser did not allow copying. You find the link in the settings.' });
  }
}
