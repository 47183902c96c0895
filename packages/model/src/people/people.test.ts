import { expect, test } from 'vitest';
import { rootOf } from '../document/document.ts';
import { readAll, readOne } from '../document/read.ts';
import { exchange, testWriter } from '../document/test-writers.ts';
import { joinAsPerson, recolourPerson, renamePerson, setPersonRole } from './change-people.ts';
import { people } from './person.ts';
import { freeColour } from './read-people.ts';

const draft = { name: 'Mira', role: 'mentee', colour: 0, timezone: 'Europe/Berlin' } as const;

test('[DOC-14] a second device of the same person joins as that person', () => {
  const [phone, laptop] = [testWriter('mira', 1), testWriter('mira', 2)];
  joinAsPerson(phone, draft);
  exchange(phone, laptop);
  joinAsPerson(laptop, { ...draft, name: 'Mira K.' });
  exchange(phone, laptop);
  expect(readAll(phone.doc, people).records).toMatchObject([{ id: 'mira', name: 'Mira K.' }]);
});

test('a person’s name, colour and role can be changed', () => {
  const writer = testWriter('mira', 1);
  const id = joinAsPerson(writer, draft);
  renamePerson(writer, id, 'Mira K.');
  recolourPerson(writer, id, 3);
  setPersonRole(writer, id, 'observer');
  expect(readOne(writer.doc, people, id)).toMatchObject({
    name: 'Mira K.',
    colour: 3,
    role: 'observer',
  });
});

test('[DOC-7] any number maps to one of the five colours', () => {
  const writer = testWriter('mira', 1);
  const id = joinAsPerson(writer, draft);
  for (const [raw, colour] of [
    [7, 2],
    [-1, 1],
    [2.9, 2],
    [Number.NaN, 0],
    ['red', 0],
  ] as const) {
    (rootOf(writer.doc, people).get(id) as Map<string, unknown>).set('colour', raw);
    expect(readOne(writer.doc, people, id)?.colour).toBe(colour);
  }
});

test('a newcomer gets the first colour that nobody has', () => {
  const writer = testWriter('mira', 1);
  expect(freeColour([])).toBe(0);
  joinAsPerson(writer, draft);
  joinAsPerson({ ...writer, person: testWriter('robin', 2).person }, { ...draft, colour: 2 });
  const all = readAll(writer.doc, people).records;
  expect(freeColour(all)).toBe(1);
  const full = [0, 1, 2, 3, 4].flatMap((colour) =>
    all.slice(0, 1).map((person) => ({ ...person, colour })),
  );
  expect([0, 1, 2, 3, 4]).toContain(freeColour(full));
});
