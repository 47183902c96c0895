import { LONGEST_TEXT_CHARACTERS } from '@cairn/model/shared';
import { expect, test } from 'vitest';
import { LONGEST_EDITABLE } from '#lib/ui/long-text.ts';

test('a field lets be exactly what the model reads only to its beginning', () => {
  expect(LONGEST_EDITABLE).toBe(LONGEST_TEXT_CHARACTERS);
});
