/** What was being written when a box was closed, so that Esc never costs a paragraph. Gone with the page. */
const kept = new Map<string, string>();

export function readDraft(place: string): string {
  return kept.get(place) ?? '';
}

export function keepDraft(place: string, text: string): void {
  if (text.trim() === '') kept.delete(place);
  else kept.set(place, text);
}
