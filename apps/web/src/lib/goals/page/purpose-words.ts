/** What the parts of a vision are called where a goal quotes one. */
const PARTS: Readonly<Record<string, string>> = {
  fiveYears: 'In five years',
  tenYears: 'In ten years',
  value: 'Something you value',
  strength: 'A strength',
  weakness: 'A weakness',
  interest: 'An interest',
  drive: 'What drives you',
};

export function sayVisionKind(kind: string): string {
  return PARTS[kind] ?? 'From your vision';
}
