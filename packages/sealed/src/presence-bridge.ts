/* Connects the awareness that editors use with the one that travels, which carries sealed bytes only. */

import { decodeBase64url, encodeBase64url } from '@cairn/protocol';
import * as encoding from 'lib0/encoding';
import { applyAwarenessUpdate, type Awareness, removeAwarenessStates } from 'y-protocols/awareness';
import type { AcknowledgementBody } from './bodies.ts';
import { Alarm, type Schedule } from './clock.ts';
import type { RandomBytes, RoomKeys } from './keys.ts';
import {
  newSession,
  type OpenedPresence,
  openPresence,
  type Presence,
  sealPresence,
  type SessionId,
} from './presence-seal.ts';
import { Share } from './share.ts';
import type { Verifier } from './signature.ts';

interface Changes {
  readonly added: readonly number[];
  readonly updated: readonly number[];
  readonly removed: readonly number[];
}

export interface PresenceOptions {
  readonly keys: RoomKeys;
  /** The awareness on the workspace's document. */
  readonly inner: Awareness;
  /** The provider's awareness, which travels. */
  readonly outer: Awareness;
  readonly random: RandomBytes;
  readonly verifier: Verifier;
  readonly schedule: Schedule;
  /** The time in milliseconds, from a clock that never goes back. */
  readonly now: () => number;
  /** What this device holds, to be sent along; `undefined` for readers. */
  readonly acknowledgement: () => AcknowledgementBody | undefined;
  /** A writer who is here has told what their device holds. */
  readonly onacknowledgement: (acknowledgement: AcknowledgementBody) => void;
}

export interface PresenceBridge {
  /** What this device holds has changed. */
  tell(): void;
  /**
   * Call it for each socket, once the provider's document has its client. A new session begins, so
   * that nobody can be shown the old one again.
   */
  bump(): void;
  dispose(): void;
}

/** The shortest interval at which others' states are let through, and ours is sent. */
const PAUSE_MS = 40;
/** How long reading others' presence may hold the page up in a row: each takes a signature check. */
const AT_ONCE_MS = 200;
/** An answer to something older than this doesn't show that anyone is here. */
const FRESH_MS = 60_000;
/** Readers can make up sessions, so their clocks are kept apart, and only this many. */
const MOST_READERS = 256;
/** Checking a signature takes a millisecond, so a client that has forged this often is ignored. */
const MOST_FORGED = 3;
/** Readers' clients are numbered from here, apart from Yjs's own, which end below 2^32. */
const READERS_FROM = 2 ** 32;

