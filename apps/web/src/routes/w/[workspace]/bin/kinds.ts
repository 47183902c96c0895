/** What the bin calls each kind of thing; the kinds themselves come from the registry. */
import { collections, type CollectionName } from '@cairn/model/collections';
import type { CollectionShape } from '@cairn/model/document';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';

interface KindWords {
  readonly many: string;
  /** Begins a sentence: "Goal restored." */
  readonly one: string;
}

export const KIND_WORDS: Readonly<Record<CollectionName, KindWords>> = {
  goals: { many: 'Goals', one: 'Goal' },
  tasks: { many: 'Tasks', one: 'Task' },
  meetings: { many: 'Meetings', one: 'Meeting' },
  agendaItems: { many: 'Topics', one: 'Topic' },
  threads: { many: 'Threads', one: 'Thread' },
  messages: { many: 'Messages', one: 'Message' },
  people: { many: 'People', one: 'Person' },
  checkIns: { many: 'Check-ins', one: 'Check-in' },
  obstacles: { many: 'Obstacles', one: 'Obstacle' },
  visions: { many: 'Vision', one: 'Part of the vision' },
  objectives: { many: 'Objectives', one: 'Objective' },
  wins: { many: 'Wins', one: 'Win' },
  invitations: { many: 'Invitations', one: 'Invitation' },
};

export interface Binned {
  readonly id: string;
  readonly title: string;
  readonly deletedAt: number;
  readonly deletedBy: string;
}

export interface BinnedKind {
  readonly name: CollectionName;
  readonly collection: CollectionShape;
  readonly things: readonly Binned[];
}

/** Everything deleted, by kind, the latest first. */
export function binnedKinds(session: WorkspaceSession): BinnedKind[] {
  return (Object.keys(KIND_WORDS) as CollectionName[])
    .map((name) => ({
      name,
      collection: collections[name],
      things: session[name].binned
        .map((record) => ({
          id: record.id,
          title: titleOf(session, record),
          deletedAt: record.deletedAt ?? 0,
          deletedBy: record.deletedBy === null ? '' : session.nameOf(record.deletedBy),
        }))
        .sort((a, b) => b.deletedAt - a.deletedAt),
    }))
    .filter(({ things }) => things.length > 0);
}

type AnyRecord = WorkspaceSession[CollectionName]['binned'][number];

function titleOf(session: WorkspaceSession, record: AnyRecord): string {
  const words =
    'title' in record
      ? record.title
      : 'text' in record
        ? record.text
        : 'body' in record
          ? record.body
          : 'anchor' in record
            ? (record.anchor.range?.quote ?? session.messagesOf.of(record.id)[0]?.body ?? '')
            : 'note' in record
              ? record.note
              : 'name' in record
                ? record.name
                : record.usedByName;
  const line = words.replace(/\s+/g, ' ').trim();
  return line === '' ? 'Without words' : line.length > 140 ? `${line.slice(0, 140)}…` : line;
}
