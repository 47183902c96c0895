/** Amounts of a measure: read as people type them, said as people say them. */

const THOUSANDS = /^[+-]?\d{1,3}(?:[,\s\u00a0\u202f’']\d{3})+(?:\.\d+)?$/;
const PLAIN = /^[+-]?(?:\d+(?:[.,]\d+)?|[.,]\d+)$/;
/** The s of `talks`, but not of `bus`, `less` or `h/s`. */
const PLURAL = /(?<=[a-z][^\Wius])s$/;
const MONEY = /^[€$£¥]$/;

/** `null` for what is no number. A lone comma is a decimal one, unless three digits follow it as in 12,000. */
export function readAmount(typed: string): number | null {
  const text = typed.trim().replace('\u2212', '-');
  if (THOUSANDS.test(text)) return Number(text.replace(/[^\d.+-]/g, ''));
  if (PLAIN.test(text)) return Number(text.replace(',', '.'));
  return null;
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

/** For a field that is edited: digits as they are typed. */
export function writeAmount(amount: number | null): string {
  return amount === null ? '' : String(amount);
}
