import { MESSAGE_AUTH } from '@cairn/protocol';
import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { cleanUp, newDataDir, startRelay } from './relay-process.ts';
import { connectStock, disconnectAll, until } from './stock-client.ts';
import { workspaceOf } from './workspace.ts';

afterEach(async () => {
  disconnectAll();
  await cleanUp();
});

test('two stock clients in one room have the same text; another room receives nothing', async () => {
  const relay = await startRelay(newDataDir());
  const ada = connectStock(relay, workspaceOf(1));
  const bob = connectStock(relay, workspaceOf(1));
  const eve = connectStock(relay, workspaceOf(2));
  ada.text.insert(0, 'before the sockets are open; ');
  await until(() => {
    expect([ada, bob, eve].every(({ provider }) => provider.synced)).toBe(true);
  });
  for (let index = 0; index < 50; index += 1) {
    ada.text.insert(ada.text.length, 'a');
    bob.text.insert(0, 'b');
  }
  await until(() => {
    expect(bob.text.length).toBe(ada.text.length);
    expect(bob.text.toJSON()).toBe(ada.text.toJSON());
    expect(ada.text.length).toBe('before the sockets are open; '.length + 100);
  });
  expect(eve.text.toJSON()).toBe('');
});

test('`stored` reaches the number of frames a client has sent', async () => {
  const relay = await startRelay(newDataDir());
  const ada = connectStock(relay, workspaceOf(1));
  const bob = connectStock(relay, workspaceOf(1));
  await until(() => {
    // The step 2 that answers the relay's step 1 is the first counted frame.
    expect([ada.stored(), bob.stored()]).toEqual([1, 1]);
  });
  for (let index = 0; index < 40; index += 1) ada.text.insert(0, 'x');
  await until(() => {
    expect(ada.stored()).toBe(41);
  });
  expect(bob.stored()).toBe(1);
});

test('presence is seen by the other client, and gone as soon as its socket is', async () => {
  const relay = await startRelay(newDataDir());
  const ada = connectStock(relay, workspaceOf(1));
  const bob = connectStock(relay, workspaceOf(1));
  ada.provider.awareness.setLocalState({ name: 'Ada' });
  bob.provider.awareness.setLocalState({ name: 'Bob' });
  const adaAsBobSees = (): unknown => bob.provider.awareness.getStates().get(ada.doc.clientID);
  await until(() => {
    expect(adaAsBobSees()).toEqual({ name: 'Ada' });
  });
  const late = connectStock(relay, workspaceOf(1));
  // Clients ignore the very first state of one they don't know yet: its clock is 0.
  late.provider.awareness.setLocalState({ name: 'Late' });
  await until(() => {
    expect(late.provider.awareness.getStates().size).toBe(3);
    expect(bob.provider.awareness.getStates().has(late.doc.clientID)).toBe(true);
  });
  const gone = new Promise<number>((resolve) => {
    bob.provider.awareness.on('change', ({ removed }: { removed: number[] }) => {
      if (removed.includes(ada.doc.clientID)) resolve(performance.now());
    });
  });
  const leaving = performance.now();
  ada.provider.shouldConnect = false;
  (ada.provider.ws as unknown as { terminate(): void }).terminate();
  expect((await gone) - leaving).toBeLessThan(5_000);
  expect(bob.provider.awareness.getStates().has(late.doc.clientID)).toBe(true);
});

test('F22: an observer follows the room, and what they write stays with them', async () => {
  const relay = await startRelay(newDataDir());
  const { room, observing } = workspaceOf(1);
  const writer = connectStock(relay, workspaceOf(1));
  const observer = connectStock(relay, { room, protocols: observing });
  const refused = new Promise((resolve) => {
    observer.provider.messageHandlers[MESSAGE_AUTH] = resolve;
  });
  writer.text.insert(0, 'for both');
  await until(() => {
    expect(observer.text.toJSON()).toBe('for both');
  });
  observer.provider.awareness.setLocalState({ name: 'looks on' });
  await until(() => {
    const states = writer.provider.awareness.getStates();
    expect(states.get(observer.doc.clientID)).toEqual({ name: 'looks on' });
  });
  observer.doc.getText('mine').insert(0, 'not allowed');
  await refused;
  const late = connectStock(relay, workspaceOf(1));
  await until(() => {
    expect(late.text.toJSON()).toBe('for both');
  });
  expect(late.doc.getText('mine').toJSON()).toBe('');
  expect(writer.doc.getText('mine').toJSON()).toBe('');
});

test('a room is still there after everyone has left and the relay was restarted', async () => {
  const dataDir = newDataDir();
  const relay = await startRelay(dataDir);
  const ada = connectStock(relay, workspaceOf(1));
  ada.text.insert(0, 'kept');
  await until(() => {
    expect(ada.provider.synced && ada.stored() > 0).toBe(true);
  });
  ada.provider.destroy();
  await until(async () => {
    const health = await fetch(`${relay.http}/healthz`);
    expect(await health.json()).toMatchObject({ rooms: 0, sockets: 0 });
  });
  expect(await relay.end('SIGTERM')).toBe(0);
  const later = connectStock(await startRelay(dataDir), workspaceOf(1), new Y.Doc());
  await until(() => {
    expect(later.text.toJSON()).toBe('kept');
  });
});
