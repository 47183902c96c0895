/* Changes that writers send to a room: accepted, passed on and counted, or refused with a reason. */

import { CLOSE_OVER_LIMIT, CLOSE_OVERLOADED, type RoomId, SYNC_UPDATE } from '@cairn/protocol';
import type { Limits } from '../limits/limits.ts';
import { type Refusal, refused, type Tally } from '../metrics/tally.ts';
import type { CommitQueue } from '../storage/commit-queue.ts';
import type { Content } from './content.ts';
import { Counter } from './counter.ts';
import { encodeSync, encodeUpdate } from './frames.ts';
import type { Member } from './member.ts';

interface ChangeDeps {
  readonly queue: CommitQueue;
  readonly limits: Pick<Limits, 'bufferedBytes'>;
  readonly tally: Tally;
}

const SENTENCES = {
  room_bytes: 'the room is full',
  room_updates: 'too many updates that cannot be folded',
  unfolded: 'the room is full until it is folded',
  gap: 'something before this is missing',
  store: 'try again later',
  disk_bytes: 'the disk is as full as it may be',
} satisfies Partial<Record<Refusal, string>>;

/** Asks a writer to come back later or, if the room is full, not to. */
export function sendAway(
  tally: Tally,
  member: Member,
  code: number,
  why: keyof typeof SENTENCES,
): void {
  refused(tally, why);
  member.close(code, SENTENCES[why]);
}

/** The changes of one room. A class, because there are many rooms. */
export class Changes {
  private readonly id: RoomId;
  private readonly content: Content;
  private readonly members: ReadonlySet<Member>;
  private readonly deps: ChangeDeps;
  /** Absent until someone changes something. */
  private counters: Map<Member, Counter> | undefined;

  constructor(id: RoomId, content: Content, members: ReadonlySet<Member>, deps: ChangeDeps) {
    this.id = id;
    this.content = content;
    this.members = members;
    this.deps = deps;
  }

  /** False if the update can't be read; `cameIn` is the frame it came in. */
  receive(from: Member, update: Uint8Array, isAnswer: boolean, cameIn: Uint8Array): boolean {
    const { queue, limits, tally } = this.deps;
    tally.updatesIn += 1;
    if (queue.isFull(limits.bufferedBytes)) {
      // The disk has been refusing for a while: what isn't accepted stays with its author.
      sendAway(tally, from, CLOSE_OVERLOADED, 'store');
      return true;
    }
    switch (this.content.take(update)) {
      case 'broken':
        return false;
      case 'full':
        sendAway(tally, from, CLOSE_OVER_LIMIT, 'room_bytes');
        return true;
      case 'unfoldable':
        sendAway(tally, from, CLOSE_OVER_LIMIT, 'room_updates');
        return true;
      case 'disk_full':
        sendAway(tally, from, CLOSE_OVERLOADED, 'disk_bytes');
        return true;
      case 'later':
        sendAway(tally, from, CLOSE_OVERLOADED, 'unfolded');
        return true;
      case 'ahead':
        this.putOff(from, isAnswer);
        return true;
      case 'new':
        this.passOn(from, encodeUpdate(update, cameIn));
        break;
      case 'known':
    }
    // A duplicate may repeat something that isn't durable yet, so it waits for the next commit too.
    const counter = this.counterOf(from);
    if (isAnswer) counter.answered();
    else counter.took();
    queue.whenDurable(this.id, counter);
    return true;
  }

  /** Passes on what came through another relay. */
  sendStored(updates: readonly Uint8Array[]): void {
    for (const update of updates) {
      const frame = encodeSync(SYNC_UPDATE, update);
      for (const member of this.members) member.send(frame);
      this.deps.tally.updatesOut += this.members.size;
    }
  }

  leave(member: Member): void {
    const counter = this.counters?.get(member);
    if (counter) this.deps.queue.forget(counter);
    this.counters?.delete(member);
  }

  /** An update that builds on something missing here will be in the step 2 that is still to come. */
  private putOff(from: Member, isAnswer: boolean): void {
    const counter = this.counterOf(from);
    if (isAnswer || counter.hasAnswered) {
      sendAway(this.deps.tally, from, CLOSE_OVERLOADED, 'gap');
      return;
    }
    this.deps.tally.updatesAhead += 1;
    counter.putOff();
  }

  private passOn(from: Member, frame: Uint8Array): void {
    for (const member of this.members) if (member !== from) member.send(frame);
    this.deps.tally.updatesOut += this.members.size - 1;
  }

  private counterOf(member: Member): Counter {
    this.counters ??= new Map();
    let counter = this.counters.get(member);
    if (!counter) this.counters.set(member, (counter = new Counter(member)));
    return counter;
  }
}
