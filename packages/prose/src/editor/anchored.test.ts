/**
 * Anchored words while two people do anything that people do, at the same time. An independent model
 * says of each letter whether it belongs to them, from its neighbours when it was typed: what is shown
 * is right, shrunk or nothing, and never other words.
 */
import fc from 'fast-check';
import { splitBlock } from 'prosemirror-commands';
import type { Transaction } from 'prosemirror-state';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { indexesOfWords, placeAt } from '../text/index.ts';
import { COMMANDS } from './test-commands.ts';
import { Replica } from './test-replica.ts';

const RUNS = Number(process.env['ANCHOR_RUNS'] ?? 300);
const SEED = Number(process.env['ANCHOR_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

/** All but those that move or copy letters, which are then two things. */
const EDITS = COMMANDS.filter(({ copies }) => !copies);

const chance = fc.integer({ min: 0, max: 999 }).map((value) => value / 1000);
const step = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      who: fc.nat(1),
      command: fc.nat(EDITS.length - 1),
      anchor: chance,
      head: chance,
      reach: fc.constantFrom('caret', 'near', 'all' as const),
      ...{ a: chance, b: chance },
    }),
  },
  { weight: 3, arbitrary: fc.record({ who: fc.nat(1), undo: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ who: fc.nat(1), from: chance, to: chance }) },
  { weight: 4, arbitrary: fc.record({ who: fc.nat(1), meets: fc.constant(true) }) },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

test(
  `anchored words are right, shrunk or gone, whatever two people do (seed ${String(SEED)})`,
  {
    timeout: 0,
  },
  () => {
    let shown = 0;
    const judged: boolean[] = [];
    fc.assert(
      fc.property(fc.array(step, { minLength: 10, maxLength: 80, size: 'max' }), (steps) => {
        const story = new Story();
        for (const one of steps) story.take(one);
        shown += story.end();
        judged.push(...story.judged);
      }),
      { seed: SEED, numRuns: RUNS },
    );
    expect(shown).toBeGreaterThan(RUNS / 10);
    const whole = judged.filter((isAll) => isAll).length;
    expect(whole / judged.length, 'of restored words are all shown').toBeGreaterThan(0.95);
  },
);

type Side = 'left' | 'inside' | 'right';

interface Anchored {
  readonly by: number;
  readonly start: Y.RelativePosition;
  readonly end: Y.RelativePosition;
  readonly quote: string;
  readonly first: string;
  readonly last: string;
  /** Where each letter stood that was there then, seen from the words. */
  readonly sides: ReadonlyMap<string, Side>;
}

/** The letters beside a run when it was typed; `null` at an end of the text. */
interface Neighbours {
  readonly before: string | null;
  readonly after: string | null;
}

class Story {
  readonly #people = [new Replica(1), new Replica(2)] as const;
  readonly #anchored: Anchored[] = [];
  readonly #typed = new Map<string, Neighbours>();
  /** Letters that undo or redo has brought back. */
  readonly #restored = new Set<string>();
  /** Letters that were ever there twice, since two people undid the same: the second may stand anywhere nearby. */
  readonly #doubled = new Set<string>();
  /** Of words that are there with both ends, after undo has restored letters: whether all of them are shown. */
  readonly judged: boolean[] = [];
  #letter = 0;

