/** What an @ offers: the workspace's people, things and days. It inserts plain words with a link. */
import {
  addDays,
  type Day,
  fold,
  isWithoutSpaces,
  mentionedBy,
  wordsOf,
} from '@cairn/model/shared';
import type { Editor } from '@tiptap/core';
import type { EditorState } from '@tiptap/pm/state';
import { exactDay, formatDay } from '#lib/ui/dates.ts';
import type { Asked, Choice } from './choice.ts';
import type { Thing, Things } from './things.ts';

const MOST = 8;
const DAYS_AHEAD = 14;

/** The `@…` right before the caret, at the beginning of a word; `null` if there is none. */
export function mentionAt({ selection }: EditorState): Asked | null {
  const { $from, empty } = selection;
  if (!empty || !$from.parent.isTextblock) return null;
  const before = $from.parent.textBetween(0, $from.parentOffset, ' ', ' ');
  const [, begin = '', query] = /(^|.)@((?:[^\s@][^@]{0,39})?)$/u.exec(before) ?? [];
  if (query === undefined || !(/^[\s(]?$/.test(begin) || isWithoutSpaces(begin))) return null;
  return { from: $from.pos - query.length - 1, to: $from.pos, query };
}

/**
 * The choices in which every typed word begins one of theirs; before anything is typed, the first of
 * each kind.
 */
export function mentionsFor(query: string, things: Things): readonly Choice[] {
  const wanted = wordsOf(fold(query));
  const days = daysFrom(things.today());
  const all = things.all();
  const people = all.filter(isPerson);
  const linked = all.filter((thing) => !isPerson(thing));
  if (wanted.length === 0) {
    const kinds = [...byKind(people), days, ...byKind(linked)];
    const ofEach = Math.max(1, Math.floor(MOST / kinds.length));
    return kinds.flatMap((kind) => kind.slice(0, ofEach));
  }
  return [...[...people, ...linked].map(choiceOf), ...days]
    .filter((choice) => holds(choice, wanted))
    .slice(0, MOST);
}

/** A person has no page; where a mention has to be found again, it has a link to them. */
function isPerson({ path }: Thing): boolean {
  return path === null || mentionedBy(path) !== null;
}

function byKind(things: readonly Thing[]): Choice[][] {
  const kinds = new Set(things.map(({ kind }) => kind));
  return [...kinds].map((wanted) =>
    things.filter(({ kind }) => kind === wanted).map((thing) => choiceOf(thing)),
  );
}

function holds({ icon, name, about }: Choice, wanted: readonly string[]): boolean {
  const said = fold(icon === 'day' ? `${name} ${about}` : name);
  // A name is also found by its beginning where a dictionary would split it.
  const words = [said, ...wordsOf(said.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' '))];
  return wanted.every((word) => words.some((other) => other.startsWith(word)));
}

function choiceOf({ kind, id, icon, name, about, path }: Thing): Choice {
  return { id: `${kind}-${id}`, icon, name, about, run: (editor) => put(editor, name, path) };
}

function daysFrom(today: Day): Choice[] {
  return Array.from({ length: DAYS_AHEAD }, (_, ahead) => {
    const day = addDays(today, ahead);
    const [said = day] = formatDay(day, today).split(',');
    const exact = exactDay(day);
    return {
      id: `day-${day}`,
      icon: 'day',
      // From a week ahead, only the day and month are shown, and those are in the exact words too.
      name: ahead < 7 ? `${said.charAt(0).toUpperCase()}${said.slice(1)}` : exact,
      about: ahead < 7 ? exact : '',
      run: (editor) => put(editor, exact, null),
    };
  });
}

function put(editor: Editor, text: string, href: string | null): void {
  editor
    .chain()
    // A title such as “example.org” must not become a link to that site.
    .setMeta('preventAutolink', true)
    .insertContent([
      {
        type: 'text',
        text,
        ...(href === null ? {} : { marks: [{ type: 'link', attrs: { href } }] }),
      },
      { type: 'text', text: ' ' },
    ])
    .run();
}
