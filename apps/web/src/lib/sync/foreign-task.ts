/** What the page and its worker for foreign bytes say to each other. */
import type { Signed } from '@cairn/sealed';

/** What the worker is asked; it answers with a list of yes and no. */
export type ForeignTask =
  | {
      readonly kind: 'try';
      readonly update: Uint8Array;
      /** The state of the document that it is for; an empty one without. */
      readonly base: Uint8Array | undefined;
    }
  | { readonly kind: 'verify'; readonly key: Uint8Array; readonly all: readonly Signed[] };
