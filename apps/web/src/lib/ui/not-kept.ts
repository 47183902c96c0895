/** What to do when this browser won't keep something. */
export const FREE_SPACE = 'Free up some space, or leave private browsing, then try again.';