  constructor() {
    const [first] = this.#people;
    for (let line = 0; line < 4; line++)
      this.#doing(0, () => {
        if (line > 0) first.run(splitBlock, first.text.length);
        first.type(this.#letters(6), first.text.length);
      });
    this.#meet();
    this.#anchor(0, 0.2, 0.6);
  }

  take(step: Step): void {
    if ('meets' in step) this.#meet();
    else if ('from' in step) this.#anchor(step.who, step.from, step.to);
    else if ('undo' in step)
      this.#doing(step.who, ({ undo }) => (step.undo ? undo.undo() : undo.redo()));
    else this.#doing(step.who, (person) => this.#command(person, step));
    this.#check();
  }

  /** Returns how many of the anchors show something in the end. */
  end(): number {
    for (let round = 0; round < 4; round++) this.#meet();
    const [mine, theirs] = this.#people;
    const reloaded = new Y.Doc();
    Y.applyUpdate(reloaded, Y.encodeStateAsUpdate(mine.doc));
    let shown = 0;
    for (const anchored of this.#anchored) {
      const words = shownIn(mine.text, anchored);
      expect(shownIn(theirs.text, anchored)).toBe(words);
      expect(shownIn(reloaded.getText('goals/g/notes'), anchored)).toBe(words);
      this.#isRight(0, anchored);
      this.#isRight(1, anchored);
      if (words !== '') shown += 1;
    }
    return shown;
  }

  #command(person: Replica, step: Extract<Step, { command: number }>): void {
    const command = EDITS[step.command];
    if (command === undefined) return;
    const run = command.make({ a: step.a, b: step.b, letters: (count) => this.#letters(count) });
    const place = (at: number) => Math.floor(at * (person.text.length + 1));
    const anchor = place(step.anchor);
    if (step.reach === 'near') person.select(anchor, Math.min(anchor + 20, place(step.head)));
    else if (step.reach === 'all' && command.keepsLetters) person.select(0, person.text.length);
    else person.select(anchor);
    let made: Transaction | null = null;
    try {
      run(person.state, (transaction) => (made = transaction));
    } catch (error) {
      // Some of ProseMirror's commands throw on rare selections across depths.
      if (made !== null) throw error;
    }
    if (made !== null) person.dispatch(made);
  }

  /** Notes the neighbours of every letter that is new. */
  #doing(who: number, act: (person: Replica) => unknown): void {
    const person = this.#person(who);
    const there = new Set(person.text.toJSON());
    act(person);
    for (const letter of person.text.toJSON())
      if (this.#typed.has(letter) && !there.has(letter)) this.#restored.add(letter);
    const after = [...person.text.toJSON()];
    const isNew = (letter: string) => isLetter(letter) && !this.#typed.has(letter);
    const found = after.flatMap((letter, at): [string, Neighbours][] => {
      if (!isNew(letter)) return [];
      const old = (each: string) => isLetter(each) && !isNew(each);
      const neighbours = {
        before: after.slice(0, at).findLast(old),
        after: after.slice(at).find(old),
      };
      return [[letter, { before: neighbours.before ?? null, after: neighbours.after ?? null }]];
    });
    for (const [letter, neighbours] of found) this.#typed.set(letter, neighbours);
  }

  #anchor(who: number, a: number, b: number): void {
    const { text } = this.#person(who);
    const units = unitsOf(text);
    const letters = [...units.keys()].filter((at) => isLetter(units[at] ?? ''));
    const [from, to] = [a, b].map((at) => Math.floor(at * letters.length)).sort((x, y) => x - y);
    let [start, end] = [letters[from ?? 0], letters[to ?? 0]];
    if (start === undefined || end === undefined) return;
    // An emoji is never cut in two.
    if (isLow(units[start])) start -= 1;
    if (isHigh(units[end])) end += 1;
    const words = wordsBetween(units, start, end + 1);
    const sides = new Map<string, Side>([
      ...[...wordsBetween(units, 0, start)].map((letter) => [letter, 'left'] as const),
      ...[...words].map((letter) => [letter, 'inside'] as const),
      ...[...wordsBetween(units, end + 1, units.length)].map(
        (letter) => [letter, 'right'] as const,
      ),
    ]);
    this.#anchored.push({
      by: who,
      start: placeAt(text, start, 'after'),
      end: placeAt(text, end + 1, 'before'),
      quote: quoteBetween(units, start, end + 1),
      first: [...words].find(isLetter) ?? '',
      last: [...words].findLast(isLetter) ?? '',
      sides,
    });
  }

  /** Whoever made them knows all of their letters; the other does after meeting. */
  #check(): void {
    for (const anchored of this.#anchored) this.#isRight(anchored.by, anchored);
  }

  #isRight(who: number, anchored: Anchored): void {
    const { text } = this.#person(who);
    const shown = shownIn(text, anchored);
    const all = [...text.toJSON()].filter(isLetter);
    const seen = new Set<string>();
    for (const letter of all) (seen.has(letter) ? this.#doubled : seen).add(letter);
    if (this.#restored.size > 0) {
      const letters = [...shown].filter(isLetter);
      this.judged.push(isRightByItsLetters(letters, all, anchored, this.#doubled));
      return;
    }
    const known = new Map<string, Side | null>();
    for (const letter of all) {
      // Two people who undo the same deletion bring a letter back twice.
      if (all.indexOf(letter) !== all.lastIndexOf(letter)) continue;
      const side = this.#sideOf(letter, anchored, known);
      if (side === null) continue;
      // At an edge whose own letter is gone, what is next to it may be left out.
      const may =
        side === 'inside' && !isWhole(all, anchored) ? [true, false] : [side === 'inside'];
      expect([letter, side, may]).toEqual([
        letter,
        side,
        expect.arrayContaining([shown.includes(letter)]),
      ]);
    }
  }

  /**
   * On which side of the words, or inside of them, a letter belongs; `null` where that can't be told,
   * as at an edge whose own letter is gone.
   */
  #sideOf(letter: string | null, anchored: Anchored, known: Map<string, Side | null>): Side | null {
    if (letter === null) return null;
    const there = anchored.sides.get(letter) ?? known.get(letter);
    if (there !== undefined) return there;
    const { before = null, after = null } = this.#typed.get(letter) ?? {};
    const [left, right] = [before, after].map((each) => this.#sideOf(each, anchored, known));
    let side: Side | null = left === right ? (left ?? null) : null;
    if (before === null && right === 'left') side = 'left';
    else if (after === null && left === 'right') side = 'right';
    else if (after === anchored.first) side = 'left';
    else if (before === anchored.last) side = 'right';
    known.set(letter, side);
    return side;
  }

  #letters(count: number): string {
    let run = '';
    for (let at = 0; at < count; at++) {
      this.#letter += 1;
      // Every fifth letter takes two units.
      run += String.fromCodePoint((this.#letter % 5 === 0 ? 0x20000 : 0x4e00) + this.#letter);
    }
    return run;
  }

  #meet(): void {
    const [mine, theirs] = this.#people;
    const [here, there] = [mine.updates.splice(0), theirs.updates.splice(0)];
    for (const update of here) theirs.receive(update);
    for (const update of there) mine.receive(update);
  }

  #person(who: number): Replica {
    return this.#people[who % 2] ?? this.#people[0];
  }
}

