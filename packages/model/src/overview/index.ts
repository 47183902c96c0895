/** Questions about the records of several features at once. */
export { evidenceOf, type Evidence } from './evidence.ts';
export {
  factKey,
  factsOf,
  TIME_IN_BLOCKS,
  type Fact,
  type FactSide,
  type FactsOptions,
  type ReviewSources,
} from './review-facts.ts';
