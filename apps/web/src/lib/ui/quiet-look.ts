/** Shared styles for the quiet buttons on a record's page, so that they stay alike. */

/** For adding something; inviting but not insistent. */
export const QUIET_ADD =
  'inline-flex min-h-8 items-center gap-1.5 rounded-full border border-dashed border-line px-3 text-sm text-soft print:hidden transition-colors enabled:hover:border-edge enabled:hover:text-ink pointer-coarse:min-h-11';

/** A button within a line of text. */
export const IN_LINE =
  'rounded-sm font-medium text-ink underline decoration-line underline-offset-4 hover:decoration-current';

/** One of a record's settings, which opens in place. */
export const FACT =
  'inline-flex min-h-8 items-center gap-1.5 rounded-full px-3 text-sm transition-colors pointer-coarse:min-h-11';
export const QUIET_FACT = `${FACT} bg-sunk text-soft hover:text-ink`;
