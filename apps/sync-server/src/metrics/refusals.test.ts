import { expect, test } from 'vitest';
import { createLog } from '../log.ts';
import { createRefusals } from './refusals.ts';
import { createTally } from './tally.ts';

function logged() {
  const lines: Record<string, unknown>[] = [];
  const log = createLog('info', {
    write: (line) => lines.push(JSON.parse(line) as Record<string, unknown>),
  });
  const tally = createTally();
  return { lines, tally, refusals: createRefusals(tally, log) };
}

test('F34: a thousand refusals from one range of addresses are two lines, and all are counted', () => {
  const { lines, tally, refusals } = logged();
  for (let index = 0; index < 1_000; index += 1) {
    refusals.refuse(index % 4 === 0 ? 'mismatch' : 'malformed', `10.0.0.${index % 200}`);
  }
  refusals.sumUp();
  refusals.sumUp();
  expect(lines).toMatchObject([
    { msg: 'refused', from: '10.0.0.0/24', reasons: { mismatch: 1 } },
    { msg: 'refused', from: '10.0.0.0/24', reasons: { mismatch: 249, malformed: 750 } },
  ]);
  expect(Object.fromEntries(tally.refusals)).toEqual({ mismatch: 250, malformed: 750 });
});

test('F34: refusals from very many addresses are few lines', () => {
  const { lines, refusals } = logged();
  for (let index = 0; index < 1_000; index += 1) {
    refusals.refuse('origin', `10.${index % 250}.${Math.floor(index / 250)}.1`);
  }
  refusals.sumUp();
  expect(lines).toHaveLength(102);
  expect(lines.at(-1)).toMatchObject({ from: 'others', reasons: { origin: 899 } });
});
