/** The people of a workspace. */
export { joinAsPerson, recolourPerson, renamePerson, setPersonRole } from './change-people.ts';
export { PERSON_COLOURS, ROLES, people, type Person, type Role } from './person.ts';
export { freeColour } from './read-people.ts';
