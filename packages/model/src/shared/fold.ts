/** Text as it is compared when searching: the same for everyone, whatever their language and keyboard. */

const ASCII = /^[\0-\x7f]*$/;
/** Accents, and the points of Hebrew and Arabic. Marks of other scripts are letters and stay. */
const ACCENTS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/g;
/** Soft hyphens, joiners and direction marks, which nobody types. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
/** Every character that is a mark in a normal form; the last two are of half-width Katakana. */
const MARK = /[\p{M}\uff9e\uff9f]/u;
/** More than any script puts on one letter. Unicode sorts them, for which 100,000 take ten seconds. */
const MOST_MARKS = 30;
const TOO_MANY_MARKS = new RegExp(`(${MARK.source}{${String(MOST_MARKS)}})${MARK.source}+`, 'gu');
/** Letters that no Unicode normal form decomposes. */
const PLAIN: Readonly<Record<string, string>> = {
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ß: 'ss',
  ς: 'σ',
};
const WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Removes case, accents and variant forms of letters: "Straße", "STRASSE" and "strasse" become the same. */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return (
    cutMarks(text)
      .normalize('NFKD')
      .replace(ACCENTS, '')
      .replace(INVISIBLE, '')
      // Upper case first: it is what turns the Turkish ı into an I.
      .toUpperCase()
      .toLowerCase()
      .replace(/[æœøłđðþħßς]/g, (letter) => PLAIN[letter] ?? letter)
  );
}

/** The text with no more marks on any letter than can be normalised at once. */
export function cutMarks(text: string): string {
  return text.replace(TOO_MANY_MARKS, '$1');
}

/** Where in `text` the letter begins that is at `index` in `fold(text)`. */
export function unfoldedIndex(text: string, index: number): number {
  if (ASCII.test(text)) return index;
  let folded = 0;
  let at = 0;
  let marks = 0;
  for (const letter of text) {
    marks = MARK.test(letter) ? marks + 1 : 0;
    const size = marks > MOST_MARKS ? 0 : fold(letter).length;
    if (folded + size > index) return at;
    folded += size;
    at += letter.length;
  }
  return at;
}

let segmenter: Intl.Segmenter | undefined;

/**
 * The words of a folded text, including in scripts that put no spaces between them (Chinese,
 * Japanese, Thai).
 */
export function wordsOf(folded: string): string[] {
  return folded.split(/\s+/).flatMap((piece) => {
    if (!WITHOUT_SPACES.test(piece)) return piece === '' ? [] : [piece];
    segmenter ??= new Intl.Segmenter(undefined, { granularity: 'word' });
    const words = [...segmenter.segment(piece)].filter(({ isWordLike }) => isWordLike);
    return words.length === 0 ? [piece] : words.map(({ segment }) => segment);
  });
}

/** True if a word may begin right after this letter, as in scripts without spaces. */
export function isWithoutSpaces(letter: string): boolean {
  return WITHOUT_SPACES.test(letter);
}
