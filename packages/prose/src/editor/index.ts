/** Translates between a flat shared text and a ProseMirror document. No DOM, no editor state. */
export { applyEvent, applyWords, isShown, reconcile } from './apply.ts';
export { docToFlat } from './from-doc.ts';
export { type DeltaOp, flatIndexAt, flatSize, leafAt, mapIndex, posAt } from './positions.ts';
export { proseSchema, type ProseSchema } from './schema.ts';
export { flatToDoc } from './to-doc.ts';
export { writeChange, type WriteOptions, type Written } from './write-change.ts';
