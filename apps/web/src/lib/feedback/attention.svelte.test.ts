/** What is waiting for me, while messages come and go, over real tables. */
import { binRecord } from '@cairn/model/document';
import {
  messages,
  replyToThread,
  setThreadStatus,
  startThread,
  threads,
} from '@cairn/model/feedback';
import type { PersonId } from '@cairn/model/shared';
import { flushSync } from 'svelte';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { Table } from '#lib/reactivity/table.svelte.ts';
import { Index } from '#lib/reactivity/table-index.svelte.ts';
import { testWriter } from '#lib/session/test-writer.ts';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import { attentionOf, waitingCount } from './attention.svelte.ts';

const MIRA = 'mira' as PersonId;
const ROBIN = 'robin' as PersonId;
const WORKSPACE = { kind: 'workspace', id: null, range: null } as const;

function workspace() {
  const doc = new Y.Doc();
  let now = 1;
  const writer = (person: PersonId) => testWriter({ doc, person, now: () => now++ });
  const threadTable = new Table(doc, threads);
  const messageTable = new Table(doc, messages);
  const session = {
    me: MIRA,
    threads: threadTable,
    messages: messageTable,
    messagesOf: new Index(messageTable, ({ thread }) => [thread]),
    arrivedSinceLastVisit: () => true,
  } as unknown as WorkspaceSession;
  return { session, mira: writer(MIRA), robin: writer(ROBIN) };
}

test('a count first read inside a derived follows what arrives', () => {
  const { session, mira, robin } = workspace();
  const seen: number[] = [];
  const stop = $effect.root(() => {
    const count = $derived(waitingCount(session));
    $effect(() => {
      seen.push(count);
    });
  });
  flushSync();
  const thread = startThread(robin, { anchor: WORKSPACE, kind: 'question', body: 'Which one?' });
  flushSync();
  replyToThread(mira, thread, 'The second.');
  flushSync();
  const again = replyToThread(robin, thread, 'And why?');
  flushSync();
  binRecord(robin, messages, again);
  flushSync();
  stop();
  expect(seen).toEqual([0, 1, 0, 1, 0]);
});

test('a resolved or deleted thread waits for nobody, and a reopened one does again', () => {
  const { session, mira, robin } = workspace();
  const thread = startThread(robin, { anchor: WORKSPACE, kind: 'question', body: 'Which one?' });
  const attention = attentionOf(session);
  expect(attention.waitsForMe(thread)).toBe(true);
  setThreadStatus(mira, thread, 'resolved');
  expect(attention.waitsForMe(thread)).toBe(false);
  setThreadStatus(mira, thread, 'open');
  expect(attention.waitsForMe(thread)).toBe(true);
  binRecord(mira, threads, thread);
  expect(attention.waiting).toEqual([]);
});

test('my own writing is not news to me', () => {
  const { session, mira, robin } = workspace();
  const attention = attentionOf(session);
  const thread = startThread(mira, { anchor: WORKSPACE, kind: 'comment', body: 'Hello' });
  expect(attention.hasNews(thread)).toBe(false);
  replyToThread(robin, thread, 'Hello back');
  expect(attention.hasNews(thread)).toBe(true);
});
