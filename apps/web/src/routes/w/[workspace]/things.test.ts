/** What an @ in notes offers, and which links in shared text lead to something in the workspace. */
import { allCollections } from '@cairn/model/collections';
import { binRecord, readAll } from '@cairn/model/document';
import { createGoal } from '@cairn/model/goals';
import { addExperience, addLearning, learnings } from '@cairn/model/learning';
import { joinAsPerson } from '@cairn/model/people';
import type { Day, PersonId } from '@cairn/model/shared';
import { addSkill, skills } from '@cairn/model/skills';
import { expect, test } from 'vitest';
import { testWriter } from '#lib/session/test-writer.ts';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import { features } from './features.ts';
import { thingsOf } from './things.ts';

function workspace() {
  let now = 0;
  const writer = testWriter({ now: () => (now += 1) });
  const tables = allCollections.map((collection) => [
    collection.name,
    {
      get all() {
        return readAll(writer.doc, collection).records.filter(
          ({ deletedAt }) => deletedAt === null,
        );
      },
    },
  ]);
  const session = {
    ...(Object.fromEntries(tables) as WorkspaceSession),
    me: writer.person,
    today: '2026-11-30' as Day,
    now: 0,
    href: (path: string) => `/w/here${path}`,
    nameOf: (id: string) => session.people.all.find((person) => person.id === id)?.name ?? '',
  } as unknown as WorkspaceSession;
  const things = thingsOf(session, features);
  const offered = () => things.all().map(({ name, about, path }) => [name, about, path]);
  return { writer, things, offered };
}

test('skills, what is learned and experience are offered with the pages they have, and not from the bin', async () => {
  const { writer, things, offered } = workspace();
  const goal = createGoal(writer, { title: 'Lead a team', horizon: 'long' });
  const skill = addSkill(writer, { name: ' SQL ', kind: 'technical' });
  const binned = addSkill(writer, { name: 'COBOL', kind: 'technical' });
  const learning = addLearning(writer, { title: 'SQL for analysts', kind: 'course' });
  const experience = addExperience(writer, { title: 'Beside Ana', kind: 'shadowing' });
  addLearning(writer, { title: '  ' });
  binRecord(writer, skills, binned);
  binRecord(writer, learnings, addLearning(writer, { title: 'Latin' }));
  if (!experience.ok) throw new Error(experience.reason);
  expect(offered()).toEqual([]);

  await things.load();
  expect(offered()).toEqual([
    ['Lead a team', '', `/goals/${goal}`],
    ['SQL', '', `/skills/${skill}`],
    ['SQL for analysts', 'Course', `/learning/${learning}`],
    ['Beside Ana', 'Shadowing', `/learning/experience/${experience.id}`],
  ]);
  for (const { path } of things.all()) expect(things.find(path)?.path).toBe(path);
  expect(things.find(`/skills/${binned}`)).toEqual({ path: `/skills/${binned}`, noun: 'skill' });
});

test('with two mentees it is said whose each is', async () => {
  const { writer, things, offered } = workspace();
  const jonas = 'jonas' as PersonId;
  for (const [person, name] of [
    [writer.person, 'Mira'],
    [jonas, 'Jonas'],
  ] as const)
    joinAsPerson({ ...writer, person }, { name, role: 'mentee', colour: 0, timezone: '' });
  addSkill(writer, { name: 'SQL', kind: 'technical' });
  addSkill(writer, { name: 'SQL', kind: 'technical', person: jonas });
  addLearning(writer, { title: 'Latin', kind: 'book' });
  await things.load();
  expect(offered()).toEqual([
    ['SQL', 'Jonas', expect.any(String)],
    ['SQL', 'Mira', expect.any(String)],
    ['Latin', 'Book · Mira', expect.any(String)],
    ['Jonas', '', null],
    ['Mira', '', null],
  ]);
});

test.each([
  ['/goals/abc_-9', '/goals/abc_-9'],
  ['/meetings/m1', '/meetings/m1'],
  ['/w/elsewhere/goals/abc', '/goals/abc'],
  ['/w/elsewhere/learning/experience/abc', '/learning/experience/abc'],
])('%s leads to %s', (link, path) => {
  expect(workspace().things.find(link)?.path).toBe(path);
});

test.each([
  '/goals',
  '/settings',
  '/nowhere/abc',
  '//goals/abc',
  '/goals/../join',
  '/goals/a/b',
  '/goals/abc?safe',
  '/w/x/',
  'javascript:1',
  null,
  7,
])('%j leads nowhere here', (link) => {
  expect(workspace().things.find(link)).toBeNull();
});
