import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { createLogTo } from './log.ts';
import { createLogOutput } from './log-output.ts';

test('F34: a stalled reader costs lines, not memory, and is told how many once it reads again', async () => {
  const stream = new PassThrough({ highWaterMark: 1_000 });
  const output = createLogOutput(stream, 10_000);
  const log = createLogTo(output);
  for (let index = 0; index < 1_000; index += 1) log.info({ index }, 'said');
  expect(stream.writableLength).toBeLessThanOrEqual(10_000);
  const dropped = output.droppedLines();
  expect(dropped).toBeGreaterThan(500);
  let read = '';
  await new Promise<void>((resolve) => {
    stream.on('data', (chunk: Buffer) => {
      read += chunk.toString();
      if (read.includes('log lines dropped')) resolve();
    });
  });
  const lines = read.trim().split('\n');
  expect(lines).toHaveLength(1_000 - dropped + 1);
  expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ level: 40, lines: dropped });
});

test('flushing ends once everything is read or, without a reader, when its time is up', async () => {
  const stream = new PassThrough({ highWaterMark: 10 });
  const output = createLogOutput(stream);
  await output.flush(60_000);
  output.write('a line that is longer than the stream keeps\n');
  output.write('and another one\n');
  await output.flush(5);
  stream.resume();
  await output.flush(60_000);
  expect(stream.writableLength).toBe(0);
});
