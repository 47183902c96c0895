/** Amounts in sentences: which form of a word goes with them, decided in one place. */
const PLURAL = new Intl.PluralRules('en-GB');
const SMALL = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];

/** The form that goes with an amount; `many` is by default `one` with an s. */
export function plural(amount: number, one: string, many = `${one}s`): string {
  return PLURAL.select(amount) === 'one' ? one : many;
}

/** `1 goal`, `3 goals`, `12 goals`. */
export function count(amount: number, one: string, many?: string): string {
  return `${String(amount)} ${plural(amount, one, many)}`;
}

/** At the start of a sentence: `No goals`, `One goal`, `Three goals`, `12 goals`. */
export function countInWords(amount: number, one: string, many?: string): string {
  return `${SMALL[amount] ?? String(amount)} ${plural(amount, one, many)}`;
}

/** Within a sentence: `no goals`, `one goal`, `three goals`, `12 goals`. */
export function inWords(amount: number, one: string, many?: string): string {
  return `${(SMALL[amount] ?? String(amount)).toLowerCase()} ${plural(amount, one, many)}`;
}
