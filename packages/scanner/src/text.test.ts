import { expect, test } from 'vitest';
import { utf16Length } from './text.ts';

/** As Yjs reads text. */
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function lengthByDecoder(bytes: Uint8Array): number {
  try {
    return decoder.decode(bytes).length;
  } catch {
    return -1;
  }
}

test('text at the edges of every form is judged as a strict decoder judges it', () => {
  const edges = [0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0];
  const last = [0x41, 0x80, 0xbf, 0xc0];
  const wrong: string[] = [];
  for (let lead = 0x7f; lead < 256; lead += 1) {
    for (const second of edges) {
      for (const third of last) {
        for (const fourth of last) {
          const bytes = Uint8Array.of(0x41, lead, second, third, fourth);
          for (let end = 2; end <= bytes.length; end += 1) {
            const expected = lengthByDecoder(bytes.subarray(0, end));
            if (utf16Length(bytes, 0, end) !== expected) wrong.push(bytes.subarray(0, end).join());
          }
        }
      }
    }
  }
  expect(wrong).toEqual([]);
});
