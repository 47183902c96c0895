/*
 * Which structs need which others to be there first, and whether any need each other. No honest
 * device writes such a circle, and Yjs assumes that there is none: it would lose track of what is
 * pending.
 */

import { ClientMap } from './client-map.ts';

export class Dependencies {
  /** For each client: its number, its first and end clocks in the update, and where its needs end. */
  readonly #clients: number[] = [];
  readonly #firstClocks: number[] = [];
  readonly #endClocks: number[] = [];
  readonly #needsEnds: number[] = [];
  /**
   * For each need, client by client in the order of clocks: the clock that has it, and the client
   * and clock it needs.
   */
  readonly #clocks: number[] = [];
  readonly #neededClients: number[] = [];
  readonly #neededClocks: number[] = [];
  /** The highest clock that the current client needs of each other client; lower ones add nothing. */
  readonly #highest = new ClientMap<number>();
  /** For each client, the first need that isn't met yet; used only while looking for a circle. */
  #nextNeeds: number[] = [];

  beginClient(client: number, clock: number): void {
    this.#clients.push(client);
    this.#firstClocks.push(clock);
    this.#highest.clear();
  }

  /** The struct of the current client at `clock` needs a struct of another client. */
  add(clock: number, neededClient: number, neededClock: number): void {
    if (neededClock <= (this.#highest.get(neededClient) ?? -1)) return;
    this.#highest.set(neededClient, neededClock);
    this.#clocks.push(clock);
    this.#neededClients.push(neededClient);
    this.#neededClocks.push(neededClock);
  }

  endClient(clock: number): void {
    this.#endClocks.push(clock);
    this.#needsEnds.push(this.#clocks.length);
  }

  /**
   * Whether some structs could never come after everything they need. Takes time linear in the
   * number of needs.
   */
  hasCircle(): boolean {
    const places = new ClientMap<number>();
    for (const [place, client] of this.#clients.entries()) places.set(client, place);
    const isWaiting = this.#clients.map(() => false);
    this.#nextNeeds = this.#needsEnds.map((_, place) => this.#needsEnds[place - 1] ?? 0);
    for (const [root, end] of this.#endClocks.entries()) {
      // Each waits for the next one to get as far as it needs.
      const waiting = [root];
      const targets = [end];
      for (let place = root; waiting.length > 0; place = waiting.at(-1) ?? root) {
        isWaiting[place] = this.#metUpTo(place) < (targets.at(-1) ?? end);
        if (!isWaiting[place]) {
          waiting.pop();
          targets.pop();
          continue;
        }
        const need = this.#nextNeeds[place] ?? 0;
        const needed = places.get(this.#neededClients[need] ?? -1);
        const target = needed === undefined ? 0 : this.#targetOf(need, needed);
        if (needed === undefined || this.#metUpTo(needed) >= target) {
          this.#nextNeeds[place] = need + 1;
        } else if (isWaiting[needed] === true) {
          return true;
        } else {
          waiting.push(needed);
          targets.push(target);
        }
      }
    }
    return false;
  }

  /** The clock up to which all needs of a client are met. */
  #metUpTo(place: number): number {
    const need = this.#nextNeeds[place] ?? 0;
    const areMet = need === this.#needsEnds[place];
    return (areMet ? this.#endClocks[place] : this.#clocks[need]) ?? 0;
  }

  /** How far a client must get, within the update, to meet this need. */
  #targetOf(need: number, needed: number): number {
    const clock = this.#neededClocks[need] ?? 0;
    if (clock < (this.#firstClocks[needed] ?? 0)) return 0;
    // What comes after everything the update has of a client comes after all of it.
    return Math.min(clock + 1, this.#endClocks[needed] ?? 0);
  }
}
