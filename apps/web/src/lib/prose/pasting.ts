/** What can't be pasted or dropped, and what the user is told. */
import type { roomIn } from '@cairn/model/document';

/** Longer HTML for little text, such as a whole website, would take the browser too long. */
const LONGEST_HTML = 2_000_000;

export interface Brought {
  /** Why nothing is inserted; `null` if it is. */
  readonly refusal: string | null;
  /** What is left out; `null` if nothing is. */
  readonly note: string | null;
  /** Only the plain text is inserted, without formatting. */
  readonly onlyWords: boolean;
}

/** @param room how much more the text can hold. */
export function readBrought(data: DataTransfer, room: ReturnType<typeof roomIn>): Brought {
  const [words, html] = [data.getData('text/plain'), data.getData('text/html')];
  const isEmpty = words === '' && html === '';
  const hasImage =
    [...data.files].some(({ type }) => type.startsWith('image/')) || /<img\b/i.test(html);
  const hasEmbedded = /<(?:object|embed|iframe|video|audio|canvas|svg)\b/i.test(html);
  const left = [hasImage ? 'images' : '', hasEmbedded ? 'embedded objects' : ''].filter(Boolean);
  const refusal =
    isEmpty && data.files.length > 0
      ? `Notes can’t hold ${hasImage ? 'images' : 'files'} yet, so nothing was added.`
      : tooMuch(words, html, room);
  return {
    refusal,
    note:
      refusal === null && left.length > 0 && !isEmpty
        ? `Notes can’t hold ${left.join(' or ')} yet, so only the words were added.`
        : null,
    onlyWords: html.length > LONGEST_HTML,
  };
}

function tooMuch(words: string, html: string, room: ReturnType<typeof roomIn>): string | null {
  // Without plain text beside it, we can't tell how much text the HTML has.
  const isTooLong = words.length > room.letters || (words === '' && html.length > LONGEST_HTML);
  const lines = words.length < room.lines ? 0 : words.split('\n').length;
  return isTooLong || lines > room.lines
    ? 'That’s more than these notes can hold, so nothing was added. What you copied is unchanged: try a smaller part of it.'
    : null;
}
