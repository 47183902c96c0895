/** Where a caret belongs after somebody else has changed the text around it. */

/**
 * The position in `next` of a caret that was at `caret` (in UTF-16 units) in `previous`. A change
 * before the caret moves it along; a change after it doesn't; a change around it puts it after the
 * new text.
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
 * keystroke gets every one of them back, some only after the next one was typed.
 */
export class Echoes {
  #sent: string[] = [];

  /** Remembers a text that was reported. */
  send(text: string): void {
    this.#sent.push(text);
    if (this.#sent.length > 100) this.#sent.shift();
  }

  /**
   * True if `text` is one of ours coming back; then everything reported before it is settled too.
   */
  settle(text: string): boolean {
    const at = this.#sent.lastIndexOf(text);
    if (at === -1) return false;
    this.#sent.splice(0, at + 1);
    return true;
  }
}
