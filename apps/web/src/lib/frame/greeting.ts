/** The beginning of Today: a greeting for the time of day, and the date. */

/** The greeting for an hour of the day, 0 to 23. */
export function greetingAt(hour: number): { readonly words: string; readonly end?: string } {
  if (hour < 5) return { words: 'Still up', end: '?' };
  if (hour < 12) return { words: 'Good morning' };
  if (hour < 18) return { words: 'Good afternoon' };
  return { words: 'Good evening' };
}

/** "Saturday 21 November", for an instant in milliseconds since 1970. */
export function dayInWords(now: number): string {
  const date = new Date(now);
  const weekday = date.toLocaleDateString('en-GB', { weekday: 'long' });
  return `${weekday} ${date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long' })}`;
}
