/* Between the awareness that editors use and the one that travels: the latter carries sealed bytes only. */

import { decodeBase64url, encodeBase64url } from '@cairn/protocol';
import * as encoding from 'lib0/encoding';
import { applyAwarenessUpdate, removeAwarenessStates, type Awareness } from 'y-protocols/awareness';
import type { RandomBytes, RoomKeys } from './keys.ts';
import { openPresence, sealPresence, type Presence } from './presence-seal.ts';

interface Changes {
  readonly added: readonly number[];
  readonly updated: readonly number[];
  readonly removed: readonly number[];
}

export interface PresenceOptions extends RoomKeys {
  /** The awareness on the workspace's document. */
  readonly inner: Awareness;
  /** The provider's. */
  readonly outer: Awareness;
  readonly random: RandomBytes;
}

export interface PresenceBridge {
  /** Before a reconnect: others ignore a state they know, and we would ignore theirs. */
  bump(): void;
  dispose(): void;
}

/** Keeps both alike: our own state goes out, the others' come in. */
export function bridgePresence(options: PresenceOptions): PresenceBridge {
  const { inner, outer, random } = options;
  /** Which inner client each outer one speaks for. */
  const speaksFor = new Map<number, number>();
  /** Old presence could be played back; it is known by its clock, even after its client has left. */
  const clocks = new Map<number, number>();
  const bridge: PresenceBridge = { bump, dispose };

  function sendOwn(): void {
    const state = inner.getLocalState();
    const clock = inner.meta.get(inner.clientID)?.clock ?? 0;
    const sealed = state && sealPresence(options, { client: inner.clientID, clock, state }, random);
    outer.setLocalState(sealed && { sealed: encodeBase64url(sealed) });
  }

  // On `update`, not only on `change`: what is repeated unchanged keeps a client from timing out.
  function hearInner({ added, updated, removed }: Changes): void {
    if ([added, updated, removed].some((clients) => clients.includes(inner.clientID))) sendOwn();
  }

  function hearOuter({ added, updated, removed }: Changes): void {
    for (const client of [...added, ...updated]) receive(client);
    for (const client of removed) leave(client);
  }

  function receive(outerClient: number): void {
    if (outerClient === outer.clientID) return;
    const presence = open(outer.getStates().get(outerClient));
    if (!presence || presence.client === inner.clientID) return;
    const { client, clock } = presence;
    const known = clocks.get(client) ?? -1;
    // One that has left may come back as it was; one that is here must have something newer.
    if (inner.getStates().has(client) ? clock <= known : clock < known) return;
    if (speaksFor.get(outerClient) !== client) leave(outerClient);
    for (const [other, spokenFor] of speaksFor) if (spokenFor === client) speaksFor.delete(other);
    speaksFor.set(outerClient, client);
    clocks.set(client, clock);
    apply(presence);
  }

  function open(outerState: unknown): Presence | undefined {
    const sealed = (outerState as { sealed?: unknown } | undefined)?.sealed;
    const bytes = typeof sealed === 'string' ? decodeBase64url(sealed) : undefined;
    return bytes && openPresence(options, bytes);
  }

  function apply({ client, clock, state }: Presence): void {
    const update = encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarUint(encoder, client);
      // One more, since awareness takes clock 0 for something it knows already.
      encoding.writeVarUint(encoder, clock + 1);
      encoding.writeVarString(encoder, JSON.stringify(state));
    });
    applyAwarenessUpdate(inner, update, bridge);
  }

  function leave(outerClient: number): void {
    const client = speaksFor.get(outerClient);
    if (client === undefined) return;
    speaksFor.delete(outerClient);
    removeAwarenessStates(inner, [client], bridge);
    inner.meta.delete(client);
  }

  function bump(): void {
    for (const client of [...outer.meta.keys()]) {
      if (client !== outer.clientID && !outer.getStates().has(client)) outer.meta.delete(client);
    }
    inner.setLocalState(inner.getLocalState());
  }

  function dispose(): void {
    inner.off('update', hearInner);
    outer.off('update', hearOuter);
    outer.setLocalState(null);
    for (const client of [...speaksFor.keys()]) leave(client);
  }

  inner.on('update', hearInner);
  outer.on('update', hearOuter);
  sendOwn();
  for (const client of outer.getStates().keys()) receive(client);
  return bridge;
}
