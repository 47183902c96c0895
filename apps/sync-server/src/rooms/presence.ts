/* Who is in a room right now: passed on, never stored, and gone with the socket that sent it. */

import type { Timing } from '../timing.ts';
import { encodePresence, type PresenceEntry, type ShownEntry } from './frames.ts';
import type { Member } from './member.ts';

/** The presence of one room. */
export interface Presence {
  /** Accepts what a socket says about itself; what it says about others is silently dropped. */
  receive(from: Member, entries: readonly PresenceEntry[]): void;
  /** The frame that tells who is here; `undefined` if nobody is. */
  everyone(): Uint8Array | undefined;
  /** Removes a socket's presence for everyone else. */
  leave(member: Member): void;
  /** The memory that a socket's presence takes, in bytes. */
  heldBytes(member: Member): number;
  /** Whether the socket with this id is here. */
  has(clientId: number): boolean;
  /** Forgets what hasn't been renewed for so long that clients have forgotten it too. */
  rest(): void;
}

/** An entry in as few bytes as possible; `undefined` if there is nothing to show. */
interface Kept {
  readonly clientId: number;
  readonly clock: number;
  readonly state: Uint8Array | undefined;
}

interface Seat {
  owner: Member;
  kept: Kept;
  at: number;
}

const GONE = 'null';
/** Besides the bytes of the state: objects, and entries in maps. */
const HELD_BYTES_A_SEAT = 512;
/** Far below what writers may use, who must be able to get past a reader that took their id. */
const MOST_READERS_CLOCK = 2 ** 30;
/** Where somebody is, sealed; nothing else is shown of a reader. */
const MOST_READERS_STATE = 4 * 1024;

