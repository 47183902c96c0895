import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { tasks } from '../tasks/task.ts';
import { parseEntry } from './collection.ts';

/** In a document, because Yjs needs one. */
function taskWith(ticked: number): Y.Map<unknown> {
  const days = Array.from({ length: ticked }, (_, at): [string, unknown] => [
    `done:${String(at)}`,
    true,
  ]);
  const task = new Y.Map<unknown>([['text', new Y.Text('Stretch')], ...days]);
  new Y.Doc().getMap('tasks').set('t', task);
  return task;
}

test('[F32] a record with more fields than years of use produce is set aside, since each reading would look at all', () => {
  expect(parseEntry(tasks, 't', taskWith(20_000))).toMatchObject({ ok: true });
  expect(parseEntry(tasks, 't', taskWith(70_000))).toMatchObject({ ok: false });
});
