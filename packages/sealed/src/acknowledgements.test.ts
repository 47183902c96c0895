/* Made-up receipts, naming as many senders and lanes as fit into a room. */

import { expect, test } from 'vitest';
import { Acknowledgements } from './acknowledgements.ts';
import { MOST_LANES, newSenderId, type SenderId, type Vector } from './senders.ts';
import { chanceBytes, pair } from './test-devices.ts';

const random = chanceBytes(78);
const [mine, tab, robins] = [1, 2, 3].map(() => newSenderId(random)) as [
  SenderId,
  SenderId,
  SenderId,
];

function acknowledgements(): Acknowledgements {
  return new Acknowledgements({
    sender: () => mine,
    sealed: () => 5,
    now: () => 0,
    schedule: () => () => {},
    expected: () => ['robin'],
    isLane: (lane) => lane === tab,
    received: () => undefined,
    committed: () => Promise.resolve(true),
    post: () => true,
    onchange: () => {},
  });
}

const strangeLanes = (count: number): Vector =>
  new Map(Array.from({ length: count }, () => [newSenderId(random), 1]));

test('F47: the number of receipts kept is limited, and those that are waited for stay', () => {
  const all = acknowledgements();
  all.note({ sender: robins, person: 'robin', holds: new Map([[mine, 4]]) });
  for (let count = 0; count < 1_000; count += 1) {
    all.note({ sender: newSenderId(random), person: 'nobody', holds: strangeLanes(10) });
  }
  expect(all.others.length).toBe(MOST_LANES);
  expect(all.others.find(({ sender }) => sender === robins)?.holds).toEqual(new Map([[mine, 4]]));
});

test('F47: of many senders in the name of an expected person, those that spoke last stay', () => {
  const all = acknowledgements();
  for (let count = 0; count < 1_000; count += 1) {
    all.note({ sender: newSenderId(random), person: 'robin', holds: new Map([[mine, 1]]) });
  }
  all.note({ sender: robins, person: 'robin', holds: new Map([[mine, 4]]) });
  expect(all.others.length).toBe(MOST_LANES);
  expect(all.others.at(-1)?.sender).toBe(robins);
});

test('F47: one sender can’t name more and more lanes; those in use stay', () => {
  const all = acknowledgements();
  all.note({
    sender: robins,
    person: 'robin',
    holds: new Map([
      [mine, 4],
      [tab, 2],
    ]),
  });
  for (let count = 0; count < 20; count += 1) {
    all.note({ sender: robins, person: 'robin', holds: strangeLanes(1_024) });
  }
  const [said] = all.others;
  expect(said?.holds.size).toBeLessThanOrEqual(MOST_LANES);
  expect(said?.holds.get(mine)).toBe(4);
  expect(said?.holds.get(tab)).toBe(2);
});

test('the list of receipts is rebuilt only when somebody has said something', () => {
  const all = acknowledgements();
  all.note({ sender: robins, person: 'robin', holds: new Map([[mine, 1]]) });
  const { others } = all;
  expect(all.others).toBe(others);
  all.note({ sender: robins, person: 'robin', holds: new Map([[mine, 2]]) });
  expect(all.others).not.toBe(others);
});

test('whoever gives a receipt in this tab’s name while they are here doesn’t keep it from giving its own', async () => {
  const { mira, robin, settle } = await pair();
  const holds = new Map(mira.mailbox.status.holds).set(robin.sender, robin.last + 1);
  mira.mailbox.noteAcknowledgement({ sender: mira.sender, person: 'mira', holds });
  robin.inner.getText('notes').insert(0, 'I talk too fast');
  await settle();
  const given = robin.mailbox.status.acknowledged.find(({ sender }) => sender === mira.sender);
  expect(given?.holds.get(robin.sender)).toBe(robin.last);
});
