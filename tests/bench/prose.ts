/**
 * What writing costs in a long rich text: a local letter, a remote one and a change of shape at
 * 100,000 characters, without a screen and in a browser, and 60,000 edits in a row compared with
 * the same edits in a plain shared text. Figures are printed but not judged: machines differ.
 */
import { applyEvent, flatToDoc, posAt, reconcile, writeChange } from '@cairn/prose/editor';
import { type NewLine, readFlat, writeLines } from '@cairn/prose/text';
import { chromium } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { type Node, Schema } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import * as Y from 'yjs';
import { chromiumLaunch } from '../../scripts/chromium.ts';
import { startRelay } from '../actions/relay.ts';
import { type KeyTime, measureKeys } from './prose-keys.ts';
import { duration, median, table } from './table.ts';

const ROOT = join(import.meta.dirname, '../..');
const CHARACTERS = 100_000;
const EDITS = 60_000;
const SEED = 20_270_312;
const RUNS = 60;

const print = (text: string) => process.stdout.write(text);

const schema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: { group: 'block', content: 'inline*' },
    heading: { group: 'block', content: 'inline*', attrs: { level: { default: 2 } } },
    codeBlock: { group: 'block', content: 'text*', marks: '', code: true },
    horizontalRule: { group: 'block' },
    blockquote: { group: 'block', content: 'block+' },
    bulletList: { group: 'block', content: 'listItem+' },
    orderedList: { group: 'block', content: 'listItem+' },
    taskList: { group: 'block', content: 'taskItem+' },
    listItem: { content: 'block+' },
    taskItem: { content: 'block+', attrs: { checked: { default: false } } },
    text: { group: 'inline' },
    hardBreak: { group: 'inline', inline: true },
  },
  marks: { link: { attrs: { href: {} } }, bold: {}, italic: {}, strike: {}, code: {} },
});

/** mulberry32: the same seed gives the same numbers. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

class Device {
  readonly doc = new Y.Doc();
  readonly text = this.doc.getText('notes');
  shown: Node = schema.topNodeType.createAndFill() as Node;
  #ids = 0;
  #writing = false;
  tookMs = 0;

  constructor(client: number) {
    this.doc.clientID = client;
    this.text.observe((event) => {
      if (this.#writing) return;
      const startedAtMs = performance.now();
      const transform = new Transform(this.shown);
      applyEvent(transform, this.text, event);
      this.shown = transform.doc;
      this.tookMs = performance.now() - startedAtMs;
    });
  }

  newId = () => `${String(this.doc.clientID)}.${String((this.#ids += 1))}`;

  /** Shows whatever the text holds. */
  open(): void {
    this.shown = flatToDoc(schema, readFlat(this.text));
  }

  /** Makes a user's change, and measures writing and showing it. */
  edit(change: (transform: Transform) => void): number {
    const transform = new Transform(this.shown);
    change(transform);
    const startedAtMs = performance.now();
    this.#writing = true;
    const options = { origin: this, newId: this.newId };
    const written = writeChange(this.text, this.shown, transform.doc, options);
    this.#writing = false;
    if (written === 'shape') reconcile(transform, this.text);
    this.shown = transform.doc;
    return performance.now() - startedAtMs;
  }
}

function longText(text: Y.Text, newId: () => string): void {
  const random = dice(SEED);
  const lines: NewLine[] = [];
  for (let characters = 0; characters < CHARACTERS;) {
    const length = 20 + Math.floor(random() * 120);
    const words = 'the quick brown fox jumps over the lazy dog '.repeat(4).slice(0, length);
    const shape = random();
    lines.push({
      ...(shape < 0.1 ? { kind: 'h2' } : shape < 0.4 ? { path: 'b' } : {}),
      content: [
        { text: words.slice(0, 9), marks: shape > 0.8 ? { bold: true } : {} },
        { text: words.slice(9) },
      ],
    });
    characters += length;
  }
  writeLines(text, lines, newId);
}

function atLength(): void {
  const [mine, theirs] = [new Device(1), new Device(2)];
  longText(mine.text, mine.newId);
  Y.applyUpdate(theirs.doc, Y.encodeStateAsUpdate(mine.doc));
  mine.open();
  theirs.open();
  const waiting: Uint8Array[] = [];
  mine.doc.on('update', (update: Uint8Array) => waiting.push(update));
  const random = dice(SEED + 1);
  const measure = (change: (transform: Transform, index: number) => void) => {
    const [own, other]: [number[], number[]] = [[], []];
    for (let run = 0; run < RUNS; run++) {
      const index = Math.floor(random() * mine.text.length);
      own.push(mine.edit((transform) => change(transform, index)));
      theirs.tookMs = 0;
      for (const update of waiting.splice(0)) Y.applyUpdate(theirs.doc, update);
      other.push(theirs.tookMs);
    }
    return [duration(median(own)), duration(median(other))];
  };
  const textblock = (doc: Node, index: number) => {
    const at = doc.resolve(posAt(doc, index));
    return { pos: at.before(), node: at.parent };
  };
  const rows = [
    [
      'a letter',
      ...measure((transform, index) =>
        transform.insert(posAt(transform.doc, index), schema.text('x')),
      ),
    ],
    ['Enter', ...measure((transform, index) => transform.split(posAt(transform.doc, index)))],
    [
      'a heading',
      ...measure((transform, index) => {
        const { pos, node } = textblock(transform.doc, index);
        const type =
          node.type === schema.nodes.heading ? schema.nodes.paragraph : schema.nodes.heading;
        transform.setNodeMarkup(pos, type);
      }),
    ],
    [
      'bold',
      ...measure((transform, index) => {
        const { pos, node } = textblock(transform.doc, index);
        transform.addMark(pos + 1, pos + 1 + node.content.size, schema.mark('bold'));
      }),
    ],
  ];
  const length = `${String(mine.text.length)} units, ${String(readFlat(mine.text).lines.length)} lines`;
  print(`${table(`at ${length}: written and shown here, then shown there`, rows)}`);
  if (!mine.shown.eq(theirs.shown)) throw new Error('The two don’t show the same.');
}

