/** A link that was opened or pasted, and what it means here. Nothing is kept or sent before the person has answered. */
import { roomOf } from '@cairn/protocol';
import { roomKeysOf } from '@cairn/sealed';
import { accessOf } from '#lib/device/links.ts';
import { device, type FormerLink, type WorkspaceEntry } from '#lib/device/workspaces.svelte.ts';
import { hearFarewell } from '#lib/sync/hear-farewell.ts';
import { readFarewellOf } from '#lib/sync/read-farewell.ts';
import { farewellBytes, noteFarewell } from './change-link.ts';
import { keysOf } from './keys.ts';
import { findRoom, findWorkspace, isWriters } from './known-links.ts';
import { Look } from './look-into.svelte.ts';
import { relayOrigin } from './relay-origin.ts';

export type LinkMeaning =
  /** The room is looked into; `empty`: the relay has nothing of it, `refused`: it is closed. */
  | { readonly kind: 'looking'; readonly state: 'reaching' | 'empty' | 'unreachable' | 'refused' }
  /** A workspace that this device doesn't have: one may join. */
  | { readonly kind: 'unknown'; readonly look: Look }
  /** The workspace is here, and the link allows nothing more. */
  | { readonly kind: 'here'; readonly entry: WorkspaceEntry }
  /** The workspace is here for reading, and the link is a writer's of the same room. */
  | { readonly kind: 'moreAccess'; readonly entry: WorkspaceEntry }
  /** A link that a workspace here had before. */
  | { readonly kind: 'former'; readonly entry: WorkspaceEntry; readonly former: FormerLink }
  /** Another room whose document says that it is a workspace of this device: to be asked. */
  | { readonly kind: 'claims'; readonly entry: WorkspaceEntry; readonly look: Look }
  /** As `claims`, but for reading only, and here one may write: it's never taken. */
  | { readonly kind: 'claimsForReading'; readonly entry: WorkspaceEntry };

/** What the farewell in the room of the present link says of another link. */
export type FarewellSays =
  /** None was heard: as far as this device knows, the present link works. */
  | { readonly kind: 'nothing' }
  /** It leads to the room of the other link, or to yet another room; `at` in milliseconds since 1970. */
  | { readonly kind: 'thisRoom' | 'otherRoom'; readonly at: number | null }
  /** There is one, and it can't be read or names no room. */
  | { readonly kind: 'unclear' };

const ANSWER_MS = 3_000;

export class OpenedLink {
  readonly link: string;
  readonly #room: string;
  #look: Look | null = null;
  readonly #known = $derived.by(() => findRoom(this.link, device.list));

  /** `link` as a device keeps it. The caller disposes it. */
  constructor(link: string) {
    this.link = link;
    this.#room = roomOf(keysOf(link));
    if (findRoom(link).kind === 'unknown') this.#look = new Look(link);
  }

  get meaning(): LinkMeaning {
    const known = this.#known;
    if (known.kind !== 'unknown') return known;
    const look = this.#look;
    if (look === null) return { kind: 'looking', state: 'reaching' };
    if (look.state !== 'ready') return { kind: 'looking', state: look.state };
    // A workspace without a link never touches the relay, so no link leads to it.
    const linked = device.list.filter(({ link }) => link !== null);
    const entry = findWorkspace(look.workspace, linked);
    if (entry === undefined) return { kind: 'unknown', look };
    return isWriters(entry) && accessOf(this.link) === 'read'
      ? { kind: 'claimsForReading', entry }
      : { kind: 'claims', entry, look };
  }

  /** What is known of the room that this device would leave for this link. */
  farewellOf({ link, farewell }: WorkspaceEntry): FarewellSays {
    if (farewell === null || link === null) return { kind: 'nothing' };
    const said = readFarewellOf(roomKeysOf(keysOf(link)), farewellBytes(farewell));
    if (said === null || said.next === null) return { kind: 'unclear' };
    return { kind: said.next === this.#room ? 'thisRoom' : 'otherRoom', at: said.at };
  }

  /** Asks the relay whether the present link's room is closed, unless that is known. */
  async hearOldRoom({ key, link, farewell }: WorkspaceEntry): Promise<void> {
    if (farewell !== null || link === null) return;
    const origin = relayOrigin();
    const heard = await hearFarewell(keysOf(link), { origin, timeoutMs: ANSWER_MS });
    if (heard !== null) noteFarewell(key, link, heard.signed);
  }

  dispose(): void {
    this.#look?.dispose();
  }
}
