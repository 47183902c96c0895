import { LONGEST_TEXT_CHARACTERS } from '@cairn/model/shared';
import { expect, test } from 'vitest';
import { LONGEST_EDITABLE } from '#lib/ui/long-text.ts';

test('a field refuses to edit exactly those texts that the model cuts short', () => {
  expect(LONGEST_EDITABLE).toBe(LONGEST_TEXT_CHARACTERS);
});
