/**
 * A link that was opened or pasted, and what it means on this device. Nothing is saved or sent
 * before the user has answered.
 */
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
  /**
   * The room is being looked into. `empty`: the relay holds nothing; `refused`: the room is closed.
   */
  | { readonly kind: 'looking'; readonly state: 'reaching' | 'empty' | 'unreachable' | 'refused' }
  /** A workspace that isn't on this device: you may join. */
  | { readonly kind: 'unknown'; readonly look: Look }
  /** The workspace is here, and the link gives no more access. */
  | { readonly kind: 'here'; readonly entry: WorkspaceEntry }
  /** The workspace is here for reading, and the link is a writer's of the same room. */
  | { readonly kind: 'moreAccess'; readonly entry: WorkspaceEntry }
  /** A former link of a workspace on this device. */
  | { readonly kind: 'former'; readonly entry: WorkspaceEntry; readonly former: FormerLink }
  /** Another room whose document claims to be a workspace on this device: the user is asked. */
  | { readonly kind: 'claims'; readonly entry: WorkspaceEntry; readonly look: Look }
  /**
   * Like `claims`, but the link only allows reading while this device may write: it is never taken.
   */
  | { readonly kind: 'claimsForReading'; readonly entry: WorkspaceEntry };

/** What the farewell in the current link's room says about another link. */
export type FarewellSays =
  /** There is none: as far as this device knows, the current link works. */
  | { readonly kind: 'nothing' }
  /** It leads to the other link's room, or to a third room; `at` in milliseconds since 1970. */
  | { readonly kind: 'thisRoom' | 'otherRoom'; readonly at: number | null }
  /** There is one, but it can't be read or names no room. */
  | { readonly kind: 'unclear' };

const ANSWER_MS = 3_000;

export class OpenedLink {
  readonly link: string;
  readonly #room: string;
  #look: Look | null = null;
  readonly #known = $derived.by(() => findRoom(this.link, device.list));

  /** `link` in the form a device stores. The caller disposes it. */
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
    // A workspace without a link never contacts the relay, so no link leads to it.
    const linked = device.list.filter(({ link }) => link !== null);
    const entry = findWorkspace(look.workspace, linked);
    if (entry === undefined) return { kind: 'unknown', look };
    return isWriters(entry) && accessOf(this.link) === 'read'
      ? { kind: 'claimsForReading', entry }
      : { kind: 'claims', entry, look };
  }

  /** What is known about the room that this device would leave for this link. */
  farewellOf({ link, farewell }: WorkspaceEntry): FarewellSays {
    if (farewell === null || link === null) return { kind: 'nothing' };
    const said = readFarewellOf(roomKeysOf(keysOf(link)), farewellBytes(farewell));
    if (said === null || said.next === null) return { kind: 'unclear' };
    return { kind: said.next === this.#room ? 'thisRoom' : 'otherRoom', at: said.at };
  }

  /** Asks the relay whether the current link's room is closed, unless that is already known. */
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
