import { History, readOne, type Step } from '@cairn/model/document';
import type { TaskId } from '@cairn/model/shared';
import { createTask, rewordTask, tasks } from '@cairn/model/tasks';
import { expect, test } from 'vitest';
import { testWriter } from '#lib/session/test-writer.ts';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import { binTask } from './bin-task.ts';

test('a task deleted by emptying it comes back with the text it had', () => {
  const writer = testWriter();
  const read = (id: TaskId) => {
    const task = readOne(writer.doc, tasks, id);
    if (task === undefined) throw new Error('the task is there');
    return task;
  };
  const id = createTask(writer, { text: 'Ask Ines for a seat' });
  rewordTask(writer, id, '');
  const history = new History(writer.doc, [tasks], Date.now);
  const session = {
    writer,
    step: <R>(edit: () => R) => history.step(edit),
    takeBack: (step: Step) => history.takeBack(step),
  };
  binTask(session as WorkspaceSession, read(id), 'Ask Ines for a seat');
  expect(read(id)).toMatchObject({ text: 'Ask Ines for a seat', deletedBy: 'mira' });
  toasts.list.at(-1)?.action?.run();
  expect(read(id)).toMatchObject({ text: 'Ask Ines for a seat', deletedAt: null });
});
