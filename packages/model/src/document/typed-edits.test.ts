import { expect, test } from 'vitest';
import { messages } from '../feedback/index.ts';
import { checkIns, goals } from '../goals/index.ts';
import { people } from '../people/index.ts';
import { parseDay } from '../shared/days.ts';
import type { GoalId, MeetingId, PersonId } from '../shared/ids.ts';
import { tasks } from '../tasks/index.ts';
import { change, type Edit } from './change.ts';
import { readAll } from './read.ts';
import { testWriter } from './test-writers.ts';

const [goal, meeting, person] = ['g' as GoalId, 'm' as MeetingId, 'p' as PersonId];

/** Never run: each line is right, or has a mistake that mustn't compile. */
export function mistakes(edit: Edit, writer: ReturnType<typeof testWriter>): void {
  edit.set(goals, goal, 'horizon', 'long');
  // @ts-expect-error reason: a misspelt field
  edit.set(goals, goal, 'horizont', 'long');
  // @ts-expect-error reason: not one of the choices
  edit.set(goals, goal, 'horizon', 'middle');
  // @ts-expect-error reason: a day is not any string
  edit.set(goals, goal, 'due', '2027-03-12');
  // @ts-expect-error reason: words where a number is kept
  edit.set(goals, goal, 'measureTarget', '3');
  // @ts-expect-error reason: the id of another kind of thing
  edit.set(goals, meeting, 'horizon', 'long');
  // @ts-expect-error reason: a reference to another kind of thing
  edit.set(goals, goal, 'parent', meeting);
  // @ts-expect-error reason: a shared text is edited, never replaced
  edit.set(goals, goal, 'title', 'Lead');
  // @ts-expect-error reason: what a record can't be read without is never removed
  edit.set(checkIns, 'c' as never, 'goal', null);

  edit.text(goals, goal, 'title', 'Lead');
  // @ts-expect-error reason: a misspelt text
  edit.text(goals, goal, 'titel', 'Lead');
  // @ts-expect-error reason: plain words are not a shared text
  edit.text(people, person, 'name', 'Mira');

  edit.words(people, person, 'name', 'Mira');
  // @ts-expect-error reason: a shared text is not plain words
  edit.words(goals, goal, 'title', 'Lead');

  edit.choose(goals, goal, 'status', 'done');
  // @ts-expect-error reason: nobody's choice of it is kept
  edit.choose(goals, goal, 'horizon', 'long');

  edit.put(tasks, 't' as never, 'owners', person, true);
  // @ts-expect-error reason: a member of another kind
  edit.put(tasks, 't' as never, 'owners', meeting, true);
  // @ts-expect-error reason: not a set
  edit.put(tasks, 't' as never, 'due', person, true);

  edit.create(checkIns, { goal, value: 3 });
  // @ts-expect-error reason: a check-in without its goal
  edit.create(checkIns, { value: 3 });
  // @ts-expect-error reason: a misspelt field
  edit.create(tasks, { text: 'Ask', owner: [person] });
  // @ts-expect-error reason: a set is a list of members
  edit.create(tasks, { text: 'Ask', owners: person });

  // @ts-expect-error reason: a change is of a kind of thing, which says what it is called
  change(writer, 'goals', 'create', () => 1);
}

test('[DOC-2] a record is made with all its shared texts, and without what was not given', () => {
  const mira = testWriter('mira', 1);
  const id = change(mira, goals, 'create', (edit) =>
    edit.create(goals, { title: 'Lead', due: parseDay('2027-03-12'), parent: null }),
  );
  const raw = mira.doc.getMap('goals').toJSON()[id] as Record<string, unknown>;
  expect(Object.keys(raw).sort()).toEqual(
    [
      ...['createdAt', 'createdBy', 'doneWhen', 'due', 'howIDecide', 'measureName', 'nextAction'],
      ...['relevance', 'title', 'whatToAdjust', 'whatWorked'],
    ].sort(),
  );
  expect(raw).toMatchObject({ title: 'Lead', due: '2027-03-12', nextAction: '' });
});

test('setting what is already there, or removing what isn’t, writes nothing', () => {
  const mira = testWriter('mira', 1);
  const [task, message] = change(mira, tasks, 'create', (edit) => [
    edit.create(tasks, { text: 'Ask', owners: [mira.person] }),
    edit.create(messages, { thread: 't' as never, body: 'Hm' }),
  ]);
  let updates = 0;
  mira.doc.on('update', () => (updates += 1));
  change(mira, tasks, 'edit', (edit) => {
    edit.put(tasks, task, 'owners', mira.person, true);
    edit.set(tasks, task, 'due', null);
    edit.set(messages, message, 'editedAt', undefined);
    edit.words(messages, message, 'body', 'Hm');
  });
  expect(updates).toBe(0);
  expect(readAll(mira.doc, tasks).records).toMatchObject([{ owners: [mira.person], due: null }]);
});
