/**
 * What sealing costs: a burst of typing sealed and opened, and a mailbox after a year of daily use
 * beside the plain Yjs document. Figures are printed and never judged: machines differ.
 */
import { deriveKeys, roomOf } from '@cairn/protocol';
import {
  encodeUpdate,
  ENTRIES,
  KIND_UPDATE,
  newSenderId,
  openEntry,
  openMailbox,
  sealEntry,
  type Cancel,
  type Mailbox,
} from '@cairn/sealed';
import * as Y from 'yjs';
import { duration, median, table } from './table.ts';

const ENTRIES_A_YEAR = 18_000;
const SESSIONS_A_YEAR = 1_800;
const RUNS = 7;

const workspace = deriveKeys(new Uint8Array(32).fill(1));
const keys = { contentKey: workspace.contentKey, room: roomOf(workspace) };
const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
const sender = newSenderId(random);
const print = (text: string) => process.stdout.write(text);
const kilobytes = (bytes: number) => `${(bytes / 1_000).toFixed(1)} kB`;

let waiting: (() => void)[] = [];

/** Everything that was scheduled happens when `passTime` is called. */
function schedule(_ms: number, run: () => void): Cancel {
  waiting.push(run);
  return () => {
    waiting = waiting.filter((other) => other !== run);
  };
}

function passTime(): void {
  const due = waiting;
  waiting = [];
  for (const run of due) run();
}

function mailboxOf(inner: Y.Doc, outer: Y.Doc): Mailbox {
  return openMailbox({
    ...{ inner, outer, keys, sender, person: 'mira', firstNumber: 1, canWrite: true },
    ...{ now: () => 0, random, schedule, committed: () => Promise.resolve(false) },
    onnumber: () => {},
    someoneHere: () => true,
    onstatus: () => {},
  });
}

function timed(run: () => void): number {
  const times = Array.from({ length: RUNS }, () => {
    const startedAtMs = performance.now();
    run();
    return performance.now() - startedAtMs;
  });
  return median(times);
}

/** Ten letters in a text that is long already, as they are sealed. */
function measureBurst(): { seal: number; open: number; bytes: number } {
  const here = new Y.Doc();
  here.getText('notes').insert(0, 'It went well. '.repeat(200));
  const there = new Y.Doc();
  Y.applyUpdate(there, Y.encodeStateAsUpdate(here));
  const outer = new Y.Doc();
  const mailbox = mailboxOf(here, outer);
  mailbox.synced();
  passTime();
  const received = new Y.Doc();
  const reader = mailboxOf(there, received);
  const seals: number[] = [];
  const opens: number[] = [];
  let bytes = 0;
  let entry: Uint8Array = new Uint8Array();
  outer.on('update', (update: Uint8Array) => (entry = update));
  Y.applyUpdate(received, Y.encodeStateAsUpdate(outer));
  for (let burst = 0; burst < 290; burst += 1) {
    for (const letter of 'and slowly') here.getText('notes').insert(5, letter);
    const startedAtMs = performance.now();
    void mailbox.flush();
    const sealedAtMs = performance.now();
    Y.applyUpdate(received, entry);
    opens.push(performance.now() - sealedAtMs);
    seals.push(sealedAtMs - startedAtMs);
    bytes = entry.length;
  }
  mailbox.destroy();
  reader.destroy();
  return { seal: median(seals), open: median(opens), bytes };
}

/** The cipher alone, on a body of that many bytes. */
function measureCipher(length: number): number {
  const body = random(length);
  return (
    timed(() => {
      for (let count = 0; count < 100; count += 1) {
        openEntry(keys, sealEntry(keys, KIND_UPDATE, body, random));
      }
    }) / 100
  );
}

