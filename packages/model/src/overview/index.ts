/** Questions about the records of several features at once. */
export { evidenceOf, type Evidence } from './evidence.ts';
