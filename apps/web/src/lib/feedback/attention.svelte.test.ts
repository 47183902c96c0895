/** What is waiting for me, while messages come and go, over real tables. */
import { binRecord } from '@cairn/model/document';
import {
  messages,
  replyToThread,
  setThreadStatus,
  startThread,
  threads,
} from '@cairn/model/feedback';
import { mentionOf, type PersonId } from '@cairn/model/shared';
import { flushSync } from 'svelte';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { Table } from '#lib/reactivity/table.svelte.ts';
import { Index } from '#lib/reactivity/table-index.svelte.ts';
import { testWriter } from '#lib/session/test-writer.ts';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import { attentionOf, inboxCount } from './attention.svelte.ts';

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
    const count = $derived(inboxCount(session));
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

test('what I’m done with leaves my inbox until somebody writes again, and can be taken back', () => {
  const { session, mira, robin } = workspace();
  const attention = attentionOf(session);
  const about = `Ask [Mira](${mentionOf(MIRA)})`;
  const thread = startThread(robin, { anchor: WORKSPACE, kind: 'question', body: about });
  const inbox = () => [
    attention.waitsForMe(thread),
    attention.mentionsMe(thread),
    attention.hasNews(thread),
    attention.inboxCount,
  ];
  expect(inbox()).toEqual([true, true, true, 1]);
  const takeBack = attention.done(thread);
  expect(inbox()).toEqual([false, false, false, 0]);
  takeBack();
  expect(inbox()).toEqual([true, true, true, 1]);
  attention.done(thread);
  const again = replyToThread(robin, thread, 'And now?');
  expect(inbox()).toEqual([true, true, true, 1]);
  replyToThread(mira, thread, 'The second.');
  expect(inbox()).toEqual([false, false, true, 0]);
  expect(attention.waitsForOthers(thread)).toBe(true);
  binRecord(robin, messages, again);
  expect(attention.isForMe(thread)).toBe(true);
});

test('my own writing is not news to me', () => {
  const { session, mira, robin } = workspace();
  const attention = attentionOf(session);
  const thread = startThread(mira, { anchor: WORKSPACE, kind: 'comment', body: 'Hello' });
  expect(attention.hasNews(thread)).toBe(false);
  replyToThread(robin, thread, 'Hello back');
  expect(attention.hasNews(thread)).toBe(true);
});
