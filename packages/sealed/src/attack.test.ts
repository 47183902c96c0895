/* Entries that Yjs would be slow to apply, or couldn't split again: set aside, however small each is. */

import { Needs } from '@cairn/scanner';
import * as encoding from 'lib0/encoding';
import { expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { transactSafely } from './applying.ts';
import { type Contents, sealContents } from './contents.ts';
import { costOf } from './cost.ts';
import { KIND_SNAPSHOT, KIND_UPDATE } from './entry.ts';
import { ENTRIES } from './inbox.ts';
import { MOST_NESTED, nestsTooDeep } from './nesting.ts';
import { newSenderId } from './senders.ts';
import { chanceBytes, keys, pair, type TestRelay } from './test-devices.ts';

const random = chanceBytes(78);
const stranger = newSenderId(random);
/** The numbers are large, and machines are shared. */
const SLOW = { timeout: 60_000 };
let number = 0;

function push(relay: TestRelay, update: Uint8Array): void {
  number += 1;
  const contents: Contents = { kind: KIND_UPDATE, sender: stranger, number, update };
  relay.doc.getArray(ENTRIES).push([sealContents(keys, contents, random)]);
}

/** Each edit as an update of its own, as a hostile client writes them. */
function updatesOf(doc: Y.Doc, edits: Iterable<(doc: Y.Doc) => void>): Uint8Array[] {
  const updates: Uint8Array[] = [];
  const keep = (update: Uint8Array) => void updates.push(update);
  doc.on('update', keep);
  for (const edit of edits) doc.transact(() => edit(doc));
  doc.off('update', keep);
  return updates;
}

/** Maps in maps, `levels` of them, `step` in each update. */
function* chain(levels: number, step: number) {
  let map: Y.Map<unknown> | undefined;
  for (let level = 0; level < levels; level += step) {
    yield (doc: Y.Doc) => {
      map ??= doc.getMap('chain');
      for (let count = 0; count < step; count += 1) map = map.set('in', new Y.Map());
    };
  }
}

/** A list of values that Yjs can't merge, each item to the right of the last. */
function lists(doc: Y.Doc, count: number): Y.Array<unknown> {
  const list = doc.getArray('list');
  for (let at = 0; at < count; at += 1) list.push([Uint8Array.of(at)]);
  return list;
}

/** `count` items for each of some clients, all claiming to be the first in `list`. */
function firsts(client: number, count: number, clients = 1): Uint8Array {
  const encoder = new Y.UpdateEncoderV1();
  encoder.writeLen(clients);
  for (let one = client + clients - 1; one >= client; one -= 1) {
    encoder.writeLen(count);
    encoder.writeClient(one);
    encoder.writeLen(0);
    for (let at = 0; at < count; at += 1) {
      encoder.writeInfo(8);
      encoder.writeParentInfo(true);
      encoder.writeString('list');
      encoder.writeLen(1);
      encoder.writeAny(at);
    }
  }
  encoder.writeLen(0);
  return encoder.toUint8Array();
}

test('A11: types nest up to a limit, even if each entry adds only a little', SLOW, async () => {
  const { relay, mira, settle } = await pair();
  for (const update of updatesOf(new Y.Doc(), chain(3_000, 50))) push(relay, update);
  await settle();
  expect(mira.mailbox.status.setAside + mira.mailbox.status.parked).toBe(60 - 2);
  expect(nestsTooDeep(mira.inner)).toBe(false);
});

test('A12: a deep tree is never built, so that deleting its top throws nothing', SLOW, async () => {
  const { relay, mira, robin, settle } = await pair();
  const doc = new Y.Doc();
  for (const update of updatesOf(doc, chain(24_000, 1_000))) push(relay, update);
  await settle();
  const top = doc.getMap('chain')._map.get('in')?.id ?? Y.createID(0, 0);
  const encoder = new Y.UpdateEncoderV1();
  encoder.writeLen(0);
  encoder.writeLen(1);
  encoder.writeLen(top.client);
  encoder.writeLen(1);
  encoder.writeLen(top.clock);
  encoder.writeLen(1);
  push(relay, encoder.toUint8Array());
  relay.deliver();
  await settle();
  let heard = 0;
  mira.inner.getText('notes').observe(() => void (heard += 1));
  robin.inner.getText('notes').insert(0, 'I talk too fast');
  await settle();
  expect(heard).toBe(1);
  expect(mira.inner.getText('notes').toJSON()).toBe('I talk too fast');
});

test(
  'A12: a stack overflow that happens anyway isn’t blamed on listeners, and the document keeps working',
  SLOW,
  () => {
    const doc = new Y.Doc();
    for (const edit of chain(24_000, 1_000)) doc.transact(() => edit(doc));
    const remove = () => void doc.getMap('chain').delete('in');
    expect(() => transactSafely(doc, remove, {})).not.toThrow();
    let heard = 0;
    doc.getText('notes').observe(() => void (heard += 1));
    doc.getText('notes').insert(0, 'Still here');
    expect(heard).toBe(1);
    const listener = () => {
      throw new Error('mine');
    };
    doc.getText('notes').observe(listener);
    expect(() => transactSafely(doc, () => doc.getText('notes').insert(0, 'x'), {})).toThrow(
      'mine',
    );
  },
);

test('A13: a type in a sequence, whose place has to be walked to for every listener, is set aside', async () => {
  const { relay, mira, settle } = await pair();
  const person = (doc: Y.Doc, id: string, value: unknown) =>
    doc.getMap('people').set(id, new Y.Map([['of', value]]));
  const edits = [
    (doc: Y.Doc) => person(doc, 'list', Y.Array.from([new Y.Map()])),
    (doc: Y.Doc) => void doc.getText('notes').insertEmbed(0, new Y.Map()),
    (doc: Y.Doc) => person(doc, 'line', new Y.Text('Q')),
    (doc: Y.Doc) => person(doc, 'plain', Y.Array.from([1, 'two'])),
  ];
  for (const edit of edits) push(relay, updatesOf(new Y.Doc(), [edit])[0] as Uint8Array);
  await settle();
  expect(mira.inner.getMap('people').toJSON()).toEqual({
    line: { of: 'Q' },
    plain: { of: [1, 'two'] },
  });
  expect(mira.inner.getText('notes').length).toBe(0);
  expect(mira.mailbox.status.setAside).toBe(2);
});

test('A13: entries that arrive in reverse order of what they need are each looked at only a few times', async () => {
  const { relay, mira, settle } = await pair();
  const looks = vi.spyOn(Needs.prototype, 'lackIn');
  const doc = new Y.Doc();
  const edits = Array.from({ length: 500 }, (_, at) => () => doc.getMap('m').set('k', at));
  for (const update of updatesOf(doc, edits).reverse()) push(relay, update);
  await settle();
  expect(mira.inner.getMap('m').get('k')).toBe(499);
  expect(mira.mailbox.status).toMatchObject({ parked: 0, setAside: 0 });
  expect(looks.mock.calls.length).toBeLessThan(10 * edits.length);
  looks.mockRestore();
});

test('A13: items of thousands of clients that claim one place are set aside', SLOW, async () => {
  const { relay, mira, settle } = await pair();
  for (let entry = 0; entry < 8; entry += 1) push(relay, firsts(1_000 * (entry + 1), 1, 800));
  await settle();
  expect(mira.mailbox.status.setAside).toBeGreaterThan(3);
});

test(
  'A13: a chain of one client that each item of another would have to walk is walked a few times at most',
  SLOW,
  async () => {
    const { relay, mira, settle } = await pair();
    const chained = Object.assign(new Y.Doc(), { clientID: 10 });
    for (const update of updatesOf(
      chained,
      Array(8).fill((doc: Y.Doc) => lists(doc, 1_000)),
    )) {
      push(relay, update);
    }
    await settle();
    expect(mira.inner.getArray('list').length).toBe(8_000);
    const before = mira.mailbox.status.setAside;
    for (let entry = 0; entry < 4; entry += 1) push(relay, firsts(20 + entry, 1_000));
    push(relay, firsts(40, 5));
    await settle();
    expect(mira.mailbox.status.setAside - before).toBe(4);
    expect(mira.inner.getArray('list').length).toBe(8_005);
  },
);

test('A13: after five million steps an entry gets a thousand', SLOW, async () => {
  const { relay, mira, settle } = await pair();
  const chained = Object.assign(new Y.Doc(), { clientID: 10 });
  for (const update of updatesOf(
    chained,
    Array(2).fill((doc: Y.Doc) => lists(doc, 1_000)),
  )) {
    push(relay, update);
  }
  await settle();
  for (let entry = 0; entry < 8; entry += 1) push(relay, firsts(100 + entry, 400));
  await settle();
  const { setAside } = mira.mailbox.status;
  expect(setAside).toBeGreaterThan(0);
  push(relay, firsts(200, 1));
  await settle();
  expect(mira.mailbox.status.setAside).toBe(setAside + 1);
  const far = updatesOf(new Y.Doc(), [(doc) => doc.getText('notes').insert(0, 'Hello')]);
  push(relay, far[0] as Uint8Array);
  await settle();
  expect(mira.inner.getText('notes').toJSON()).toBe('Hello');
});

test('a snapshot that needs something else is set aside', async () => {
  const { relay, mira, settle } = await pair();
  const doc = new Y.Doc();
  doc.getText('notes').insert(0, 'ab');
  const [state = new Uint8Array()] = updatesOf(doc, [() => doc.getText('notes').insert(1, 'x')]);
  const contents: Contents = { kind: KIND_SNAPSHOT, covers: new Map(), state };
  relay.doc.getArray(ENTRIES).push([sealContents(keys, contents, random)]);
  await settle();
  expect(mira.mailbox.status.setAside).toBe(1);
  expect(mira.mailbox.status.parked).toBe(0);
});

/**
 * Items in a chain after the last letter of a text, and others that have to pass all of them; with
 * what makes the update look as if it needed nothing.
 */
function passers(
  text: number,
  { chain, others }: { chain: number; others: number },
  fakes: boolean,
) {
  const encoder = new Y.UpdateEncoderV1();
  const { restEncoder: rest } = encoder;
  const [client, letters] = [9, 5];
  encoding.writeVarUint(rest, fakes ? 2 : 1);
  encoding.writeVarUint(rest, chain + others);
  encoder.writeClient(client);
  encoding.writeVarUint(rest, 0);
  for (let at = 0; at < chain; at += 1) {
    encoder.writeInfo(4 | 128);
    encoder.writeLeftID(at === 0 ? Y.createID(letters, text - 1) : Y.createID(client, at - 1));
    encoder.writeString('x');
  }
  for (let at = 0; at < others; at += 1) {
    encoder.writeInfo(4 | 128 | 64);
    encoder.writeLeftID(Y.createID(letters, text - 2 - at));
    encoder.writeRightID(Y.createID(client, chain - 1));
    encoder.writeString('z');
  }
  if (fakes) {
    encoding.writeVarUint(rest, 1);
    encoder.writeClient(letters);
    encoding.writeVarUint(rest, 0);
    encoder.writeInfo(0);
    encoder.writeLen(text);
  }
  encoding.writeVarUint(rest, 0);
  return encoder.toUint8Array();
}

test('A13: items that have to pass what arrives with them are counted, and not tried on an empty document if part of them is here', async () => {
  const written = new Y.Doc();
  written.clientID = 5;
  written.getText('notes').insert(0, 'a'.repeat(3_000));
  for (const fakes of [false, true]) {
    const hostile = passers(3_000, { chain: 1_500, others: 1_500 }, fakes);
    expect(costOf(written, hostile)).toBeGreaterThan(1_000_000);
    const bases: (number | undefined)[] = [];
    const { relay, mira, settle } = await pair({
      tryOut: (_, base) => {
        bases.push(base?.length);
        return Promise.resolve(base === undefined);
      },
    });
    for (const update of [Y.encodeStateAsUpdate(written), hostile]) {
      push(relay, update);
      await settle();
    }
    expect(bases.at(-1)).toBeGreaterThan(3_000);
    expect(mira.inner.getText('notes').length).toBe(3_000);
  }
});

test(
  'what people write costs next to nothing: alone, at the top again and again, or in the same place',
  SLOW,
  () => {
    const mira = Object.assign(new Y.Doc(), { clientID: 1 });
    const robin = Object.assign(new Y.Doc(), { clientID: 2 });
    const item = () => Uint8Array.of(1);
    mira.getArray('list').push([item(), item()]);
    Y.applyUpdate(robin, Y.encodeStateAsUpdate(mira));
    const write = (doc: Y.Doc) =>
      updatesOf(doc, [
        () => {
          const list = doc.getArray('list');
          for (let at = 0; at < 500; at += 1) {
            list.insert(0, [item()]);
            list.insert(list.length, [item()]);
            list.insert(1 + (at >> 1), [item()]);
            list.delete(list.length >> 1, 1);
            doc.getMap('map').set('key', at);
          }
        },
      ])[0] as Uint8Array;
    const [hers, his] = [write(mira), write(robin)];
    const base = new Y.Doc();
    expect(costOf(robin, hers)).toBeLessThan(3_000_000);
    Y.applyUpdate(robin, hers);
    expect(costOf(mira, his)).toBeLessThan(3_000_000);
    Y.applyUpdate(mira, his);
    expect(costOf(base, Y.encodeStateAsUpdate(mira))).toBeLessThan(1_000_000);
    expect(costOf(mira, write(robin))).toBe(0);
    expect(MOST_NESTED).toBeGreaterThan(100);
  },
);
