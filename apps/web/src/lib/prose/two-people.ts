/** For tests: two devices with one workspace, in step at once unless they are parted. */
import { createDoc, ProseHistory } from '@cairn/model/document';
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';

export interface Device {
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly text: Y.Text;
  readonly history: ProseHistory;
  readonly newId: () => string;
}

/**
 * Two replicas that pass on every update; `part` lets them work offline, `meet` brings them
 * together.
 */
export function twoDevices() {
  const [left, right] = [device(), device()];
  let together = true;
  pass(left, right, () => together);
  pass(right, left, () => together);
  return {
    left,
    right,
    part: () => {
      together = false;
    },
    meet: () => {
      together = true;
      Y.applyUpdate(right.doc, Y.encodeStateAsUpdate(left.doc), 'other');
      Y.applyUpdate(left.doc, Y.encodeStateAsUpdate(right.doc), 'other');
    },
    dispose: () => {
      for (const { doc, awareness } of [left, right]) {
        awareness.destroy();
        doc.destroy();
      }
    },
  };
}

function device(): Device {
  const doc = createDoc();
  const text = doc.getText('meetings/m/notes');
  let ids = 0;
  return {
    doc,
    text,
    awareness: new Awareness(doc),
    history: new ProseHistory(text),
    newId: () => `${String(doc.clientID)}-${String(ids++)}`,
  };
}

function pass(from: Device, to: Device, together: () => boolean): void {
  from.doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (together() && origin !== 'other') Y.applyUpdate(to.doc, update, 'other');
  });
  from.awareness.on(
    'update',
    (changed: Record<'added' | 'updated' | 'removed', number[]>, origin: unknown) => {
      if (!together() || origin === 'other') return;
      const clients = [...changed.added, ...changed.updated, ...changed.removed];
      applyAwarenessUpdate(to.awareness, encodeAwarenessUpdate(from.awareness, clients), 'other');
    },
  );
}
