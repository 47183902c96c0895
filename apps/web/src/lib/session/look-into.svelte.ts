/** A look at a workspace this device does not have yet: enough to say who you are in it. Kept in memory only. */
import { readAll, readMeta } from '@cairn/model/document';
import { people, type Person } from '@cairn/model/people';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import {
  connectRelay,
  hasContent,
  type RelayConnection,
  type RelayState,
} from '#lib/sync/relay-connection.ts';
import { relayOrigin } from './relay-origin.ts';

export type LookState = 'reaching' | 'ready' | 'empty' | 'unreachable' | 'refused';

const UNREACHABLE_AFTER_MS = 6_000;

export class Look {
  readonly doc = new Y.Doc();
  readonly #awareness = new Awareness(this.doc);
  readonly #connection: RelayConnection;
  #relay = $state<RelayState>('connecting');
  #patient = $state(true);
  #synced = $state(false);
  #people = $state.raw<readonly Person[]>([]);
  #name = $state('');
  #filled = $state(false);
  readonly #timer = setTimeout(() => {
    this.#patient = false;
  }, UNREACHABLE_AFTER_MS);

  /** `secret` as base64url. */
  constructor(secret: string) {
    this.#awareness.setLocalState(null);
    this.doc.on('update', this.#read);
    this.#connection = connectRelay({
      doc: this.doc,
      awareness: this.#awareness,
      secret,
      origin: relayOrigin(),
      waitingBefore: 0,
      onstatus: ({ state }) => {
        this.#relay = state;
        if (state === 'synced') this.#synced = true;
      },
    });
  }

  /** `empty`: the relay answered and has nothing; the other person's device may bring it. */
  get state(): LookState {
    if (this.#relay === 'refused' || this.#relay === 'closed') return 'refused';
    if (this.#filled && this.#synced) return 'ready';
    if (this.#synced) return 'empty';
    return this.#patient && this.#relay === 'connecting' ? 'reaching' : 'unreachable';
  }

  get name(): string {
    return this.#name;
  }

  get people(): readonly Person[] {
    return this.#people;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#connection.close();
    this.#awareness.destroy();
    this.doc.destroy();
  }

  readonly #read = () => {
    this.#filled = hasContent(this.doc);
    this.#name = readMeta(this.doc).name;
    this.#people = readAll(this.doc, people).records.filter(({ deletedAt }) => deletedAt === null);
  };
}

/** Starts looking; the caller disposes it. */
export function lookInto(secret: string): Look {
  return new Look(secret);
}
