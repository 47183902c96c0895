/**
 * A look into the room of a link, enough to say who you are in it or to ask. Kept in memory only,
 * and visible to nobody.
 */
import { createDoc, readAll, readMeta } from '@cairn/model/document';
import { people, type Person } from '@cairn/model/people';
import type { RelayState } from '#lib/sync/sync-status.ts';
import { followRoom } from './follow-room.ts';
import { keysOf } from './keys.ts';

export type LookState = 'reaching' | 'ready' | 'empty' | 'unreachable' | 'refused';

const UNREACHABLE_AFTER_MS = 6_000;

export class Look {
  readonly doc = createDoc();
  readonly #stop: () => void;
  #relay = $state<RelayState>('connecting');
  #patient = $state(true);
  #synced = $state(false);
  #people = $state.raw<readonly Person[]>([]);
  #name = $state('');
  #workspace = $state<string | null>(null);
  readonly #timer = setTimeout(() => {
    this.#patient = false;
  }, UNREACHABLE_AFTER_MS);

  /** `link` in the form a device stores. The caller disposes it. */
  constructor(link: string) {
    this.doc.on('update', this.#read);
    this.#stop = followRoom(keysOf(link), this.doc, ({ relay }) => {
      this.#relay = relay;
      if (relay === 'synced') this.#synced = true;
    });
  }

  /** `empty`: the relay answered and holds nothing; the other person's device may bring it. */
  get state(): LookState {
    if (this.#relay === 'refused' || this.#relay === 'moved') return 'refused';
    if (this.#workspace !== null && this.#synced) return 'ready';
    if (this.#synced) return 'empty';
    return this.#patient && this.#relay === 'connecting' ? 'reaching' : 'unreachable';
  }

  get name(): string {
    return this.#name;
  }

  /** The workspace's own id; `null` for a room nobody has written to. */
  get workspace(): string | null {
    return this.#workspace;
  }

  get people(): readonly Person[] {
    return this.#people;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#stop();
    this.doc.destroy();
  }

  readonly #read = () => {
    const { id, name } = readMeta(this.doc);
    this.#workspace = id;
    this.#name = name;
    this.#people = readAll(this.doc, people).records.filter(({ deletedAt }) => deletedAt === null);
  };
}
