/** Amounts as people type them, whichever number format they are used to. */
import { cutMarks, fold } from './fold.ts';

export type AmountReading =
  | {
      readonly ok: true;
      readonly amount: number;
      /** What it means where numbers are grouped differently; `null` if it can only mean one thing. */
      readonly orElse: number | null;
    }
  | { readonly ok: false; readonly reason: 'notANumber' }
  /** A number with something beside it that isn't the unit. */
  | { readonly ok: false; readonly reason: 'otherUnit'; readonly unit: string };

const NOT_A_NUMBER = { ok: false, reason: 'notANumber' } as const;

/** The zeros of scripts that have their own digits; nine more follow each. */
const ZEROS = [
  0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66,
  0x0e50, 0x0ed0, 0x0f20, 0x1040, 0x17e0, 0x1810,
];
const GROUPS_OF_SPACE = /[\s'’٬]/;
const NUMBER = /^([^\d.,+-]*)([+-]?[\d.,][\d.,\s'’٬]*?)([^\d.,]*)$/u;
/** Longer than any number with its unit: trying the parts of a longer one takes long. */
const LONGEST_CHARACTERS = 200;
/** Thousands, or lakhs and crores. */
const GROUPED = /^\d{1,3}(?:,\d{3})+$|^\d{1,2}(?:,\d{2})+,\d{3}$/;

/**
 * Reads `1,234.5`, `1.234,5`, `1 234,5`, `40 %`, `€12`, full-width and Arabic digits. Where
 * `locale` would group, it is grouped; where only another locale would, it is read as a decimal,
 * and `orElse` has the other reading.
 * @param unit what may stand beside the number.
 * @param locale as in `navigator.language`.
 */
export function readAmount(typed: string, unit: string, locale: string): AmountReading {
  if (typed.length > LONGEST_CHARACTERS) return NOT_A_NUMBER;
  const [, before = '', number, behind = ''] = NUMBER.exec(plainDigits(typed).trim()) ?? [];
  if (number === undefined) return NOT_A_NUMBER;
  const said = `${before}${behind}`.trim();
  const reading = readNumber(number.trim(), locale);
  if (reading === null || (before.trim() !== '' && behind.trim() !== '')) return NOT_A_NUMBER;
  if (said !== '' && !isUnit(said, unit)) return { ok: false, reason: 'otherUnit', unit: said };
  return { ok: true, ...reading };
}

/** A number for an input field, as `locale` writes it, without groups. */
export function writeNumber(amount: number, locale: string): string {
  return new Intl.NumberFormat(locale, {
    useGrouping: false,
    maximumFractionDigits: 20,
    numberingSystem: 'latn',
  }).format(amount);
}

function plainDigits(typed: string): string {
  return cutMarks(typed)
    .normalize('NFKC')
    .replace(/[\u200e\u200f\u061c]/g, '')
    .replace(/[\u2212\u2013]/g, '-')
    .replace(/٫/g, '.')
    .replace(/\p{Nd}/gu, (digit) => {
      const code = digit.codePointAt(0) ?? 0;
      const zero = ZEROS.find((first) => code >= first && code < first + 10);
      return zero === undefined ? digit : String(code - zero);
    });
}

/** Singular and plural count as the same. */
function isUnit(said: string, unit: string): boolean {
  const [one, other] = [fold(said), fold(unit.trim())];
  return one === other || `${one}s` === other || one === `${other}s`;
}

type Reading = { readonly amount: number; readonly orElse: number | null };

function readNumber(number: string, locale: string): Reading | null {
  const sign = number.startsWith('-') ? -1 : 1;
  const digits = number.replace(/^[+-]\s*/, '');
  const whole = (text: string, decimals = '') => {
    const amount = sign * Number(`${text.replace(/\D/g, '') || '0'}.${decimals || '0'}`);
    return Number.isFinite(amount) ? amount : null;
  };
  const certain = (amount: number | null): Reading | null =>
    amount === null ? null : { amount, orElse: null };

  const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  if (last === -1) return isGrouped(digits) ? certain(whole(digits)) : null;
  const separator = digits.charAt(last);
  const [head, tail] = [digits.slice(0, last), digits.slice(last + 1)];
  if (head.includes(separator)) return isGrouped(digits) ? certain(whole(digits)) : null;
  if (!/^\d*$/.test(tail) || (head === '' && tail === '')) return null;
  // Other separators before this one group, so it begins the decimals.
  if (/[^\d]/.test(head)) return isGrouped(head) ? certain(whole(head, tail)) : null;
  const decimal = certain(whole(head, tail));
  const canGroup = /^[1-9]\d{0,2}$/.test(head) && tail.length === 3;
  if (!canGroup || decimal === null) return decimal;
  const grouped = whole(digits);
  if (separator === groupOf(locale)) return certain(grouped);
  return { amount: decimal.amount, orElse: grouped };
}

/** Digits alone, or with one kind of separator between groups. */
function isGrouped(digits: string): boolean {
  if (/^\d+$/.test(digits)) return true;
  const kinds = new Set(
    [...digits.replace(/\d/g, '')].map((sign) => (GROUPS_OF_SPACE.test(sign) ? ' ' : sign)),
  );
  return kinds.size === 1 && GROUPED.test(digits.replace(/\D/g, ','));
}

function groupOf(locale: string): string | undefined {
  const parts = new Intl.NumberFormat(locale, { useGrouping: true }).formatToParts(1_234_567);
  return parts.find(({ type }) => type === 'group')?.value;
}
