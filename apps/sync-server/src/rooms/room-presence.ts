/* Everybody in one room: those whose sockets are here, and those at other relays. */

import type { RoomId } from '@cairn/protocol';
import type { Timing } from '../timing.ts';
import { Elsewhere } from './elsewhere.ts';
import { type PresenceEntry, readFrame } from './frames.ts';
import type { Member } from './member.ts';
import { createPresence, type Presence } from './presence.ts';
import type { PresenceNews } from './presence-news.ts';

interface RoomPresenceDeps {
  readonly timing: Timing;
  readonly now: () => number;
  /** Absent if no other relay can use the store. */
  readonly presenceNews?: PresenceNews | undefined;
}

/** A class, because there are many rooms. */
export class RoomPresence {
  private readonly room: RoomId;
  private readonly members: ReadonlySet<Member>;
  private readonly deps: RoomPresenceDeps;
  private readonly here: Presence;
  private elsewhere: Elsewhere | undefined;

  constructor(room: RoomId, members: ReadonlySet<Member>, deps: RoomPresenceDeps) {
    this.room = room;
    this.members = members;
    this.deps = deps;
    this.here = createPresence(members, deps.timing, deps.now, (entries) => {
      for (const { clientId } of entries) this.elsewhere?.forget(clientId);
      deps.presenceNews?.add(room, entries);
    });
  }

  receive(from: Member, entries: readonly PresenceEntry[]): void {
    this.here.receive(from, entries);
  }

  /** A frame of another relay, which says who is in the room there. */
  receiveElsewhere(bytes: Uint8Array): void {
    const read = readFrame(bytes);
    if (read?.kind !== 'presence') return;
    this.elsewhere ??= new Elsewhere(this.deps.timing, this.deps.now);
    const frame = this.elsewhere.receive(read.entries, (clientId) => this.here.has(clientId));
    if (frame) for (const member of this.members) member.send(frame);
  }

  /** Tells other relays who is here. */
  tell(): void {
    const frame = this.here.everyone();
    const read = frame && readFrame(frame);
    if (read?.kind === 'presence') this.deps.presenceNews?.add(this.room, read.entries);
  }

  /** The frames that tell a newcomer who is in the room. */
  everyone(): readonly Uint8Array[] {
    return [this.here.everyone(), this.elsewhere?.everyone()].filter(
      (frame) => frame !== undefined,
    );
  }

  leave(member: Member): void {
    this.here.leave(member);
  }

  /** The memory that a member's presence takes, in bytes. */
  heldBytes(member: Member): number {
    return this.here.heldBytes(member);
  }

  rest(): void {
    this.here.rest();
    this.elsewhere?.rest();
  }
}
