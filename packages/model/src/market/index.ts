/** What the market asks for: job postings, and the skills and qualifications of each year. */
export {
  addMarketYear,
  addPosting,
  editMarketYear,
  editPosting,
  isYear,
  type MarketYearDraft,
  type PostingDraft,
  type PostingRefusal,
} from './change-market.ts';
export { pasteYears, yearSheet, type YearNote, type YearValues } from './market-sheet.ts';
export { marketYears, type MarketYear } from './market-year.ts';
export { postings, type Posting } from './posting.ts';
export {
  compareLines,
  countTerms,
  entriesOf,
  termFinder,
  type Comparison,
  type TermCount,
} from './read-market.ts';
