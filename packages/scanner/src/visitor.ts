/* What a scan tells while it reads, in numbers, so that nothing has to be kept for it. */

/**
 * Hears of every struct and deletion in the order of the bytes, also of those before a fault: what
 * it gathers counts only once the scan has answered `ok`.
 */
export interface ScanVisitor {
  struct?(client: number, clock: number, length: number, isSkip: boolean): void;
  deleted?(client: number, clock: number, length: number): void;
}
