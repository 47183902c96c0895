/** What titles and steps are compared by, ignoring case and white space. */
export function titleKey(title: string): string {
  return title.trim().replace(/\s+/g, ' ').toLowerCase();
}
