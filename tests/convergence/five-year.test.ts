import { readAll } from '@cairn/model/document';
import { messages, threads } from '@cairn/model/feedback';
import { focusBlocks } from '@cairn/model/focus';
import { goals } from '@cairn/model/goals';
import { habits } from '@cairn/model/habits';
import { experiences, learnings } from '@cairn/model/learning';
import { marketYears, postings } from '@cairn/model/market';
import { meetings } from '@cairn/model/meetings';
import { contacts, eventQuestions, networkEvents, touches } from '@cairn/model/network';
import { reviews } from '@cairn/model/reviews';
import { ratings, skills } from '@cairn/model/skills';
import { tasks } from '@cairn/model/tasks';
import { ANY_CONTENT, scanUpdate } from '@cairn/scanner';
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { FIVE_YEARS, fiveYearWorkspace } from '../bench/five-year.ts';
import { GROWTH } from '../bench/five-year-growth.ts';
import { NETWORK } from '../bench/five-year-network.ts';
import { WEEKS } from '../bench/five-year-weeks.ts';

const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

test(
  'the benchmark’s five-year workspace has the stated contents, and the same seed gives the same bytes',
  {
    timeout: 90_000,
  },
  () => {
    const update = fiveYearWorkspace(1);
    expect(hash(fiveYearWorkspace(1))).toBe(hash(update));
    const doc = new Y.Doc();
    Y.applyUpdate(doc, update);
    const { weekly, monthly, quarterly, annual } = WEEKS.reviews;
    const counts = {
      ...{ ...FIVE_YEARS, ...GROWTH, ...NETWORK, ...WEEKS },
      networkEvents: NETWORK.events,
      eventQuestions: NETWORK.events * NETWORK.questionsAnEvent,
      reviews: weekly + monthly + quarterly + annual,
    };
    for (const collection of [
      ...[goals, tasks, threads, messages, meetings],
      ...[skills, ratings, postings, marketYears, learnings, experiences],
      ...[contacts, touches, networkEvents, eventQuestions, habits, focusBlocks, reviews],
    ] as unknown as (typeof goals)[]) {
      const { records, setAside } = readAll(doc, collection);
      const count = counts[collection.name as 'goals'];
      expect([collection.name, records.length, setAside]).toEqual([collection.name, count, []]);
    }
    const [meeting] = readAll(doc, meetings).records;
    const notes = doc.getText(`meetings/${meeting?.id ?? ''}/notes`).toJSON();
    expect(notes).toHaveLength(FIVE_YEARS.notesCharacters);
  },
);

test(
  'the scanner accepts the five-year workspace, even after many deletions',
  {
    timeout: 90_000,
  },
  () => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, fiveYearWorkspace(2));
    for (const id of [...doc.getMap('tasks').keys()].slice(0, 2_000))
      doc.getMap('tasks').delete(id);
    const update = Y.encodeStateAsUpdate(doc);
    const startedAtMs = performance.now();
    expect(scanUpdate(update, { content: ANY_CONTENT })).toMatchObject({ ok: true });
    const ms = performance.now() - startedAtMs;
    const megabytes = update.length / 1e6;
    const speed = (megabytes / ms) * 1_000;
    process.stdout.write(
      `scanned ${megabytes.toFixed(1)} MB in ${ms.toFixed(0)} ms, ${speed.toFixed(0)} MB/s\n`,
    );
  },
);
