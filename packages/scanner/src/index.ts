/* The entry point of the scanner: foreign bytes in, a verdict out. */

export { ClientMap } from './client-map.ts';
export {
  ANY_CONTENT,
  BINARY,
  GC,
  MAILBOX_CONTENT,
  MOST_CLOCK,
  MOST_DEPTH,
  SKIP,
  type ContentKinds,
  type Refused,
  type ScanFault,
  type ScanLimits,
} from './limits.ts';
export { type Lack, Needs } from './needs.ts';
export { cutStruct, visitStructs } from './cut.ts';
export { scanStateVector, type StateVectorScanned } from './state-vector.ts';
export { scanSyncFrame, type SyncFrameScan } from './sync-frame.ts';
export { scanUpdate, type Scanned, type ScanResult } from './update.ts';
export type { ScanVisitor } from './visitor.ts';