/** Presence among `members`; `now` returns milliseconds. `told` is called with what others are told. */
export function createPresence(
  members: ReadonlySet<Member>,
  timing: Pick<Timing, 'takeoverPingMs' | 'presenceMs' | 'readersMs'>,
  now: () => number,
  told: (entries: readonly ShownEntry[]) => void = () => undefined,
): Presence {
  const seats = new Map<number, Seat>();
  const seatOf = new Map<Member, number>();
  /** What a newer socket says under an id that an older one still owns. */
  const claims = new Map<Member, Kept>();
  /** Ids whose owner was alive when a socket claimed them: those are other people's, repeated. */
  const foreign = new WeakMap<Member, Set<number>>();

  /** Readers' ids with something that nobody has been told yet. */
  const untold = new Set<number>();
  /** What everyone has been told about readers. */
  const known = new Map<number, Kept>();

  /**
   * A writer's presence is passed on at once, readers' together, so that they can't flood the
   * others, however many there are.
   */
  function tellOthers(from: Member, entry: ShownEntry): void {
    if (from.access === 'read') {
      if (untold.size === 0) setTimeout(tellOfReaders, timing.readersMs).unref();
      untold.add(entry.clientId);
      return;
    }
    known.delete(entry.clientId);
    const frame = encodePresence([entry]);
    for (const member of members) if (member !== from) member.send(frame);
    told([entry]);
  }

  function tellOfReaders(): void {
    const news: ShownEntry[] = [];
    for (const clientId of untold) {
      const seat = seats.get(clientId);
      if (seat?.owner.access === 'write') continue;
      const before = known.get(clientId);
      const kept = seat?.kept ?? (before && { ...before, state: undefined });
      if (!kept) continue;
      news.push(entryOf(kept));
      if (kept.state) known.set(clientId, kept);
      else known.delete(clientId);
    }
    untold.clear();
    if (news.length === 0) return;
    const frame = encodePresence(news);
    for (const member of members) member.send(frame);
    told(news);
  }

  /** What is shown to those who come later. */
  function shown({ owner, kept }: Seat): Kept | undefined {
    return owner.access === 'read' ? known.get(kept.clientId) : kept;
  }

  function sit(owner: Member, kept: Kept): void {
    const before = seats.get(kept.clientId);
    if (before) seatOf.delete(before.owner);
    claims.delete(owner);
    seatOf.set(owner, kept.clientId);
    seats.set(kept.clientId, { owner, kept, at: now() });
    tellOthers(owner, entryOf(kept));
  }

  function renew(owner: Member, seat: Seat, entry: PresenceEntry): void {
    if (entry.clock < seat.kept.clock) return;
    seat.kept = keep(entry);
    seat.at = now();
    tellOthers(owner, entry);
  }

  function claim(member: Member, seat: Seat, entry: PresenceEntry): void {
    if (seat.owner.access === 'read' && member.access === 'write') {
      // It only repeats what was told of the reader.
      const heard = known.get(entry.clientId);
      if (!heard || entry.state !== textOf(heard)) {
        sit(member, keep(entry));
        return;
      }
    } else if (seat.owner.access !== member.access) return;
    const pending = claims.get(member);
    if (pending && pending.clientId !== entry.clientId) return;
    if (foreign.get(member)?.has(entry.clientId)) return;
    claims.set(member, keep(entry));
    if (!pending) void settleClaim(member, seat.owner, entry.clientId);
  }

  async function settleClaim(claimant: Member, owner: Member, clientId: number): Promise<void> {
    const alive = await owner.answersWithin(timing.takeoverPingMs);
    const kept = claims.get(claimant);
    if (kept?.clientId !== clientId) return;
    if (!alive && seats.get(clientId)?.owner === owner) {
      sit(claimant, kept);
      return;
    }
    claims.delete(claimant);
    const claimed = foreign.get(claimant) ?? new Set<number>();
    foreign.set(claimant, claimed.add(clientId));
  }

  return {
    receive(from, entries) {
      for (const entry of entries) {
        if (from.access === 'read' && !isModest(entry)) continue;
        const own = seatOf.get(from);
        const seat = seats.get(entry.clientId);
        if (own === entry.clientId && seat) renew(from, seat, entry);
        else if (own !== undefined || entry.state === GONE) continue;
        else if (seat) claim(from, seat, entry);
        else if (!claims.has(from)) sit(from, keep(entry));
      }
    },
    everyone() {
      const since = now() - timing.presenceMs;
      const here = [...seats.values()]
        .filter(({ at }) => at > since)
        .flatMap((seat) => shown(seat) ?? [])
        .filter(({ state }) => state);
      return here.length > 0 ? encodePresence(here.map(entryOf)) : undefined;
    },
    leave(member) {
      claims.delete(member);
      const clientId = seatOf.get(member);
      const seat = clientId === undefined ? undefined : seats.get(clientId);
      seatOf.delete(member);
      if (clientId === undefined || !seat) return;
      seats.delete(clientId);
      const successor = [...claims].find(([, kept]) => kept.clientId === clientId);
      if (successor) sit(successor[0], successor[1]);
      else if (seat.kept.state) tellOthers(member, { ...seat.kept, state: GONE });
    },
    has: (clientId) => seats.has(clientId),
    heldBytes(member) {
      const clientId = seatOf.get(member);
      const own = clientId === undefined ? undefined : seats.get(clientId)?.kept;
      const kept = [own, claims.get(member)].filter((each) => each !== undefined);
      // What everyone has been told of a reader may be an older state.
      const times = member.access === 'read' ? 2 : 1;
      return kept.reduce(
        (sum, { state }) => sum + HELD_BYTES_A_SEAT + times * (state?.length ?? 0),
        0,
      );
    },
    rest() {
      const since = now() - timing.presenceMs;
      for (const seat of seats.values()) {
        if (seat.at > since || !seat.kept.state) continue;
        seat.kept = { ...seat.kept, state: undefined };
        known.delete(seat.kept.clientId);
      }
    },
  };
}

/** JSON as a string may take two bytes a character, and part of a larger one. */
function keep({ clientId, clock, state }: PresenceEntry): Kept {
  return { clientId, clock, state: state === GONE ? undefined : encoder.encode(state) };
}

function entryOf({ clientId, clock, state }: Kept): ShownEntry {
  return { clientId, clock, state: state ?? GONE };
}

function textOf({ state }: Kept): string {
  return state ? decoder.decode(state) : GONE;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

function isModest({ clock, state }: PresenceEntry): boolean {
  return clock <= MOST_READERS_CLOCK && state.length <= MOST_READERS_STATE;
}
