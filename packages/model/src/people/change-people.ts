/** Joining a workspace, and how a person is shown in it. */
import { change, type Writer } from '../document/change.ts';
import type { PersonId } from '../shared/ids.ts';
import { people, type Role } from './person.ts';

/** Adds the writer as a person under the writer's own id. */
export function joinAsPerson(
  writer: Writer,
  { name, role, colour, timezone }: { name: string; role: Role; colour: number; timezone: string },
): PersonId {
  return change(writer, people, 'join', (edit) =>
    edit.create(people, { name, role, colour, timezone }, writer.person),
  );
}

export function renamePerson(writer: Writer, id: PersonId, name: string): void {
  change(writer, people, 'rename', (edit) => edit.words(people, id, 'name', name), id);
}

export function recolourPerson(writer: Writer, id: PersonId, colour: number): void {
  change(writer, people, 'recolour', (edit) => edit.set(people, id, 'colour', colour));
}

export function setPersonRole(writer: Writer, id: PersonId, role: Role): void {
  change(writer, people, 'setRole', (edit) => edit.set(people, id, 'role', role));
}
