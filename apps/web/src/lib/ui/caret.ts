/** Where a caret belongs after somebody else changed the text around it. */

/**
 * The place in `next` of a caret that stood at `caret` (UTF-16 units) in `previous`. Text changed
 * before the caret moves it along; text changed after it leaves it; a change that covers it puts it
 * at the end of what came in.
 */
export function moveCaret(previous: string, next: string, caret: number): number {
  const shorter = Math.min(previous.length, next.length);
  let head = 0;
  while (head < shorter && previous[head] === next[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && previous.at(-1 - tail) === next.at(-1 - tail)) tail += 1;
  if (caret <= head) return caret;
  if (caret >= previous.length - tail) return caret + next.length - previous.length;
  return next.length - tail;
}

/**
 * Tells the echo of what was typed here from a change made elsewhere: a field that reports each
 * keystroke gets every one of them back, some only after the next has been typed.
 */
export class Echoes {
  #sent: string[] = [];

  /** Remembers a text that was reported. */
  send(text: string): void {
    this.#sent.push(text);
    if (this.#sent.length > 100) this.#sent.shift();
  }

  /** True when `text` is one of ours coming back; what was sent before it is then settled too. */
  settle(text: string): boolean {
    const at = this.#sent.lastIndexOf(text);
    if (at === -1) return false;
    this.#sent.splice(0, at + 1);
    return true;
  }
}
