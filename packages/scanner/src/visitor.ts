/* What a scan reports while it reads, in numbers, so that nothing has to be stored for it. */

/**
 * Is told of every struct, what it needs first, and every deletion, in the order of the bytes. That
 * includes those before a fault, so what it gathers counts only once the scan has returned `ok`.
 */
export interface ScanVisitor {
  /**
   * A struct of `length` clocks; `kind` is `GC`, `SKIP` or the number of its content. It is the
   * update's bytes from `start` up to `end`, and has `values` values of the kinds Any and JSON.
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
  /** The next struct needs this one, of another client, first. */
  reference?(client: number, clock: number): void;
  /** A range of deletions. */
  deleted?(client: number, clock: number, length: number): void;
}
