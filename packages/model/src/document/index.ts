/** The shared document: opening, reading, changing and undoing. */
export { countEdits } from './count-edits.ts';
export { createDoc } from './create-doc.ts';
export { binRecord, goesAlong, purgeRecord, purgeRecords, restoreRecord } from './bin.ts';
export {
  LocalChange,
  ReadOnlyError,
  change,
  type Edit,
  type EntityRef,
  type Writer,
} from './change.ts';
export {
  SCHEMA_VERSION,
  isNewer,
  metaOf,
  proseName,
  proseOf,
  readMeta,
  rootOf,
  type WorkspaceMeta,
} from './document.ts';
export { arrivedSince, idOfKey, itemsOf, rawEntries } from './entries.ts';
export {
  parseEntry,
  type Collection,
  type CollectionShape,
  type FirstOf,
  type Parsed,
  type RecordOf,
} from './collection.ts';
export { isId, type Entity, type Scalar } from './entity.ts';
export {
  entriesToRead,
  visitsOf,
  type EntriesToRead,
  type Known,
  type Visit,
} from './entries-to-read.ts';
export type { Contested } from './contested.ts';
export { giveRecord, type OwnedCollection } from './give.ts';
export { moveRecord } from './move.ts';
export type { Passage, TextRange } from './passage.ts';
export { ownClients } from './own-clients.ts';
export { History, type Step, type TakenBack, type Writing } from './history.ts';
export { ProseHistory } from './prose-history.ts';
export {
  nextRedo,
  nextUndo,
  redoLatest,
  StepNumbers,
  undoLatest,
  type StepHistory,
} from './steps-in-order.ts';
export { isLongProse, lettersIn, LONGEST_PROSE_CHARACTERS, roomIn } from './prose-size.ts';
export { readAll, readOne, type Reading } from './read.ts';
export { touchedDays } from './touched.ts';
export { renameWorkspace, setUpWorkspace } from './set-up.ts';
