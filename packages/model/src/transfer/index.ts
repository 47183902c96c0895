/** Taking a workspace out and bringing it back in. */
export {
  decodeCopy,
  encodeCopy,
  type CopyHeader,
  type CopyRefusal,
  type OpenedCopy,
} from './copy-file.ts';
