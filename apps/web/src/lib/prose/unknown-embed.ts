/** What a newer version of Cairn has put into a text, as HTML: so that it can be cut and pasted without loss. */

/** What is longer isn't copied. */
const LONGEST = 10_000;

/** The attributes of the element that stands for it. */
export function embedAttributes(value: unknown): Record<string, string> {
  const shown = { class: 'prose-unknown', title: 'Made with a newer version of Cairn' };
  const json = JSON.stringify(value) ?? 'null';
  return json.length > LONGEST ? shown : { ...shown, 'data-embed': json };
}

/** What the element stands for; `null` when that isn't something that may be put into a text. */
export function embedIn(element: HTMLElement): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(element.dataset['embed'] ?? '');
    const isEmbed = typeof value === 'object' && value !== null && !Array.isArray(value);
    // With `b` it would be a break between lines.
    return isEmbed && !('b' in value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
