/** The name of something that has been given none. */
export const UNTITLED = 'Untitled';

/** Next to other kinds of things: `Untitled goal`. */
export const untitled = (kind: string): string => `${UNTITLED} ${kind}`;
