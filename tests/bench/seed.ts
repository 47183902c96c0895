/**
 * Puts a workspace on a browser's device as an earlier visit would have left it, so that only
 * opening it is measured.
 */
import { rootOf, setUpWorkspace, type Writer } from '@cairn/model/document';
import { goals } from '@cairn/model/goals';
import { joinAsPerson } from '@cairn/model/people';
import type { Day, PersonId, WorkspaceId } from '@cairn/model/shared';
import { deriveKeys, type RoomId } from '@cairn/protocol';
import { newSenderId, openMailbox, PLAIN_VERIFIER, roomKeysOf } from '@cairn/sealed';
import type { BrowserContext } from '@playwright/test';
import { randomBytes } from 'node:crypto';
import * as Y from 'yjs';
import { documentRow, keepOnDevice, type KeptRow } from '../actions/kept-workspace.ts';

export interface Seed {
  readonly key: string;
  /** A Yjs update, v1. */
  readonly update: Uint8Array;
  /**
   * The part of its link after the hash, or `null` for a workspace that never contacts the relay.
   */
  readonly link: string | null;
  /** What the device has of the sealed mailbox. */
  readonly mailbox?: Mailbox | undefined;
}

interface Mailbox {
  readonly room: RoomId;
  /** A Yjs update, v1. */
  readonly update: Uint8Array;
  /** The workspace, as an update (v1): it has everything that the mailbox has. */
  readonly document: Uint8Array;
  /** What the device remembers of the mailbox's entries; without it they are opened again. */
  readonly ledger?: Uint8Array;
}

/**
 * A workspace of one person with `count` goals and nothing else, as one Yjs update; with `dates`,
 * each goal has these as its start and due date.
 */
export function workspaceOfGoals(
  count: number,
  dates?: { readonly start: Day; readonly due: Day },
): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = 1;
  let byte = 0;
  const writer: Writer = {
    doc,
    person: 'mira' as PersonId,
    now: () => Date.UTC(2025, 0, 10),
    random: (size) => Uint8Array.from({ length: size }, () => (byte = (byte + 7) % 256)),
  };
  setUpWorkspace(writer, { id: 'benchmark' as WorkspaceId, name: 'Benchmark' });
  joinAsPerson(writer, { name: 'Mira', role: 'mentee', colour: 0, timezone: 'Europe/Berlin' });
  const root = rootOf(doc, goals);
  doc.transact(() => {
    for (let at = 0; at < count; at++) {
      const fields = new Map<string, unknown>([
        ['title', new Y.Text(`Goal ${String(at)}`)],
        ['horizon', 'short'],
        ['status', 'onTrack'],
        ['createdAt', Date.UTC(2025, 0, 10)],
        ['order', `a${String(at).padStart(6, '0')}5`],
        ...Object.entries(dates ?? {}),
      ]);
      root.set(`goal${String(at)}`, new Y.Map(fields));
    }
  });
  return Y.encodeStateAsUpdate(doc);
}

/** The mailbox of a workspace with this secret that holds `update`, as one sealed entry. */
export function mailboxOf(secret: Uint8Array, update: Uint8Array): Required<Mailbox> {
  let ledger: Uint8Array = new Uint8Array();
  const [inner, outer] = [new Y.Doc(), new Y.Doc()];
  Y.applyUpdate(inner, update);
  const keys = roomKeysOf(deriveKeys(secret));
  const { room } = keys;
  const random = (length: number) => new Uint8Array(randomBytes(length));
  const mailbox = openMailbox({
    inner,
    outer,
    keys,
    sender: newSenderId(random),
    verifier: PLAIN_VERIFIER,
    newLane: () => newSenderId(random),
    person: 'robin',
    firstNumber: 1,
    leftBehind: false,
    canWrite: true,
    now: () => 0,
    random,
    // Anything scheduled runs at once.
    schedule: (_ms, run) => {
      queueMicrotask(run);
      return () => {};
    },
    committed: () => Promise.resolve(true),
    onnumber: () => {},
    someoneHere: () => false,
    onstatus: () => {},
    onledger: (bytes) => (ledger = bytes),
  });
  mailbox.synced();
  inner.getMap('meta').set('cadence', 'weekly');
  void mailbox.flush();
  mailbox.destroy();
  const document = Y.encodeStateAsUpdate(inner);
  return { room, update: Y.encodeStateAsUpdate(outer), document, ledger };
}

/** Puts the workspaces on the device of `context`, for the app at `origin`. */
export async function seedDevice(
  context: BrowserContext,
  origin: string,
  seeds: readonly Seed[],
): Promise<void> {
  const entries = seeds.map(({ key, link }, at) => {
    const names = { name: 'Benchmark', person: 'mira', personName: 'Mira' };
    return { key, link, workspace: null, ...names, openedAt: at + 1 };
  });
  const rows = seeds.flatMap(({ key, update, mailbox }) => [
    documentRow(key, update),
    ...(mailbox ? mailboxRows(`cairn/${key}/mailbox/${mailbox.room}`, mailbox) : []),
  ]);
  const page = await context.newPage();
  await keepOnDevice(page, origin, entries, rows);
  await page.close();
}

function mailboxRows(database: string, { update, ledger }: Mailbox): KeptRow[] {
  const sealed: KeptRow = { database, store: 'updates', bytes: update };
  return ledger
    ? [sealed, { database, store: 'custom', place: 'ledger', bytes: ledger }]
    : [sealed];
}
