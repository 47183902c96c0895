/** Documents for the tests: one with everything that Yjs has, and the updates that devices send. */
import * as Y from 'yjs';

/** Numbers from 0 up to, but not including, 1, the same for the same seed (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Everything that can be in a document, typed, changed, deleted and collected. */
export function fullDocument(clientId: number): { doc: Y.Doc; updates: Uint8Array[] } {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const goals = doc.getMap<unknown>('goals');
  const goal = new Y.Map<unknown>();
  goals.set('g', goal);
  goal.set('title', new Y.Text('Speak slowly 🙂'));
  goal.set('order', 'a0');
  goal.set('order', 'a1');
  goals.set('nested', { deep: [1, [2, [3, { four: -4 }]]], none: null, gone: undefined });
  const text = doc.getText('text');
  text.insert(0, 'grüße aus 東京 👩‍👩‍👧');
  text.format(0, 5, { bold: {}, link: { href: 'https://example.org' } });
  text.insertEmbed(3, { image: 'a.png' });
  text.delete(1, 2);
  text.format(0, 3, { bold: null });
  const paragraph = new Y.XmlElement('paragraph');
  doc.getXmlFragment('notes').push([paragraph, new Y.XmlElement('rule')]);
  paragraph.push([new Y.XmlText('First of all')]);
  paragraph.setAttribute('level', '2');
  (paragraph.get(0) as Y.XmlText).format(0, 5, { italic: true });
  const list = doc.getArray<unknown>('list');
  list.push([
    1,
    'two',
    { three: 3 },
    Uint8Array.of(4),
    2 ** 40,
    0.1,
    1.5,
    true,
    false,
    { big: 7n },
  ]);
  list.delete(1, 2);
  list.push([new Y.Array(), new Y.Map(), new Y.XmlFragment(), new Y.XmlHook('x')]);
  goals.delete('g');
  doc.getArray('entries').push([Uint8Array.of(1, 2, 3), Uint8Array.of()]);
  doc.getArray('entries').delete(0, 1);
  return { doc, updates };
}

/** What two devices send each other: single changes, whole states, differences, and merged ones with gaps. */
export function honestUpdates(): Uint8Array[] {
  const [one, two] = [fullDocument(7), fullDocument(300_000_000)];
  Y.applyUpdate(two.doc, Y.encodeStateAsUpdate(one.doc));
  two.doc.getText('text').insert(2, 'und ');
  two.doc.getArray('list').delete(0, 3);
  const { updates } = two;
  const late = new Y.Doc();
  for (const update of updates.slice(3, 9)) Y.applyUpdate(late, update);
  const half = Y.encodeStateVectorFromUpdate(Y.mergeUpdates(updates.slice(0, 9)));
  return [
    ...updates,
    Y.encodeStateAsUpdate(two.doc),
    Y.encodeStateAsUpdate(two.doc, half),
    Y.encodeStateAsUpdate(late),
    Y.mergeUpdates(updates.filter((_, at) => at % 3 !== 1)),
    Y.diffUpdate(Y.mergeUpdates(updates), half),
  ];
}