/** True while both ends of the words are there, once each: two people who undo the same bring it back twice. */
function isWhole(all: readonly string[], { first, last }: Anchored): boolean {
  const [from, to] = [all.indexOf(first), all.indexOf(last)];
  return (
    from !== -1 && from <= to && from === all.lastIndexOf(first) && to === all.lastIndexOf(last)
  );
}

/**
 * What stood on which side when it was typed may not any more, once undo has restored letters next to
 * it. Then what counts is where the first and the last of the words are now; and while one of them is
 * gone, that nothing from outside is shown. Returns whether all of the words are shown.
 */
function isRightByItsLetters(
  shown: readonly string[],
  all: readonly string[],
  anchored: Anchored,
  doubled: ReadonlySet<string>,
): boolean {
  const { first, last, sides } = anchored;
  const inside = all.flatMap((letter, at) => (sides.get(letter) === 'inside' ? [at] : []));
  const [from, to] = isWhole(all, anchored)
    ? [all.indexOf(first), all.indexOf(last)]
    : [inside[0] ?? 0, inside.at(-1) ?? -1];
  const between = all.slice(from, to + 1);
  const isOutside = (letter: string) =>
    !doubled.has(letter) && (sides.get(letter) ?? 'inside') !== 'inside';
  expect(shown.filter((letter) => isOutside(letter) && !between.includes(letter))).toEqual([]);
  if (!isWhole(all, anchored)) return true;
  expect(between.join('')).toContain(shown.join(''));
  return shown.length === between.length;
}

const isLetter = (letter: string) =>
  /[\u4e00-\u9fff\ud800-\udfff\u{20000}-\u{2ffff}]/u.test(letter);
const isHigh = (unit = '') => /^[\ud800-\udbff]$/.test(unit);
const isLow = (unit = '') => /^[\udc00-\udfff]$/.test(unit);

/** What is at each flat index: a unit of a letter, or `''` for an embed. */
function unitsOf(text: Y.Text): string[] {
  const delta = text.toDelta() as { readonly insert: unknown }[];
  return delta.flatMap(({ insert }) =>
    typeof insert === 'string'
      ? Array.from({ length: insert.length }, (_, at) => insert.charAt(at))
      : [''],
  );
}

function wordsBetween(units: readonly string[], from: number, to: number): string {
  return units.slice(from, to).join('');
}

/** As the editor quotes: with a space for what isn't a letter. */
function quoteBetween(units: readonly string[], from: number, to: number): string {
  return units
    .slice(from, to)
    .map((unit) => unit || ' ')
    .join('');
}

function shownIn(text: Y.Text, anchored: Anchored): string {
  const { start, end, quote } = anchored;
  const [found] = indexesOfWords(text, [{ start, end, head: quote, tail: quote }]);
  if (found == null) throw new Error('a place that is known has no index');
  const { from, to } = found;
  return from < to ? wordsBetween(unitsOf(text), from, to) : '';
}
