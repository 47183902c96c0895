import { expect, test } from 'vitest';
import { logLibraryWords } from './library-words.ts';
import { createLog } from './log.ts';

test('what libraries say is a line of the log, one in ten seconds, and the others are counted', () => {
  const lines: unknown[] = [];
  const clock = { now: 0 };
  const to = { ...console };
  const log = createLog('info', { write: (line: string) => lines.push(JSON.parse(line)) });
  logLibraryWords(to, log, () => clock.now);
  to.info('The user aborted %d requests.', 3);
  for (let times = 0; times < 1_000; times += 1) to.error(new Error('again'));
  expect(lines).toMatchObject([{ words: 'The user aborted 3 requests.', leftOut: 0 }]);
  clock.now = 10_000;
  to.error(new Error('x'.repeat(10_000)));
  expect(lines).toMatchObject([{}, { leftOut: 1_000, msg: 'a library says' }]);
  expect(JSON.stringify(lines[1]).length).toBeLessThan(1_000);
});
