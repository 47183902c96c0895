/** Which threads the feedback page shows; the address keeps the choice. */
export const FILTERS = [
  { id: 'waiting', label: 'Waiting for you' },
  { id: 'new', label: 'New since your last visit' },
  { id: 'open', label: 'Open' },
  { id: 'resolved', label: 'Resolved' },
  { id: 'all', label: 'All' },
] as const;

export type Filter = (typeof FILTERS)[number]['id'];

/** The choice named in an address, `null` when it names none. */
export function parseFilter(raw: string | null): Filter | null {
  return FILTERS.find(({ id }) => id === raw)?.id ?? null;
}
