/** What a thing is called that has been given no name. */
export const UNTITLED = 'Untitled';

/** Among other kinds of things: `Untitled goal`. */
export const untitled = (kind: string): string => `${UNTITLED} ${kind}`;