interface Edit {
  readonly at: number;
  /** `null` deletes the letter before. */
  readonly letter: string | null;
}

/** Typing with jumps of the caret: mostly letters, sometimes a deletion or a new line. */
function trace(): Edit[] {
  const random = dice(SEED + 2);
  let [length, at] = [0, 0];
  return Array.from({ length: EDITS }, () => {
    if (random() < 0.02) at = Math.floor(random() * (length + 1));
    const chance = random();
    if (chance < 0.1 && at > 0) {
      const edit = { at, letter: null };
      at -= 1;
      length -= 1;
      return edit;
    }
    const letter = chance > 0.99 ? '\n' : String.fromCharCode(97 + Math.floor(random() * 26));
    const edit = { at, letter };
    at += 1;
    length += 1;
    return edit;
  });
}

function replay(): void {
  const edits = trace();
  const plain = new Y.Doc();
  plain.clientID = 1;
  const text = plain.getText('notes');
  const plainStartedAtMs = performance.now();
  for (const { at, letter } of edits)
    if (letter === null) text.delete(at - 1, 1);
    else text.insert(at, letter);
  const plainMs = performance.now() - plainStartedAtMs;
  const marked = new Y.Doc();
  marked.clientID = 1;
  const withMarkers = marked.getText('notes');
  let markers = 0;
  for (const { at, letter } of edits)
    if (letter === null) withMarkers.delete(at - 1, 1);
    else if (letter === '\n') withMarkers.insertEmbed(at, { b: `1.${String((markers += 1))}` });
    else withMarkers.insert(at, letter);

  const device = new Device(1);
  let writtenMs = 0;
  const startedAtMs = performance.now();
  for (const { at, letter } of edits) {
    writtenMs += device.edit((transform) => {
      const pos = posAt(transform.doc, at);
      if (letter === '\n') transform.split(pos);
      else if (letter !== null) transform.insert(pos, schema.text(letter));
      else {
        const from = posAt(transform.doc, at - 1);
        if (transform.doc.resolve(from).sameParent(transform.doc.resolve(pos)))
          transform.delete(from, pos);
        else transform.join(transform.doc.resolve(pos).before());
      }
    });
  }
  const allMs = performance.now() - startedAtMs;
  const [bytes, plainBytes, markedBytes] = [device.doc, plain, marked].map(
    (doc) => Y.encodeStateAsUpdateV2(doc).length,
  ) as [number, number, number];
  const ratio = (a: number, b: number) => `× ${(a / b).toFixed(2)}`;
  const rows = [
    ['a plain Y.Text', duration(plainMs), '', String(plainBytes), ''],
    ['the same with a bare marker for each line', '', '', String(markedBytes), ''],
    [
      'the prose',
      duration(writtenMs),
      ratio(writtenMs, plainMs),
      String(bytes),
      ratio(bytes, plainBytes),
    ],
    [
      'the prose with its editor’s steps',
      duration(allMs),
      ratio(allMs, plainMs),
      String(bytes),
      ratio(bytes, plainBytes),
    ],
  ];
  print(`${table(`${String(EDITS)} edits: time, and bytes (v2)`, rows)}`);
  print(`  bytes apart from the markers: ${ratio(bytes, markedBytes)}\n`);
}

/** The same in the app itself. */
async function inBrowser(): Promise<void> {
  const { status } = spawnSync(process.execPath, [join(ROOT, 'scripts/build-web.ts')], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
  const relay = await startRelay();
  const browser = await chromium.launch(chromiumLaunch());
  const write = (text: Y.Text) => {
    let ids = 0;
    longText(text, () => `1.${String((ids += 1))}`);
  };
  try {
    const [load = 0] = loadavg();
    for (const slowdown of [1, 4]) {
      const times = await measureKeys(browser, relay.url, slowdown, write);
      const row = (what: string, { median: middle, p95 }: KeyTime) => [
        what,
        duration(middle),
        duration(p95),
      ];
      const rows = [
        row('a letter', times.letter),
        row('the same with no editor, the browser alone', times.bare),
        row('a letter of another tab', times.remote),
        row('Enter', times.enter),
        row('two lines joined', times.join),
        row('a heading', times.heading),
      ];
      const where =
        slowdown === 1 ? 'in Chromium' : `in Chromium, ${String(slowdown)} times slower`;
      const when = `load ${load.toFixed(1)} before it began`;
      print(table(`${where} (${when}), key to the end of the dispatch: median, p95`, rows));
    }
  } finally {
    await browser.close();
    await relay.dispose();
  }
}

atLength();
replay();
await inBrowser();
