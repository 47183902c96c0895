/** Shared styles for the box of every field. */
export const FIELD_BOX =
  'w-full rounded-control border border-edge bg-surface px-3 py-2 text-base text-ink ' +
  'transition-colors hover:border-ink aria-invalid:border-clay disabled:opacity-60 ' +
  'focus-visible:border-moss focus-visible:outline-offset-0';
