/** Which workspaces this device has, who the person is in each, and its link: kept beside the data it opens. */
import type { PersonId } from '@cairn/model/shared';

export interface WorkspaceEntry {
  /** Names the workspace in this device's addresses and databases; nobody else's business. */
  readonly key: string;
  readonly name: string;
  /** The workspace's own id, the same on every device; `null` until it has been open once. */
  readonly workspace: string | null;
  /** What stands behind the hash of its link; `null` for a workspace that never touches the relay. */
  readonly link: string | null;
  /** The link it had before new locks, while its old room is still to be closed. */
  readonly formerLink: string | null;
  readonly person: PersonId;
  /** As it was when the workspace was last open; the document has the present one. */
  readonly personName: string;
  readonly example: boolean;
  /** Milliseconds since 1970. */
  readonly openedAt: number;
}

const STORE_KEY = 'cairn.workspaces';

function parseEntry(raw: unknown): WorkspaceEntry | null {
  if (typeof raw !== 'object' || raw === null) return null;
  const { key, name, person, example, openedAt, ...rest } = raw as Record<string, unknown>;
  const text = (value: unknown) => (typeof value === 'string' ? value : null);
  if (typeof key !== 'string' || typeof person !== 'string') return null;
  return {
    key,
    name: text(name) ?? '',
    workspace: text(rest['workspace']),
    link: text(rest['link']),
    formerLink: text(rest['formerLink']),
    person: person as PersonId,
    personName: text(rest['personName']) ?? '',
    example: example === true,
    openedAt: typeof openedAt === 'number' ? openedAt : 0,
  };
}

function read(): WorkspaceEntry[] {
  try {
    const raw: unknown = JSON.parse(localStorage.getItem(STORE_KEY) ?? '[]');
    return Array.isArray(raw) ? raw.map(parseEntry).filter((entry) => entry !== null) : [];
  } catch {
    return [];
  }
}

class Device {
  #list = $state.raw<readonly WorkspaceEntry[]>(read());

  constructor() {
    addEventListener('storage', ({ key }) => {
      if (key === STORE_KEY) this.#list = read();
    });
  }

  /** The one opened last comes first. */
  get list(): readonly WorkspaceEntry[] {
    return this.#list;
  }

  find(key: string): WorkspaceEntry | undefined {
    return this.#list.find((entry) => entry.key === key);
  }

  add(entry: WorkspaceEntry): void {
    this.#write([...read().filter(({ key }) => key !== entry.key), entry]);
  }

  update(key: string, patch: Partial<Omit<WorkspaceEntry, 'key'>>): void {
    this.#write(read().map((entry) => (entry.key === key ? { ...entry, ...patch } : entry)));
  }

  forget(key: string): void {
    this.#write(read().filter((entry) => entry.key !== key));
  }

  #write(list: readonly WorkspaceEntry[]): void {
    this.#list = [...list].sort((a, b) => b.openedAt - a.openedAt);
    localStorage.setItem(STORE_KEY, JSON.stringify(this.#list));
  }
}

export const device = new Device();
