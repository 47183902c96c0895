/**
 * Stands in for lib0/logging, with which Yjs prints its rare warnings: the original brings styling
 * for consoles, a DOM library and a schema library along, 4 KB of every page.
 */
/* eslint-disable no-console -- reason: printing is all it does. */

const style = (): symbol => Symbol('style');

export const BOLD = style();
export const UNBOLD = style();
export const ORANGE = style();
export const RED = style();

const words = (args: readonly unknown[]) => args.filter((arg) => typeof arg !== 'symbol');

export function print(...args: readonly unknown[]): void {
  console.log(...words(args));
}

export function warn(...args: readonly unknown[]): void {
  console.warn(...words(args));
}
