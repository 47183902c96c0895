/** Rich text as one flat shared text: reading, rendering and writing it. Depends only on Yjs. */
export {
  indexesOfPlaces,
  indexesOfWords,
  type Indexes,
  indexOfPlace,
  placeAt,
  type PlacedWords,
  type Side,
} from './anchors.ts';
export {
  EMBED,
  isHeading,
  type Kind,
  KINDS,
  type Line,
  type LineShape,
  lineText,
  MARK_NAMES,
  type Marks,
  type Run,
  sameMarks,
  shownKind,
} from './line.ts';
export { htmlOf } from './html.ts';
export { markdownOf } from './markdown.ts';
export { type Container, DEEPEST, type Resolved, resolvePath } from './path.ts';
export { hasWords, piecesIn, plainLines, plainText, proseSize, quoteOf } from './plain-text.ts';
export { type Flat, readFlat } from './read.ts';
export { plainLine, readPlain } from './read-plain.ts';
export { type Block, type Item, render } from './render.ts';
export { linesOfPlainText, type NewId, newMarker, type NewLine, writeLines } from './write.ts';
export { type Attributes, type Marker, markerOf, marksOf } from './words.ts';
