/**
 * What somebody was writing and has not sent yet: kept on this device only, by workspace and place,
 * and never in the document.
 */

/** The contents of one form's fields, by name. */
export type DraftFields = Readonly<Record<string, string>>;

/** Why a draft could not be saved on this device; it stays in the page all the same. */
export type DraftRefusal = 'tooLong' | 'full';

/**
 * In UTF-16 units. The list of workspaces shares the browser's few megabytes and must always fit.
 */
export const LONGEST_DRAFT_CHARACTERS = 200_000;
export const ALL_DRAFTS_CHARACTERS = 1_000_000;

const PREFIX = 'cairn.draft.';
const prefixOf = (workspace: string) => `${PREFIX}${workspace}.`;

/** Called with the place whose draft changed; `null` if any may have. */
type Listener = (place: string | null) => void;

/** The drafts of one workspace. A tab shows what another tab writes in the same place. */
export class DeviceDrafts {
  readonly #prefix: string;
  readonly #live = new Map<string, DraftFields | null>();
  readonly #refused = new Map<string, DraftRefusal>();
  readonly #listeners = new Set<Listener>();
  #left = new AbortController();

  constructor(workspace: string) {
    this.#prefix = prefixOf(workspace);
  }

  /** `null` if there is none or it can't be read. */
  read(place: string): DraftFields | null {
    let fields = this.#live.get(place);
    if (fields === undefined) {
      fields = parse(stored(this.#prefix + place));
      if (this.#listeners.size > 0) this.#live.set(place, fields);
    }
    return fields;
  }

  /** Saves the draft, or forgets it if `null`. What can't be saved lasts as long as the page. */
  write(place: string, fields: DraftFields | null): void {
    const refusal = store(this.#prefix + place, fields);
    if (refusal === null) this.#refused.delete(place);
    else this.#refused.set(place, refusal);
    this.#live.set(place, fields);
    this.#tell(place);
  }

  refusalAt(place: string): DraftRefusal | null {
    return this.#refused.get(place) ?? null;
  }

  /**
   * Calls back after each change, made here or in another tab; returns a function that stops it.
   */
  follow(listener: Listener): () => void {
    if (this.#listeners.size === 0) this.#listen();
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      this.#left.abort();
      this.#forgetKept();
    };
  }

  #listen(): void {
    this.#forgetKept();
    this.#left = new AbortController();
    const { signal } = this.#left;
    const hear = ({ key }: StorageEvent) => {
      if (key === null) this.#reread();
      else if (key.startsWith(this.#prefix)) this.#reread(key.slice(this.#prefix.length));
    };
    const back = ({ persisted }: PageTransitionEvent) => {
      // A page restored from the back/forward cache has missed all events.
      if (persisted) this.#reread();
    };
    addEventListener('storage', hear, { signal });
    addEventListener('pageshow', back, { signal });
  }

  #reread(place: string | null = null): void {
    if (place === null) this.#forgetKept();
    else if (!this.#refused.has(place)) this.#live.delete(place);
    this.#tell(place);
  }

  /** Drafts that couldn't be saved exist only here, so they stay. */
  #forgetKept(): void {
    for (const place of [...this.#live.keys()])
      if (!this.#refused.has(place)) this.#live.delete(place);
  }

  #tell(place: string | null): void {
    for (const listener of [...this.#listeners]) listener(place);
  }
}

/** Deletes all drafts of a workspace that is being removed from this device. */
export function forgetDrafts(workspace: string): void {
  for (const key of keysFrom(prefixOf(workspace))) localStorage.removeItem(key);
}

function stored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/**
 * If it doesn't fit, the last saved version stays: after a reload, the beginning is better than
 * nothing.
 */
function store(key: string, fields: DraftFields | null): DraftRefusal | null {
  try {
    if (fields === null) {
      localStorage.removeItem(key);
      return null;
    }
    const text = JSON.stringify(fields);
    if (text.length > LONGEST_DRAFT_CHARACTERS) return 'tooLong';
    const others = keysFrom(PREFIX).filter((each) => each !== key);
    const taken = others.reduce((sum, each) => sum + (stored(each)?.length ?? 0), 0);
    if (taken + text.length > ALL_DRAFTS_CHARACTERS) return 'full';
    localStorage.setItem(key, text);
    return null;
  } catch {
    return 'full';
  }
}

function parse(text: string | null): DraftFields | null {
  if (text === null || text.length > LONGEST_DRAFT_CHARACTERS) return null;
  try {
    const raw: unknown = JSON.parse(text);
    if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return null;
    const fields = Object.entries(raw).filter(
      (field): field is [string, string] => typeof field[1] === 'string',
    );
    return fields.length === 0 ? null : Object.fromEntries(fields);
  } catch {
    return null;
  }
}

function keysFrom(prefix: string): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  } catch {
    return [];
  }
}
