/* The mailbox of one tab: the workspace's document on one side, sealed entries on the other. */

import { Acknowledgements } from './acknowledgements.ts';
import { tailOf } from './compaction.ts';
import type { Contents } from './contents.ts';
import { KIND_ACKNOWLEDGEMENT } from './entry.ts';
import { Inbox } from './inbox.ts';
import type { Mailbox, MailboxOptions, MailboxStatus } from './mailbox-options.ts';
import { Sealing } from './sealing.ts';

/**
 * Opens the mailbox: what is in `outer` is applied to `inner` before this returns. The returned
 * object is the origin of every transaction it makes.
 */
export function openMailbox(options: MailboxOptions): Mailbox {
  const { inner, outer, keys, sender, now, schedule } = options;
  let received = 0;

  const mailbox: Mailbox = {
    get status() {
      return describe();
    },
    synced() {
      received = 0;
      sealing.synced();
      acknowledgements.retry();
      tell();
    },
    unsynced() {
      sealing.unsynced();
      tell();
    },
    noteAcknowledgement(acknowledgement) {
      acknowledgements.note(acknowledgement);
      tell();
    },
    async flush() {
      sealing.sealOwn();
      await acknowledgements.flush();
    },
    destroy() {
      sealing.close();
      acknowledgements.close();
      inbox.close();
    },
  };

  const inbox = new Inbox({
    inner,
    outer,
    keys,
    origin: mailbox,
    onarrival(contents) {
      sealing.arrived(contents);
      if (note(contents)) acknowledgements.touch();
      tell();
    },
    onremoval(removed) {
      sealing.removed(removed);
      acknowledgements.removed(removed);
      tell();
    },
  });
  const sealing = new Sealing(options, mailbox, inbox, tell);
  const acknowledgements = new Acknowledgements({
    sender,
    now,
    schedule,
    received: () => (inbox.isPending ? undefined : inbox.received.vector()),
    committed: options.committed,
    post: (holds) => sealing.postAcknowledgement(holds),
    onchange: tell,
  });

  /** Notes what arrived; true when something of it is to be acknowledged. */
  function note(contents: readonly Contents[]): boolean {
    let isNews = false;
    for (const one of contents) {
      if (one.kind === KIND_ACKNOWLEDGEMENT) acknowledgements.note(one);
      else isNews = true;
      if (one.kind !== KIND_ACKNOWLEDGEMENT) received += 1;
    }
    return isNews;
  }

  function describe(): MailboxStatus {
    return {
      setAside: inbox.setAside,
      pending: inbox.isPending,
      tail: tailOf(inbox.records.values()).entries,
      unsealed: sealing.isWaiting,
      compared: sealing.compared,
      own: sealing.last,
      acknowledged: acknowledgements.others,
      holds: acknowledgements.holds,
      sent: sealing.sent,
      received,
    };
  }

  function tell(): void {
    options.onstatus(describe());
  }

  inbox.open();
  return mailbox;
}
