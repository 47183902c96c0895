/** Taking a workspace out and bringing it back in. */
export {
  openCopyFile,
  encodeCopy,
  type CopyHeader,
  type CopyRefusal,
  type OpenedCopy,
} from './copy-file.ts';
