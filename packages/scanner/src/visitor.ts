/* What a scan tells while it reads, in numbers, so that nothing has to be kept for it. */

/**
 * Hears of every struct, what it needs before it, and every deletion, in the order of the bytes, also
 * of those before a fault: what it gathers counts only once the scan has answered `ok`.
 */
export interface ScanVisitor {
  /**
   * A struct of `length` clocks; `kind` is `GC`, `SKIP` or the number of its content. Its bytes are those
   * of the update from `start` up to `end`, and it has so many values of the kinds Any and JSON.
   */
  struct?(
    client: number,
    clock: number,
    length: number,
    kind: number,
    start: number,
    end: number,
    values: number,
  ): void;
  /** The next struct needs this one, of another client, to be there first. */
  reference?(client: number, clock: number): void;
  /** A range of deletions. */
  deleted?(client: number, clock: number, length: number): void;
}
