/** A workspace in which very much was said: threads on many goals, and one goal whose notes are full of them. */
import { change, proseOf, setUpWorkspace, type Writer } from '@cairn/model/document';
import { messages, startThread, THREAD_KINDS, threads } from '@cairn/model/feedback';
import { createGoal } from '@cairn/model/goals';
import { joinAsPerson } from '@cairn/model/people';
import {
  encodePosition,
  newId,
  type PersonId,
  type ThreadId,
  type WorkspaceId,
} from '@cairn/model/shared';
import { placeAt, writeLines } from '@cairn/prose/text';
import * as Y from 'yjs';

export const SAID = { threads: 2_000, messages: 20_000, goals: 100, anchored: 200 } as const;

const START_MS = Date.UTC(2025, 0, 10, 9);
const MINUTE_MS = 60_000;
const LINE = 'I will speak slowly and pause often, and ask the third row whether they can follow. ';
const WORDS = { from: 7, to: 19 } as const;

export interface ManyThreads {
  /** A Yjs update, v1. */
  readonly update: Uint8Array;
  /** The goal with a thread on every line of its notes. */
  readonly discussed: string;
  /** The one with the same notes and nothing about them. */
  readonly quiet: string;
}

/** Every thread is open, and half of them wait for Mira. */
export function manyThreads(): ManyThreads {
  const doc = new Y.Doc();
  doc.clientID = 1;
  let [byte, minutes] = [0, 0];
  const writer = (person: 'mira' | 'robin'): Writer => ({
    doc,
    person: person as PersonId,
    now: () => START_MS + minutes++ * MINUTE_MS,
    random: (size) =>
      Uint8Array.from({ length: size }, () => (byte = (byte * 17 + 43) % 65_521) % 256),
  });
  const [mira, robin] = [writer('mira'), writer('robin')];
  setUpWorkspace(mira, { id: 'many-threads' as WorkspaceId, name: 'Mira & Robin' });
  for (const [colour, me] of [mira, robin].entries()) {
    const [name, role] =
      colour === 0 ? (['Mira', 'mentee'] as const) : (['Robin', 'mentor'] as const);
    joinAsPerson(me, { name, role, colour, timezone: 'Europe/Berlin' });
  }
  const ids = Array.from({ length: SAID.goals }, (_, at) =>
    createGoal(mira, { title: `Goal ${String(at)}`, horizon: 'short' }),
  );
  const [discussed, quiet, ...others] = ids;
  if (discussed === undefined || quiet === undefined) throw new Error('there are too few goals');
  for (const id of [discussed, quiet]) writeNotes(mira, id);
  const replies = SAID.messages / SAID.threads - 1;
  for (let at = 0; at < SAID.threads; at++) {
    const isAnchored = at < SAID.anchored;
    const goal = isAnchored ? discussed : (others[at % others.length] ?? null);
    const range = isAnchored ? rangeOn(mira, discussed, at) : null;
    const kind = THREAD_KINDS[at % THREAD_KINDS.length] ?? 'comment';
    const anchor = { kind: 'goal', id: goal, range } as const;
    const thread = startThread(robin, { anchor, kind, body: `${LINE}Number ${String(at)}.` });
    for (let number = 0; number < replies; number++)
      reply(at % 2 === number % 2 ? robin : mira, thread, `${LINE}Reply ${String(number)}.`);
  }
  return { update: Y.encodeStateAsUpdate(doc), discussed, quiet };
}

/** Without reading what was said before, as `replyToThread` does: the clock here only goes forward. */
function reply(writer: Writer, thread: ThreadId, body: string): void {
  change(writer, threads, 'reply', (edit) => edit.create(messages, { thread, body }));
}

function writeNotes(writer: Writer, goal: string): void {
  const lines = Array.from({ length: SAID.anchored }, () => ({ content: LINE }));
  writeLines(proseOf(writer.doc, 'goals', goal, 'notes'), lines, () => newId(writer.random));
}

/** The same words of one of the lines. */
function rangeOn({ doc }: Writer, goal: string, line: number) {
  const text = proseOf(doc, 'goals', goal, 'notes');
  const start = line * (LINE.length + 1);
  const at = (index: number, side: 'before' | 'after') =>
    encodePosition(placeAt(text, start + index, side));
  return {
    field: 'notes',
    start: at(WORDS.from, 'after'),
    end: at(WORDS.to, 'before'),
    quote: LINE.slice(WORDS.from, WORDS.to),
  };
}
