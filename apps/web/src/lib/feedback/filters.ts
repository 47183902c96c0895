/** Which threads the feedback page shows; the filter is in the address. */
export const FILTERS = [
  { id: 'waiting', label: 'Waiting for you' },
  { id: 'mentions', label: 'Mentions' },
  { id: 'new', label: 'New' },
  { id: 'others', label: 'Waiting for others' },
  { id: 'resolved', label: 'Resolved' },
  { id: 'all', label: 'All' },
] as const;

export type Filter = (typeof FILTERS)[number]['id'];

/** The filter named in an address; `null` if there is none. */
export function parseFilter(raw: string | null): Filter | null {
  return FILTERS.find(({ id }) => id === raw)?.id ?? null;
}
