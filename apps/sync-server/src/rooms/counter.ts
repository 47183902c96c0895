/* Tells a member how many of its frames, in order of arrival, are durable. */

import { encodeStored } from '@cairn/protocol';
import type { Waiter } from '../storage/commit-queue.ts';
import type { Member } from './member.ts';

/** Counts a member's accepted changes, and reports the count whenever they are durable. */
export class Counter implements Waiter {
  /** Whether the member has sent its step 2: after that, nothing that it builds on may be missing. */
  hasAnswered = false;
  private count = 0;
  /** How many came since the first one that was put off; they count once the step 2 is there. */
  private waiting = 0;
  private readonly member: Member;

  constructor(member: Member) {
    this.member = member;
  }

  took(): void {
    if (this.waiting > 0) this.waiting += 1;
    else this.count += 1;
  }

  putOff(): void {
    this.waiting += 1;
  }

  answered(): void {
    this.hasAnswered = true;
    this.count += this.waiting + 1;
    this.waiting = 0;
  }

  durable(): void {
    this.member.send(encodeStored(this.count));
  }
}
