/** Exporting a workspace and bringing it back in. */
export {
  openCopyFile,
  encodeCopy,
  hasPending,
  type CopyHeader,
  type CopyRefusal,
  type CopyTrial,
  type OpenedCopy,
} from './copy-file.ts';
export { freshCopy } from './fresh-copy.ts';
