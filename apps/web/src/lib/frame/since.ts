/** "since January", below the workspace's name. */
const MONTHS_WITHOUT_YEAR = 10;

/** `startedAt` and `now` in milliseconds since 1970; `null` if the start isn't known. */
export function sinceWhen(startedAt: number | null, now: number): string | null {
  if (startedAt === null) return null;
  const start = new Date(startedAt);
  const today = new Date(now);
  const months =
    (today.getFullYear() - start.getFullYear()) * 12 + today.getMonth() - start.getMonth();
  if (months <= 0)
    return start.getDate() === today.getDate() ? 'started today' : 'started this month';
  return `since ${start.toLocaleDateString('en-GB', {
    month: 'long',
    ...(months > MONTHS_WITHOUT_YEAR ? { year: 'numeric' } : {}),
  })}`;
}
