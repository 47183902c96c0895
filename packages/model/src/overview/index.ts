/** Questions about the records of several features at once. */
export { evidenceOf, type Evidence } from './evidence.ts';
export { factsOf, type FactsOptions, type ReviewSources } from './review-facts.ts';
