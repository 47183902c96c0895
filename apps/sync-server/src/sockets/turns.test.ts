import { expect, test } from 'vitest';
import { createTurns, type Lane } from './turns.ts';

const stopped = (): number => 0;

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function say(done: string[], lane: Lane, what: string, cost: number): void {
  lane.add(() => {
    done.push(what);
    return cost;
  });
}

test('what is cheap is done at once, and in order', () => {
  const done: string[] = [];
  const lane = createTurns(stopped).lane('a');
  for (const what of ['1', '2', '3']) say(done, lane, what, 1);
  expect(done).toEqual(['1', '2', '3']);
  expect(lane.isHeld()).toBe(false);
});

test('an address with a lot to do waits for the others, however many sockets it has', async () => {
  const done: string[] = [];
  const turns = createTurns(stopped);
  const lanes = [turns.lane('a'), turns.lane('a'), turns.lane('b')];
  const [one, two, other] = lanes as [Lane, Lane, Lane];
  for (const what of ['1a', '1b', '1c']) say(done, one, what, 5_000);
  for (const what of ['2a', '2b']) say(done, two, what, 5_000);
  say(done, other, 'honest', 1);
  expect(done).toEqual(['1a']);
  for (let turn = 0; turn < 6; turn += 1) await nextTurn();
  expect(done).toEqual(['1a', '1b', 'honest', '2a', '1c', '2b']);
});

test('what takes longer than it costs ends the turn too, and the others are next', async () => {
  const done: string[] = [];
  const clock = { now: 0 };
  const turns = createTurns(() => clock.now);
  const [greedy, honest] = [turns.lane('a'), turns.lane('b')];
  for (const what of ['1a', '1b', '1c', '1d']) {
    greedy.add(() => {
      done.push(what);
      clock.now += 15;
      return 1;
    });
  }
  say(done, honest, 'honest', 1);
  expect(done).toEqual(['1a', '1b']);
  await nextTurn();
  expect(done).toEqual(['1a', '1b', '1c', 'honest', '1d']);
});

test('a pausing lane does nothing until the pause ends, and says when it is held and free', async () => {
  const done: string[] = [];
  const freed = Promise.withResolvers<undefined>();
  const lane = createTurns(stopped).lane('a', {
    held: () => void done.push('held'),
    free: () => {
      freed.resolve(undefined);
    },
  });
  lane.add(() => {
    lane.rest(5);
    return 1;
  });
  say(done, lane, 'later', 1);
  expect(done).toEqual(['held']);
  await freed.promise;
  expect(done).toEqual(['held', 'later']);
});

test('a lane that ends forgets what is waiting', async () => {
  const done: string[] = [];
  const lane = createTurns(stopped).lane('a');
  say(done, lane, 'first', 5_000);
  say(done, lane, 'second', 1);
  lane.end();
  await nextTurn();
  await nextTurn();
  expect(done).toEqual(['first']);
});
