/**
 * What sealing costs: a burst of typing sealed and opened, and a mailbox after a year of daily use
 * compared with the plain Yjs document. Figures are printed but not judged: machines differ.
 */
import { change, proseOf, type Writer } from '@cairn/model/document';
import { messages, threads } from '@cairn/model/feedback';
import type { GoalId, PersonId, ThreadId } from '@cairn/model/shared';
import { tasks } from '@cairn/model/tasks';
import { deriveKeys } from '@cairn/protocol';
import {
  type Cancel,
  encodeUpdate,
  ENTRIES,
  KIND_UPDATE,
  type Mailbox,
  type MailboxOptions,
  newSenderId,
  openEntry,
  openMailbox,
  platformVerifier,
  roomKeysOf,
  sealEntry,
  type Verifier,
} from '@cairn/sealed';
import * as Y from 'yjs';
import { fiveYearWorkspace } from './five-year.ts';
import { mailboxOf as fullMailboxOf } from './seed.ts';
import { duration, median, table } from './table.ts';

const ENTRIES_A_YEAR = 18_000;
const SESSIONS_A_YEAR = 1_800;
const RUNS = 7;

const workspace = deriveKeys(new Uint8Array(32).fill(1));
const keys = roomKeysOf(workspace);
const verifier = platformVerifier();
const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
const sender = newSenderId(random);
const print = (text: string) => process.stdout.write(text);
const kilobytes = (bytes: number) => `${(bytes / 1_000).toFixed(1)} kB`;

let waiting: (() => void)[] = [];

/** Runs everything scheduled when `passTime` is called. */
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

function mailboxOf(inner: Y.Doc, outer: Y.Doc, more: Partial<MailboxOptions> = {}): Mailbox {
  return openMailbox({
    ...{
      inner,
      outer,
      keys,
      sender,
      person: 'mira',
      firstNumber: 1,
      leftBehind: false,
      canWrite: true,
    },
    ...{
      now: () => 0,
      random,
      verifier,
      newLane: () => newSenderId(random),
      schedule,
      committed: () => Promise.resolve(false),
    },
    onnumber: () => {},
    someoneHere: () => true,
    onstatus: () => {},
    ...more,
  });
}

/** Waits until entries that are checked in slices are all done. */
async function settled(mailbox: Mailbox): Promise<Mailbox> {
  while (mailbox.status.untried > 0) {
    passTime();
    await new Promise(setImmediate);
  }
  return mailbox;
}

async function timedAsync(run: () => Promise<void>): Promise<number> {
  const times: number[] = [];
  for (let count = 0; count < RUNS; count += 1) {
    const startedAtMs = performance.now();
    await run();
    times.push(performance.now() - startedAtMs);
  }
  return median(times);
}

function timed(run: () => void): number {
  const times = Array.from({ length: RUNS }, () => {
    const startedAtMs = performance.now();
    run();
    return performance.now() - startedAtMs;
  });
  return median(times);
}

/** Ten letters in a text that is already long, sealed as one entry. */
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

/** The cipher alone, on a body of this many bytes. */
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

const WORDS =
  'we talked about what to try before next time because it took longer than hoped '.repeat(2);
const ENTRIES_A_SESSION = ENTRIES_A_YEAR / SESSIONS_A_YEAR;

/**
 * The work for one entry: out of ten, two messages, every other time a task, otherwise typing in
 * the notes.
 */
function work(writer: Writer, visit: number, step: number): void {
  const { doc } = writer;
  if (step < 2) {
    change(writer, threads, 'reply', (edit) =>
      edit.create(messages, { thread: String(visit % 400) as ThreadId, body: WORDS.slice(0, 140) }),
    );
  } else if (step === 2 && visit % 2 === 0) {
    const goal = String(visit % 100) as GoalId;
    const fields = { text: WORDS.slice(0, 50), goal, order: 'a0' };
    change(writer, tasks, 'create', (edit) => edit.create(tasks, fields));
  } else {
    doc.transact(() => {
      const notes = proseOf(doc, 'meetings', String(visit % 80), 'notes');
      const from = (visit * 31 + step * 16) % 140;
      for (const letter of WORDS.slice(from, from + 16)) notes.insert(notes.length, letter);
      if (step === 5) notes.delete(notes.length - 3, 2);
    });
  }
}

