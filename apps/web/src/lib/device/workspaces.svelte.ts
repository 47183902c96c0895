/**
 * The workspaces on this device, who the person is in each, and its link. Stored next to the data
 * that the link opens.
 */
import type { PersonId } from '@cairn/model/shared';
import { makeRoom } from './make-room.ts';

/** A link that was replaced. Its secret is kept as long as the workspace. */
export interface FormerLink {
  /** The part after the hash. */
  readonly link: string;
  /** The farewell its room was closed with (base64url), if it was received. */
  readonly farewell: string | null;
  /** Milliseconds since 1970. */
  readonly leftAt: number;
  /** Made here after somebody else had changed the link already, so nobody was given it. */
  readonly unused: boolean;
}

/**
 * A new link being changed to: its room is filled, then the old one is closed with this farewell
 * (base64url).
 */
export interface CandidateLink {
  readonly link: string;
  readonly farewell: string;
  /** Whatever only the old room holds is left behind, because it can't be opened safely. */
  readonly leavesBehind: boolean;
}

export interface WorkspaceEntry {
  /**
   * Names the workspace in this device's addresses and databases; not shared with other devices.
   */
  readonly key: string;
  readonly name: string;
  /**
   * The workspace's own id, the same on every device. It is fixed when the workspace comes to this
   * device; what the document says later doesn't change it.
   */
  readonly workspace: string | null;
  /** The part of the link after the hash; `null` for a workspace that never contacts the relay. */
  readonly link: string | null;
  /**
   * The farewell (base64url) received in the room of `link`: nothing is sealed into it any more.
   */
  readonly farewell: string | null;
  readonly candidate: CandidateLink | null;
  readonly former: readonly FormerLink[];
  /**
   * The server that saw the secret of `link`, because it came in an address or through a redirect.
   */
  readonly seenBy: string | null;
  readonly person: PersonId;
  /** As it was when the workspace was last open; the document has the current one. */
  readonly personName: string;
  /** The other people's names, also as they were. */
  readonly otherNames: readonly string[];
  readonly example: boolean;
  /** When the workspace came to this device, in milliseconds since 1970; 0 if that isn't known. */
  readonly joinedAt: number;
  /** Milliseconds since 1970. */
  readonly openedAt: number;
}

export type EntryPatch = Partial<Omit<WorkspaceEntry, 'key'>>;

const STORE_KEY = 'cairn.workspaces';

type Raw = Record<string, unknown>;

const objectOf = (raw: unknown): Raw | null =>
  typeof raw === 'object' && raw !== null ? (raw as Raw) : null;
const textOf = (raw: unknown): string | null => (typeof raw === 'string' ? raw : null);
const instantOf = (raw: unknown): number => (typeof raw === 'number' ? raw : 0);
const listOf = <T>(raw: unknown, parse: (one: unknown) => T | null): T[] =>
  Array.isArray(raw) ? raw.map(parse).filter((one) => one !== null) : [];

/**
 * Reads a stored entry; `null` if it is malformed. Fields that an older version didn't store are
 * empty.
 */
export function parseEntry(raw: unknown): WorkspaceEntry | null {
  const { key, person, ...rest } = objectOf(raw) ?? {};
  if (typeof key !== 'string' || typeof person !== 'string') return null;
  return {
    key,
    name: textOf(rest['name']) ?? '',
    workspace: textOf(rest['workspace']),
    link: textOf(rest['link']),
    farewell: textOf(rest['farewell']),
    candidate: parseCandidate(rest['candidate']),
    former: listOf(rest['former'], parseFormer),
    seenBy: textOf(rest['seenBy']),
    person: person as PersonId,
    personName: textOf(rest['personName']) ?? '',
    otherNames: listOf(rest['otherNames'], textOf),
    example: rest['example'] === true,
    joinedAt: instantOf(rest['joinedAt']),
    openedAt: instantOf(rest['openedAt']),
  };
}

function parseCandidate(raw: unknown): CandidateLink | null {
  const { link, farewell, leavesBehind } = objectOf(raw) ?? {};
  if (typeof link !== 'string' || typeof farewell !== 'string') return null;
  return { link, farewell, leavesBehind: leavesBehind === true };
}

function parseFormer(raw: unknown): FormerLink | null {
  const { link, farewell, leftAt, unused } = objectOf(raw) ?? {};
  if (typeof link !== 'string') return null;
  return {
    link,
    farewell: textOf(farewell),
    leftAt: instantOf(leftAt),
    unused: unused === true,
  };
}

function read(): WorkspaceEntry[] {
  try {
    const raw: unknown = JSON.parse(localStorage.getItem(STORE_KEY) ?? '[]');
    return listOf(raw, parseEntry);
  } catch {
    return [];
  }
}

/** What is stored, with one entry changed. */
function patched(
  key: string,
  patch: EntryPatch | ((entry: WorkspaceEntry) => EntryPatch),
): WorkspaceEntry[] {
  return read().map((entry) =>
    entry.key === key
      ? { ...entry, ...(typeof patch === 'function' ? patch(entry) : patch) }
      : entry,
  );
}

class Device {
  #list = $state.raw<readonly WorkspaceEntry[]>(read());

  constructor() {
    addEventListener('storage', ({ key }) => {
      if (key === STORE_KEY) this.#list = read();
    });
  }

  /** Most recently opened first. */
  get list(): readonly WorkspaceEntry[] {
    return this.#list;
  }

  find(key: string): WorkspaceEntry | undefined {
    return this.#list.find((entry) => entry.key === key);
  }

  /** @throws DOMException if nothing can be saved on this device; then nothing has changed. */
  add(entry: WorkspaceEntry): void {
    this.#writeForSure([...read().filter(({ key }) => key !== entry.key), entry]);
  }

  /**
   * Changes an entry, starting from what is stored now, which another tab may have just changed.
   * @throws DOMException as `add`.
   */
  update(key: string, patch: EntryPatch | ((entry: WorkspaceEntry) => EntryPatch)): void {
    this.#writeForSure(patched(key, patch));
  }

  /**
   * Updates something that isn't essential, such as names for Home: a full disk leaves it as it
   * was.
   */
  note(key: string, patch: EntryPatch): void {
    try {
      this.#write(patched(key, patch));
    } catch {
      // The stored list is intact, only older.
    }
  }

  forget(key: string): void {
    this.#write(read().filter((entry) => entry.key !== key));
  }

  /** If there is no space, the notes to self make room. */
  #writeForSure(list: readonly WorkspaceEntry[]): void {
    try {
      this.#write(list);
    } catch {
      makeRoom();
      this.#write(list);
    }
  }

  #write(list: readonly WorkspaceEntry[]): void {
    const sorted = [...list].sort((a, b) => b.openedAt - a.openedAt);
    localStorage.setItem(STORE_KEY, JSON.stringify(sorted));
    this.#list = sorted;
  }
}

export const device = new Device();
