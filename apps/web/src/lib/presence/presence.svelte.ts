/**
 * Who is here now, and on which page. Never stored in the document, because it isn't history
 * (DOC-11).
 */
import { isId } from '@cairn/model/document';
import { cut, type PersonId } from '@cairn/model/shared';
import { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';

export interface Here {
  readonly person: PersonId;
  /** The page within the workspace, for example `/goals/…`; `null` if not given. */
  readonly path: string | null;
  readonly title: string | null;
  /** The thread they are writing in; `null` if they aren’t. */
  readonly writing: string | null;
  /** For people with read-only access: who they say they are isn't verified. */
  readonly isReader: boolean;
}

/** Longer than any page's path or title. */
const LONGEST = 200;

/** Others' presence can say anything. Whether a path is a page's is asked where it is shown. */
function parseHere(state: unknown): Here | null {
  if (typeof state !== 'object' || state === null) return null;
  const { person, path, title, writing, isReader } = state as Record<string, unknown>;
  if (!isId(person)) return null;
  const isPath = typeof path === 'string' && path.startsWith('/') && path.length <= LONGEST;
  return {
    person: person as PersonId,
    path: isPath ? path : null,
    title: typeof title === 'string' ? cut(title, LONGEST) : null,
    writing: isId(writing) ? writing : null,
    isReader: isReader === true,
  };
}

export class Presence {
  readonly awareness: Awareness;
  readonly #me: PersonId;
  readonly #isObserver: (person: PersonId) => boolean;
  #others = $state.raw<readonly Here[]>([]);

  /**
   * `isObserver`: whether that person may only read. Anyone else who claims to be a reader isn't
   * believed.
   */
  constructor(doc: Y.Doc, me: PersonId, isObserver: (person: PersonId) => boolean) {
    this.#me = me;
    this.#isObserver = isObserver;
    this.awareness = new Awareness(doc);
    this.awareness.setLocalStateField('person', me);
    this.awareness.on('change', this.#refresh);
  }

  /** One entry for each other person who is here, however many devices they are on. */
  get others(): readonly Here[] {
    return this.#others;
  }

  /** The person who writes with this Yjs client, if they are here. */
  personOf(client: number): PersonId | null {
    return parseHere(this.awareness.getStates().get(client))?.person ?? null;
  }

  /** Announces where this person is. */
  at(path: string, title: string): void {
    this.awareness.setLocalState({ ...this.awareness.getLocalState(), path, title });
  }

  /** Announces the thread this person is writing in; `null` once they have stopped. */
  writes(thread: string | null): void {
    if ((this.awareness.getLocalState()?.['writing'] ?? null) !== thread)
      this.awareness.setLocalStateField('writing', thread);
  }

  dispose(): void {
    this.awareness.off('change', this.#refresh);
    this.awareness.destroy();
  }

  readonly #refresh = () => {
    const found = new Map<PersonId, Here>();
    for (const [client, state] of this.awareness.getStates()) {
      const here = client === this.awareness.clientID ? null : parseHere(state);
      if (here === null || here.person === this.#me) continue;
      if (!here.isReader || this.#isObserver(here.person)) found.set(here.person, here);
    }
    const next = [...found.values()];
    if (JSON.stringify(next) !== JSON.stringify(this.#others)) this.#others = next;
  };
}