/** A year, a fifth of the five-year workspace, with client ids of its own for each session. */
function writeYear(): { plain: Y.Doc; raw: Y.Doc; compacted: Y.Doc } {
  const plain = new Y.Doc();
  const raw = new Y.Doc();
  const compacted = new Y.Doc();
  const mailbox = mailboxOf(plain, compacted);
  mailbox.synced();
  let burst: Uint8Array = new Uint8Array();
  plain.on('update', (update: Uint8Array) => (burst = update));
  let session: Uint8Array[] = [];
  const person = 'mira' as PersonId;
  for (let number = 1; number <= ENTRIES_A_YEAR; number += 1) {
    const step = (number - 1) % ENTRIES_A_SESSION;
    const visit = Math.floor((number - 1) / ENTRIES_A_SESSION);
    if (step === 0) {
      for (const doc of [plain, raw, compacted]) doc.clientID = (number * 238_609) >>> 0;
    }
    work({ doc: plain, person, now: () => number * 1_000, random }, visit, step);
    const body = encodeUpdate({ sender, number, update: burst });
    session.push(sealEntry(keys, KIND_UPDATE, body, random));
    if (step === ENTRIES_A_SESSION - 1) {
      raw.getArray(ENTRIES).push(session);
      session = [];
    }
    passTime();
  }
  // The last compaction of the year.
  for (let more = 0; more === 0 || mailbox.status.tail > 0; more += 1) {
    plain.getMap('last').set('more', more);
    passTime();
  }
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

/** What opening costs a device that has been here before, part by part. */
async function measureAgain(secret: Uint8Array, withLedger: boolean) {
  const { update, document, ledger } = fullMailboxOf(secret, fiveYearWorkspace(1));
  const parts = { outer: [] as number[], open: [] as number[], compare: [] as number[] };
  for (let run = 0; run < RUNS; run += 1) {
    const [inner, outer] = [new Y.Doc(), new Y.Doc()];
    Y.applyUpdate(inner, document);
    const startedAtMs = performance.now();
    Y.applyUpdate(outer, update);
    const loadedAtMs = performance.now();
    const options = {
      keys: roomKeysOf(deriveKeys(secret)),
      ledger: withLedger ? ledger : undefined,
    };
    const mailbox = await settled(mailboxOf(inner, outer, options));
    const openedAtMs = performance.now();
    mailbox.synced();
    passTime();
    parts.compare.push(performance.now() - openedAtMs);
    parts.open.push(openedAtMs - loadedAtMs);
    parts.outer.push(loadedAtMs - startedAtMs);
    mailbox.destroy();
  }
  return { ...parts, ledgerBytes: ledger.length, bytes: update.length };
}

const again = {
  without: await measureAgain(new Uint8Array(32), false),
  with: await measureAgain(new Uint8Array(32), true),
};
const { bytes: sealedBytes, ledgerBytes } = again.with;
print(
  table(
    `The five-year workspace, opened again (mailbox ${kilobytes(sealedBytes)}, ledger ${kilobytes(ledgerBytes)})`,
    [
      ['', 'reading the copy', 'opening the mailbox', 'comparing'],
      ...(['without', 'with'] as const).map((key) => [
        `${key} its ledger`,
        duration(median(again[key].outer)),
        duration(median(again[key].open)),
        duration(median(again[key].compare)),
      ]),
    ],
  ),
);

const { plain, raw, compacted } = writeYear();
const bytes = {
  plain: Y.encodeStateAsUpdate(plain),
  raw: Y.encodeStateAsUpdate(raw),
  compacted: Y.encodeStateAsUpdate(compacted),
};

/** A device that has nothing yet. */
const openNew = (mailboxBytes: Uint8Array) =>
  timedAsync(async () => {
    const outer = new Y.Doc();
    Y.applyUpdate(outer, mailboxBytes);
    (await settled(mailboxOf(new Y.Doc(), outer))).destroy();
  });

/**
 * A device that has the document: what the mailbox adds to opening it, and what comparing adds
 * later.
 */
async function openKnown(mailboxBytes: Uint8Array): Promise<{ open: number; compare: number }> {
  const opens: number[] = [];
  const compares: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const inner = new Y.Doc();
    Y.applyUpdate(inner, bytes.plain);
    const startedAtMs = performance.now();
    const outer = new Y.Doc();
    Y.applyUpdate(outer, mailboxBytes);
    const mailbox = await settled(mailboxOf(inner, outer));
    opens.push(performance.now() - startedAtMs);
    mailbox.synced();
    const openedAtMs = performance.now();
    passTime();
    compares.push(performance.now() - openedAtMs);
    mailbox.destroy();
  }
  return { open: median(opens), compare: median(compares) };
}

// As an app opens it: with a listener that stores it on the device.
const plainMs = timed(() => {
  const doc = new Y.Doc();
  doc.on('update', () => {});
  Y.applyUpdate(doc, bytes.plain);
});
const row = (
  name: string,
  of: Uint8Array,
  ms: number,
  known?: Awaited<ReturnType<typeof openKnown>>,
) => [
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
        await openNew(bytes.compacted),
        await openKnown(bytes.compacted),
      ),
      row(
        'mailbox, never compacted',
        bytes.raw,
        await openNew(bytes.raw),
        await openKnown(bytes.raw),
      ),
    ],
  ),
);

/**
 * A mailbox with this many entries of one burst each, and a verifier that accepts them unchecked.
 */
function tailOf(entries: number): Uint8Array {
  const doc = new Y.Doc();
  const outer = new Y.Doc();
  const sealed: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => {
    const body = encodeUpdate({ sender, number: sealed.length + 1, update });
    sealed.push(sealEntry(keys, KIND_UPDATE, body, random));
  });
  for (let count = 0; count < entries; count += 1) doc.getText('notes').insert(0, 'and slowly ');
  outer.getArray(ENTRIES).push(sealed);
  return Y.encodeStateAsUpdate(outer);
}

const BELIEVER: Verifier = {
  verify: () => true,
  verifyMany: (_key, all) => Promise.resolve(all.map(() => true)),
};

const openTail = (bytes: Uint8Array, by: Verifier) =>
  timedAsync(async () => {
    const outer = new Y.Doc();
    Y.applyUpdate(outer, bytes);
    (await settled(mailboxOf(new Y.Doc(), outer, { verifier: by }))).destroy();
  });

const tail = tailOf(300);
const junk = new Y.Doc();
junk.getArray(ENTRIES).push(Array.from({ length: 80_000 }, () => random(106)));
const junkBytes = Y.encodeStateAsUpdate(junk);
print(
  table('Foreign entries', [
    ['', 'median'],
    ['a tail of 300 entries, opened', duration(await openTail(tail, verifier))],
    ['the same with nobody checking signatures', duration(await openTail(tail, BELIEVER))],
    ['80,000 junk entries, all tried', duration(await openTail(junkBytes, verifier))],
  ]),
);
