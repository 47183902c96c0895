/** Feedback for me that arrives while Cairn is out of sight: what comes in a rush is told once. */
import { type Message, wordsOfMessage } from '@cairn/model/feedback';
import { excerpt } from '@cairn/model/shared';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import { attentionOf } from './attention.svelte.ts';

/** A week's feedback arrives within this. */
const RUSH_MS = 2_000;
const LONGEST = 120;

export class Arrivals {
  readonly #session: WorkspaceSession;
  readonly #tell: (message: Message, about: string) => void;
  #latest: Message | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isOver = false;

  /** `tell` gets the last of a rush, and what it says. */
  constructor(session: WorkspaceSession, tell: (message: Message, about: string) => void) {
    this.#session = session;
    this.#tell = tell;
    let listening = false;
    // The table calls the listener once for every existing message.
    session.messages.listen((before, after) => {
      if (listening && !this.#isOver && before === undefined && after) this.#arrived(after);
    });
    listening = true;
  }

  stop(): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
  }

  #arrived(message: Message): void {
    if (message.createdBy === this.#session.me || message.deletedAt !== null) return;
    this.#latest = message;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      const latest = this.#latest;
      const isSeen = document.visibilityState === 'visible' && document.hasFocus();
      if (latest === null || isSeen || !attentionOf(this.#session).isForMe(latest.thread)) return;
      const name = this.#session.nameOf(latest.createdBy);
      this.#tell(latest, `${name}: ${excerpt(wordsOfMessage(latest), LONGEST)}`);
    }, RUSH_MS);
  }
}