/** Keeps both in step: our own state goes out, and those of others who are here come in. */
export function bridgePresence(options: PresenceOptions): PresenceBridge {
  const { keys, inner, outer, random, verifier } = options;
  const sendAlarm = new Alarm(options.schedule);
  const hearAlarm = new Alarm(options.schedule);
  const hearing = new Share(options.now, AT_ONCE_MS);
  let session = newSession(random);
  let clock = 0;
  let hasUnsent = false;
  let told = '';
  /** Outer clients whose latest state hasn't been read yet. */
  const unheard = new Set<number>();
  /** The session of each outer client. */
  const sessions = new Map<number, SessionId>();
  /** The highest clock of each session since ours began. Anything that isn't above it was said before. */
  const writers = new Map<SessionId, number>();
  const readers = new Map<SessionId, number>();
  /** When each of our own recent clocks was sent. */
  const saidAtMs = new Map<number, number>();
  const forged = new Map<number, number>();
  /** The inner client that each outer client speaks for. */
  const speaksFor = new Map<number, number>();

  /** Sends our state in a moment, together with whatever else changes until then. */
  function sendSoon(): void {
    hasUnsent = true;
    sendAlarm.set(PAUSE_MS, () => {
      if (hasUnsent) sendOwn();
    });
  }

  function sendOwn(): void {
    hasUnsent = false;
    const state = inner.getLocalState();
    if (state === null) {
      outer.setLocalState(null);
      return;
    }
    clock += 1;
    noteOwnClock();
    const acknowledgement = options.acknowledgement();
    told = describe(acknowledgement);
    const presence: Presence = {
      outerClient: outer.clientID,
      session,
      clock,
      heard: new Map(
        [...sessions.values()].map((one) => [one, writers.get(one) ?? readers.get(one) ?? 0]),
      ),
      client: inner.clientID,
      state,
      acknowledgement,
    };
    outer.setLocalState({ sealed: encodeBase64url(sealPresence(keys, presence, random)) });
  }

  // On `update`, not only on `change`: an unchanged repetition keeps a client from timing out.
  function hearInner({ added, updated, removed }: Changes): void {
    if (removed.includes(inner.clientID)) sendOwn();
    else if ([...added, ...updated].includes(inner.clientID)) sendSoon();
  }

  function hearOuter({ added, updated, removed }: Changes): void {
    for (const client of removed) {
      unheard.delete(client);
      sessions.delete(client);
      leave(client);
    }
    for (const client of [...added, ...updated]) if (client !== outer.clientID) unheard.add(client);
    listenSoon();
  }

  function listenSoon(): void {
    if (unheard.size > 0) hearAlarm.set(Math.max(PAUSE_MS, hearing.waitMs), listen);
  }

  /** Whoever has waited longest comes first, so that nobody who says much keeps out the others. */
  function listen(): void {
    for (const client of [...unheard]) {
      if (hearing.waitMs > 0) break;
      unheard.delete(client);
      hearing.run(() => receive(client));
    }
    listenSoon();
  }

  function receive(outerClient: number): void {
    const opened = open(outerClient);
    if (!opened || opened.presence.outerClient !== outerClient) return;
    const { presence } = opened;
    const clocks = opened.isWriter ? writers : readers;
    if (presence.clock <= (clocks.get(presence.session) ?? 0)) return;
    clocks.delete(presence.session);
    clocks.set(presence.session, presence.clock);
    const [oldest] = readers.keys();
    if (readers.size > MOST_READERS && oldest !== undefined) readers.delete(oldest);
    if (sessions.get(outerClient) !== presence.session) {
      sessions.set(outerClient, presence.session);
      // They show us only once they know that we have heard them.
      sendSoon();
    }
    // Only someone who has just heard this very session can be saying it now; anything else may be
    // a replay.
    if (!isFresh(presence.heard.get(session))) return;
    const client = opened.isWriter ? presence.client : READERS_FROM + outerClient;
    if (client === inner.clientID) return;
    if (speaksFor.get(outerClient) !== client) leave(outerClient);
    for (const [other, spokenFor] of speaksFor) if (spokenFor === client) speaksFor.delete(other);
    speaksFor.set(outerClient, client);
    apply(client, stateOf(opened));
    if (opened.isWriter && presence.acknowledgement) {
      options.onacknowledgement(presence.acknowledgement);
    }
  }

  function noteOwnClock(): void {
    const nowMs = options.now();
    saidAtMs.set(clock, nowMs);
    for (const [said, atMs] of saidAtMs) {
      if (atMs >= nowMs - FRESH_MS) break;
      saidAtMs.delete(said);
    }
  }

  function isFresh(heardClock: number | undefined): boolean {
    const atMs = heardClock === undefined ? undefined : saidAtMs.get(heardClock);
    return atMs !== undefined && atMs >= options.now() - FRESH_MS;
  }

  function open(outerClient: number): OpenedPresence | undefined {
    const lies = forged.get(outerClient) ?? 0;
    const { sealed } = (outer.getStates().get(outerClient) ?? {}) as { sealed?: unknown };
    const bytes = typeof sealed === 'string' ? decodeBase64url(sealed) : undefined;
    if (!bytes || lies >= MOST_FORGED) return undefined;
    return openPresence(keys, bytes, verifier, () => forged.set(outerClient, lies + 1));
  }

  function apply(client: number, state: Readonly<Record<string, unknown>>): void {
    const update = encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, (inner.meta.get(client)?.clock ?? 0) + 1);
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

  function tell(): void {
    if (describe(options.acknowledgement()) !== told) sendSoon();
  }

  function bump(): void {
    session = newSession(random);
    clock = 0;
    for (const map of [sessions, writers, readers, saidAtMs, forged]) map.clear();
    unheard.clear();
    // Whoever is still there says so again; a state that was heard before would be ignored.
    for (const client of [...speaksFor.keys()]) leave(client);
    if (outer.clientID !== outer.doc.clientID) moveOuter(outer.doc.clientID);
    for (const client of [...outer.meta.keys()]) {
      if (client !== outer.clientID && !outer.getStates().has(client)) outer.meta.delete(client);
    }
    sendOwn();
  }

  /** Someone may have used the old client with a clock so high that we could never get past it. */
  function moveOuter(client: number): void {
    outer.setLocalState(null);
    outer.clientID = client;
    // Others ignore the first state of a client that is new to them, because its clock is 0.
    if (inner.getLocalState() !== null) outer.setLocalState({});
  }

  function dispose(): void {
    sendAlarm.clear();
    hearAlarm.clear();
    inner.off('update', hearInner);
    outer.off('update', hearOuter);
    outer.setLocalState(null);
    for (const client of [...speaksFor.keys()]) leave(client);
  }

  const bridge: PresenceBridge = { tell, bump, dispose };
  inner.on('update', hearInner);
  outer.on('update', hearOuter);
  sendOwn();
  hearOuter({ added: [...outer.getStates().keys()], updated: [], removed: [] });
  return bridge;
}

function describe(acknowledgement: AcknowledgementBody | undefined): string {
  return acknowledgement ? JSON.stringify([acknowledgement.sender, ...acknowledgement.holds]) : '';
}

/** Readers sign nothing, so only what shows them as readers is taken from their state. */
function stateOf({ presence, isWriter }: OpenedPresence): Readonly<Record<string, unknown>> {
  const { state } = presence;
  if (isWriter) return { ...state, isReader: false };
  const { person, path, title } = state;
  return { isReader: true, person, path, title };
}
