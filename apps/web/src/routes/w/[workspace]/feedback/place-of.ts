/** Where each thread is anchored, as text and as an address: all features are known only here. */
import { collections } from '@cairn/model/collections';
import type { Thread } from '@cairn/model/feedback';
import type { Place } from '#lib/feedback/place.ts';
import { nameOfMeeting } from '#lib/meetings/meeting-words.ts';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import { UNTITLED, untitled } from '#lib/ui/untitled.ts';
import { features } from '../features.ts';

/** `null` if what the thread is about has been deleted. Depends on that one record. */
export function placeOf(session: WorkspaceSession, thread: Thread): Place | null {
  const { kind, id } = thread.anchor;
  const href = session.href(features.pathOf(session, 'threads', thread.id) ?? '/feedback');
  if (kind === 'workspace' || id === null) return { label: 'The whole workspace', href };
  switch (kind) {
    case 'goal':
      return named(session.goals.get(id)?.title, untitled('goal'), href);
    case 'meeting': {
      const meeting = session.meetings.get(id);
      return named(meeting && nameOfMeeting(meeting), untitled('meeting'), href);
    }
    case 'decision':
      return named(session.decisions.get(id)?.text, untitled('decision'), href);
    case 'skill':
      return named(session.skills.get(id)?.name, untitled('skill'), href);
    case 'learning':
      return named(session.learnings.get(id)?.title, UNTITLED, href);
    case 'experience':
      return named(session.experiences.get(id)?.title, untitled('experience'), href);
    case 'review': {
      const review = session.reviews.get(id);
      return named(review && collections.reviews.title(review), untitled('review'), href);
    }
    case 'contact':
      return named(session.contacts.get(id)?.name, untitled('contact'), href);
    case 'networkEvent':
      return named(session.networkEvents.get(id)?.title, untitled('event'), href);
    case 'checkIn': {
      const goal = session.goals.get(session.checkIns.get(id)?.goal ?? '');
      return named(goal && `Check-in on ${goal.title || untitled('goal')}`, UNTITLED, href);
    }
    case 'agendaItem':
      return named(session.agendaItems.get(id)?.text, untitled('topic'), href);
    case 'visionPart':
      return named(session.visions.get(id)?.text, untitled('part of your vision'), href);
    case 'clause': {
      const clause = session.clauses.get(id);
      return named(clause && collections.clauses.title(clause), UNTITLED, href);
    }
    case 'marketYear': {
      const year = session.marketYears.get(id);
      return named(year && `What the market asked for in ${String(year.year)}`, UNTITLED, href);
    }
    case 'habit':
      return named(session.habits.get(id)?.title, untitled('habit'), href);
    case 'task': {
      const step = session.tasks.get(id);
      const goal = step?.goal ? session.goals.get(step.goal) : undefined;
      const place = named(step?.text, untitled('step'), href);
      if (place === null || goal === undefined) return place;
      return { ...place, label: `${place.label} · ${goal.title || untitled('goal')}` };
    }
  }
}

function named(title: string | undefined, otherwise: string, href: string): Place | null {
  return title === undefined ? null : { label: title.trim() || otherwise, href };
}
