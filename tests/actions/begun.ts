/**
 * Workspaces that people are in already, for journeys that start there. Joining has journeys of its
 * own.
 */
import { readMeta, setUpWorkspace, type Writer } from '@cairn/model/document';
import { joinAsPerson, type Role } from '@cairn/model/people';
import { newId, type PersonId, type WorkspaceId } from '@cairn/model/shared';
import { newSecret, writerLink } from '@cairn/protocol';
import { randomBytes } from 'node:crypto';
import * as Y from 'yjs';
import { documentRow, type KeptEntry, type KeptRow } from './kept-workspace.ts';

export interface OnDevice {
  readonly entry: KeptEntry;
  readonly row: KeptRow;
}

const begun = new Map<string, BegunWorkspace>();

/** The workspace that was created with this permanent link. */
export function begunWith(link: string): BegunWorkspace {
  const workspace = begun.get(new URL(link).hash);
  if (!workspace) throw new Error('No journey has begun a workspace with this link. Use `join`.');
  return workspace;
}

const random = (size: number) => new Uint8Array(randomBytes(size));

export class BegunWorkspace {
  readonly #secret = newSecret(random);
  readonly #doc = new Y.Doc();
  #people = 0;

  constructor(name: string) {
    const id = newId<WorkspaceId>(random);
    setUpWorkspace(this.#writer(newId<PersonId>(random)), { id, name });
    begun.set(this.#hash, this);
  }

  /** Its permanent link, for the app at `origin`. */
  linkAt(origin: string): string {
    return writerLink(origin, this.#secret);
  }

  get #hash(): string {
    return new URL(this.linkAt('http://any')).hash;
  }

  /** Adds a person, on a device that holds the workspace with everyone added before. */
  add(name: string, role: Exclude<Role, 'observer'>): OnDevice {
    const person = newId<PersonId>(random);
    const colour = this.#people++;
    const timezone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    joinAsPerson(this.#writer(person), { name, role, colour, timezone });
    const key = newId<WorkspaceId>(random).slice(0, 10);
    const meta = readMeta(this.#doc);
    const entry = {
      ...{ key, name: meta.name, workspace: meta.id, link: this.#hash.slice(1) },
      ...{ person, personName: name, openedAt: Date.now() },
    };
    return { entry, row: documentRow(key, Y.encodeStateAsUpdate(this.#doc)) };
  }

  #writer(person: PersonId): Writer {
    return { doc: this.#doc, person, now: Date.now, random };
  }
}
