/** An interrupted joining is found again, and so is an invitation that was used here. */
import type { PersonId } from '@cairn/model/shared';
import { afterEach, expect, test } from 'vitest';
import {
  forgetJoining,
  forgetUsed,
  hasUseToTell,
  type Joining,
  keepJoining,
  readJoinings,
  readUsed,
  rememberUsed,
} from './joinings.ts';

const joining: Joining = {
  ...{ key: 'k', invitation: 'A'.repeat(43), farewell: 'bytes', link: 'w.secret', workspace: 'id' },
  ...{ name: 'Mira & Robin', inviterName: 'Mira', person: 'p' as PersonId, personName: 'Robin' },
  ...{ otherNames: ['Mira'], wasHere: false },
};

afterEach(() => {
  localStorage.clear();
});

test('a joining is kept until it is finished', () => {
  keepJoining(joining);
  keepJoining({ ...joining, key: 'other' });
  keepJoining(joining);
  expect(readJoinings()).toEqual([{ ...joining, key: 'other' }, joining]);
  forgetJoining('other');
  forgetJoining('k');
  expect(readJoinings()).toEqual([]);
});

test('malformed entries in storage are left out', () => {
  localStorage.setItem(
    'cairn.joinings',
    JSON.stringify([null, {}, { ...joining, link: 1 }, { ...joining, invitation: 'x' }, joining]),
  );
  expect(readJoinings()).toEqual([joining]);
  localStorage.setItem('cairn.joinings', '{');
  expect(readJoinings()).toEqual([]);
  localStorage.setItem('cairn.used-invitations', JSON.stringify([{ key: 'k' }, 3]));
  expect(readUsed()).toEqual([]);
});

test('a used invitation is marked as untold until the workspace records it as well', () => {
  rememberUsed({ key: 'k', room: 'r', at: 1, told: false });
  expect(hasUseToTell('k')).toBe(true);
  rememberUsed({ key: 'k', room: 'r', at: 1, told: true });
  expect(hasUseToTell('k')).toBe(false);
  expect(readUsed()).toHaveLength(1);
  forgetUsed('k');
  expect(readUsed()).toEqual([]);
});
