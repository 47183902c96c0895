/** Someone who comes too late is told who ended the invitation, why, and what to do. */
import { expect, test } from 'vitest';
import { endedWords, expiredWords } from './invitation-refusals.ts';

const NOW = new Date(2027, 2, 12, 12).getTime();
const at = NOW - 180_000;
const late = { kind: 'late', inviterName: 'Mira' } as const;
const ended = { kind: 'ended', inviterName: '', usedHere: null } as const;

test('F37 each ending has its own message, with whom to ask', () => {
  const { title, text } = endedWords({ ...late, ended: { end: 'used', by: 'Eve', at } }, NOW);
  expect(title).toBe('Somebody else got there first');
  expect(text).toContain('Somebody who gave the name “Eve” used this one 3 minutes ago');
  expect(text).toContain('Tell Mira');
  const earlier = { end: 'used', by: 'Eve', at: at - 3 * 86_400_000 } as const;
  expect(endedWords({ ...late, ended: earlier }, NOW).text).toContain('one on Tuesday at 11:57.');
  const titles = (['used', 'withdrawn', 'expired', 'linkChanged'] as const).map(
    (end) => endedWords({ ...ended, ended: { end, by: 'Mira', at } }, NOW).title,
  );
  expect(titles).toEqual([
    'This invitation has been used',
    'This invitation was withdrawn',
    'This invitation has expired',
    'This invitation no longer works',
  ]);
  const run = endedWords({ ...ended, ended: { end: 'expired', by: 'Mira', at } }, NOW);
  expect(run.text).toContain('Ask Mira for a new one.');
});

test('a farewell without a name, or with an implausible time, leaves that out', () => {
  const nameless = endedWords({ ...ended, ended: { end: 'withdrawn', by: ' ', at } }, NOW);
  expect(nameless.text).toMatch(/^Whoever invited you withdrew it 3 minutes ago/);
  const used = endedWords({ ...ended, ended: { end: 'used', by: '', at: 8.64e15 } }, NOW);
  expect(used.text).toContain('Somebody who gave no name used this one. If');
});

test('F37 an expired one that nobody has ended says until when it worked and whom to ask', () => {
  const { title, text } = expiredWords(
    {
      to: { access: 'write', secret: new Uint8Array(32) },
      ...{ workspaceName: '', inviterName: 'Mira', person: '', expiresAt: NOW - 86_400_000 },
    },
    NOW,
  );
  expect(title).toBe('This invitation has expired');
  expect(text).toBe(
    'It worked for two weeks, until yesterday, and nobody used it. Ask Mira for a new one.',
  );
});