/** A year: each session under client ids of its own, ten bursts a session. */
function writeYear(): { plain: Y.Doc; raw: Y.Doc; compacted: Y.Doc } {
  const plain = new Y.Doc();
  const raw = new Y.Doc();
  const compacted = new Y.Doc();
  const mailbox = mailboxOf(plain, compacted);
  mailbox.synced();
  let burst: Uint8Array[] = [];
  plain.on('update', (update: Uint8Array) => burst.push(update));
  const words = 'we talked about what to try before next time '.split(' ');
  for (let number = 1; number <= ENTRIES_A_YEAR; number += 1) {
    if (number % (ENTRIES_A_YEAR / SESSIONS_A_YEAR) === 1) {
      for (const doc of [plain, raw, compacted]) doc.clientID = (number * 7919) >>> 0;
    }
    const notes = plain.getText(`meetings/${String(number % 50)}/notes`);
    const word = `${words[number % words.length] ?? ''} `;
    for (const letter of word) notes.insert(notes.length, letter);
    if (number % 9 === 0) notes.delete(0, 3);
    plain.getMap('goals').set(String(number % 200), number);
    const update = Y.mergeUpdates(burst);
    burst = [];
    const body = encodeUpdate({ sender, number, update });
    raw.getArray(ENTRIES).push([sealEntry(keys, KIND_UPDATE, body, random)]);
    passTime();
  }
  // The last compaction of the year.
  for (let more = 0; more < 301; more += 1) {
    plain.getMap('goals').set('last', more);
    passTime();
  }
  passTime();
  mailbox.destroy();
  return { plain, raw, compacted };
}

const burst = measureBurst();
const cipher = measureCipher(200);
print(
  table('A burst of ten letters', [
    ['', 'median'],
    ['merged, sealed and put into the mailbox', duration(burst.seal)],
    ['taken out, opened and applied', duration(burst.open)],
    ['sealing and opening 200 bytes, the cipher alone', duration(cipher)],
    ['bytes that travel', String(burst.bytes)],
  ]),
);

const { plain, raw, compacted } = writeYear();
const bytes = {
  plain: Y.encodeStateAsUpdate(plain),
  raw: Y.encodeStateAsUpdate(raw),
  compacted: Y.encodeStateAsUpdate(compacted),
};

/** A device that has nothing yet. */
const openNew = (mailboxBytes: Uint8Array) =>
  timed(() => {
    const outer = new Y.Doc();
    Y.applyUpdate(outer, mailboxBytes);
    mailboxOf(new Y.Doc(), outer).destroy();
  });

/** A device that has the document: what the mailbox adds to opening it, and what comparing adds later. */
function openKnown(mailboxBytes: Uint8Array): { open: number; compare: number } {
  const opens: number[] = [];
  const compares: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const inner = new Y.Doc();
    Y.applyUpdate(inner, bytes.plain);
    const startedAtMs = performance.now();
    const outer = new Y.Doc();
    Y.applyUpdate(outer, mailboxBytes);
    const mailbox = mailboxOf(inner, outer);
    opens.push(performance.now() - startedAtMs);
    mailbox.synced();
    const openedAtMs = performance.now();
    passTime();
    compares.push(performance.now() - openedAtMs);
    mailbox.destroy();
  }
  return { open: median(opens), compare: median(compares) };
}

const plainMs = timed(() => Y.applyUpdate(new Y.Doc(), bytes.plain));
const row = (name: string, of: Uint8Array, ms: number, known?: ReturnType<typeof openKnown>) => [
  name,
  kilobytes(of.length),
  `${(of.length / bytes.plain.length).toFixed(2)} ×`,
  duration(ms),
  `${(ms / plainMs).toFixed(2)} ×`,
  known ? duration(known.open) : '',
  known ? duration(known.compare) : '',
];
print(
  table(
    `A year: ${ENTRIES_A_YEAR.toLocaleString('en')} entries in ${SESSIONS_A_YEAR.toLocaleString('en')} sessions`,
    [
      ['', 'bytes', 'of plain', 'new device', 'of plain', 'known device', 'comparing'],
      row('plain Yjs, v1', bytes.plain, plainMs),
      row(
        'mailbox, compacted',
        bytes.compacted,
        openNew(bytes.compacted),
        openKnown(bytes.compacted),
      ),
      row('mailbox, never compacted', bytes.raw, openNew(bytes.raw), openKnown(bytes.raw)),
    ],
  ),
);
