/** Amounts of a measure: read as people type them, and written as people say them. */
import { type AmountReading, excerpt, readAmount, writeNumber } from '@cairn/model/shared';

/** The plural s of `talks`, but not the s of `bus`, `less` or `h/s`. */
const PLURAL = /(?<=[a-z][^\Wius])s$/;
const MONEY = /^[€$£¥]$/;
const MOST_OF_A_UNIT = 30;

/** Reads what was typed, by the number format of the browser's language. */
export function readTyped(typed: string, unit: string): AmountReading {
  return readAmount(typed, unit, navigator.language);
}

/**
 * The other amount that text typed in place of `before` could mean; `null` if it isn't ambiguous.
 */
export function otherMeaning(typed: string, unit: string, before: string): number | null {
  const reading = readTyped(typed, unit);
  return reading.ok && typed !== before ? reading.orElse : null;
}

/** The message for text that can't be read as an amount in this unit. */
export function amountRefusal(
  reading: Extract<AmountReading, { ok: false }>,
  unit: string,
): string {
  if (reading.reason === 'notANumber') return 'That isn’t a number.';
  const said = `“${excerpt(reading.unit, MOST_OF_A_UNIT)}”`;
  const known = excerpt(unit.trim(), MOST_OF_A_UNIT);
  return unit.trim() === ''
    ? `Put ${said} in Unit, and the number here.`
    : `This goal is measured in ${known}, not ${said}. Enter the number in ${known}.`;
}

/** `3`, `2.5`, `12,000`. */
export function sayNumber(amount: number): string {
  return amount.toLocaleString('en-GB', { maximumFractionDigits: 2 });
}

/** `3 talks`, `40%`, `€12,000`. */
export function sayAmount(amount: number, unit: string): string {
  const number = sayNumber(amount);
  const word = unit.trim();
  if (word === '') return number;
  if (MONEY.test(word)) return amount < 0 ? `-${word}${number.slice(1)}` : `${word}${number}`;
  if (word === '%') return `${number}%`;
  return `${number} ${amount === 1 ? word.replace(PLURAL, '') : word}`;
}

/** For an input field, in the number format of the browser's language. */
export function writeAmount(amount: number | null): string {
  return amount === null ? '' : writeNumber(amount, navigator.language);
}
