/** An embed of a newer version of Cairn, as HTML, so that it can be cut and pasted without loss. */

/** Longer ones aren't copied. */
const LONGEST = 10_000;

/** The attributes of the element that represents it. */
export function embedAttributes(value: unknown): Record<string, string> {
  const shown = { class: 'prose-unknown', title: 'Made with a newer version of Cairn' };
  const json = JSON.stringify(value) ?? 'null';
  return json.length > LONGEST ? shown : { ...shown, 'data-embed': json };
}

/**
 * The embed that an element represents; `null` if it isn't something that may be put into a text.
 */
export function embedIn(element: HTMLElement): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(element.dataset['embed'] ?? '');
    const isEmbed = typeof value === 'object' && value !== null && !Array.isArray(value);
    // With `b` it would be a line break.
    return isEmbed && !('b' in value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
