/* Between the awareness that editors use and the one that travels: the latter carries sealed bytes only. */

import { decodeBase64url, encodeBase64url } from '@cairn/protocol';
import * as encoding from 'lib0/encoding';
import { applyAwarenessUpdate, removeAwarenessStates, type Awareness } from 'y-protocols/awareness';
import type { AcknowledgementBody } from './bodies.ts';
import { Alarm, type Schedule } from './clock.ts';
import type { RandomBytes, RoomKeys } from './keys.ts';
import {
  newSession,
  openPresence,
  sealPresence,
  type OpenedPresence,
  type Presence,
  type SessionId,
} from './presence-seal.ts';
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
  /** The provider's. */
  readonly outer: Awareness;
  readonly random: RandomBytes;
  readonly verifier: Verifier;
  readonly schedule: Schedule;
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
  /** What this device holds, to be told along; readers tell nothing. */
  readonly acknowledgement: () => AcknowledgementBody | undefined;
  /** A writer who is here now says what their device holds. */
  readonly onacknowledgement: (acknowledgement: AcknowledgementBody) => void;
}

export interface PresenceBridge {
  /** What this device holds has changed. */
  tell(): void;
  /**
   * With each socket, once the provider's document has its client: a new session begins, so that nobody
   * can be shown the former one again.
   */
  bump(): void;
  dispose(): void;
}

/** What others say is let through so often, and what is said here leaves so often. */
const PAUSE_MS = 40;
/** What was said in answer to something older than this is no sign that anyone is here. */
const FRESH_MS = 60_000;
/** Readers can make up sessions, so the clocks of theirs are kept apart, and not of any number. */
const MOST_READERS = 256;
/** Checking a signature takes a millisecond: whoever forges so often is not listened to any more. */
const MOST_FORGED = 3;
/** Readers' clients are kept apart from those that Yjs numbers, which end below 2^32. */
const READERS_FROM = 2 ** 32;

/** Keeps both alike: our own state goes out, those of others who are here come in. */
export function bridgePresence(options: PresenceOptions): PresenceBridge {
  const { keys, inner, outer, random, verifier } = options;
  const sendAlarm = new Alarm(options.schedule);
  const hearAlarm = new Alarm(options.schedule);
  let session = newSession(random);
  let clock = 0;
  let hasUnsent = false;
  let told = '';
  /** Outer clients that have said something not listened to yet. */
  const unheard = new Set<number>();
  /** The session that each outer client speaks in. */
  const sessions = new Map<number, SessionId>();
  /** The highest clock of each session since ours began: what is not above it has been said before. */
  const writers = new Map<SessionId, number>();
  const readers = new Map<SessionId, number>();
  /** When each of our own clocks was said, of those that are fresh. */
  const saidAtMs = new Map<number, number>();
  const forged = new Map<number, number>();
  /** Which inner client each outer one speaks for. */
  const speaksFor = new Map<number, number>();

  /** Says it now, or in a moment together with what else there is to say. */
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

  // On `update`, not only on `change`: what is repeated unchanged keeps a client from timing out.
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
    if (unheard.size > 0) hearAlarm.set(PAUSE_MS, listen);
  }

  function listen(): void {
    const clients = [...unheard];
    unheard.clear();
    for (const client of clients) receive(client);
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
      // They show us only when they have heard that we have heard them.
      sendSoon();
    }
    // Only who has just heard this very session says it now; anything else may be played back.
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

  /** Under the former client somebody may have said something with a clock that we would never get past. */
  function moveOuter(client: number): void {
    outer.setLocalState(null);
    outer.clientID = client;
    // The others ignore the first state of a client that is new to them: its clock is 0.
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

/** Readers sign nothing, so of theirs only what shows them as readers is taken. */
function stateOf({ presence, isWriter }: OpenedPresence): Readonly<Record<string, unknown>> {
  const { state } = presence;
  if (isWriter) return { ...state, isReader: false };
  const { person, path, title } = state;
  return { isReader: true, person, path, title };
}
