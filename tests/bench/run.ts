/**
 * `npm run bench`: measures in a real browser what one change costs, how long a five-year workspace
 * takes to open, and how its views respond, next to comparisons made in the same run. Figures are
 * printed but not judged: machines differ. It only fails if a page doesn't appear.
 */
import { chromium } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { chromiumLaunch } from '../../scripts/chromium.ts';
import { startRelay } from '../actions/relay.ts';
import { FIVE_YEARS } from './five-year.ts';
import { GROWTH } from './five-year-growth.ts';
import { NETWORK } from './five-year-network.ts';
import { WEEKS } from './five-year-weeks.ts';
import { countRowsTouched, GOALS, measureRename } from './one-record.ts';
import { measureOpening, type OpeningTimes } from './opening.ts';
import { duration, table } from './table.ts';
import { measureViews, type Press, type ViewTimes } from './views.ts';

const ROOT = join(import.meta.dirname, '../..');
const print = (text: string) => process.stdout.write(`${text}\n`);

function openingRows(name: string, times: OpeningTimes): string[][] {
  const { empty, fiveYears, withoutGrowth, sealed } = times;
  return (['median', 'fastest', 'busy'] as const).map((of) => [
    `${name}, ${of === 'busy' ? 'processor time of the page' : of}`,
    duration(empty[of]),
    duration(fiveYears[of]),
    duration(fiveYears[of] - empty[of]),
    `${(fiveYears[of] / withoutGrowth[of]).toFixed(2)} ×`,
    duration(sealed[of]),
    `${(sealed[of] / fiveYears[of]).toFixed(2)} ×`,
  ]);
}

function viewRows(name: string, { views, typing, bareTyping, dragging }: ViewTimes): string[][] {
  const shown = (press: Press | null, of: keyof Press) =>
    press === null ? 'not there' : duration(press[of]);
  const frames = (what: string, [small, large]: ViewTimes['typing']) => [
    [`${name}, ${what}, a frame, p95`, duration(small.p95), duration(large.p95)],
    [`${name}, ${what}, processor time, p95`, duration(small.busy), duration(large.busy)],
  ];
  return [
    ...views.flatMap(({ view, empty, fiveYears }) =>
      (['time', 'busy'] as const).map((of) => [
        `${name}, press to ${view}${of === 'busy' ? ', processor time' : ''}`,
        shown(empty, of),
        shown(fiveYears, of),
      ]),
    ),
    ...frames('typing in a title', typing),
    ...frames('typing in a page that is one text field', [bareTyping, bareTyping]),
    ...frames('dragging a bar', dragging),
  ];
}

// A build made elsewhere is measured as it is.
if (process.env['WEB_DIR'] === undefined) {
  const { status } = spawnSync(process.execPath, [join(ROOT, 'scripts/build-web.ts')], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}

const relay = await startRelay();
const browser = await chromium.launch(chromiumLaunch());
try {
  const [load = 0] = loadavg();
  print(
    `Chromium ${browser.version()}, ${String(availableParallelism())} processors, ` +
      `load ${load.toFixed(1)} before it began; medians of several runs`,
  );

  const rows = await countRowsTouched(browser, relay.url);
  const rename = await measureRename(browser);
  const times = (of: number, peer: number) => `${(peer / of).toFixed(0)} ×`;
  print(
    table(`One goal of ${GOALS.toLocaleString('en')} is renamed`, [
      ['', 'Cairn', 'reading all again', 'ratio'],
      [
        'records parsed',
        String(rename.parses),
        String(rename.peerParses),
        times(rename.parses, rename.peerParses),
      ],
      [
        'from the change to the state',
        duration(rename.time),
        duration(rename.peerTime),
        times(rename.time, rename.peerTime),
      ],
      ['rows of the list whose DOM changed', String(rows.rows)],
      ['changes to the DOM in them', String(rows.nodes)],
    ]),
  );

  const unthrottled = await measureOpening(browser, relay.url, 1);
  const slowed = await measureOpening(browser, relay.url, 4);
  const count = (name: keyof typeof FIVE_YEARS) => FIVE_YEARS[name].toLocaleString('en');
  print(
    table(
      `From the start of the navigation to the first list on screen (five years: ${count('goals')} goals, ` +
        `${count('tasks')} tasks, ${count('threads')} threads, ${count('messages')} messages, ` +
        `${count('meetings')} meetings, ${GROWTH.skills} skills, ${GROWTH.ratings} ratings, ` +
        `${GROWTH.postings} postings, ${GROWTH.learnings} things learned, ${NETWORK.contacts} contacts, ` +
        `${NETWORK.touches} interactions, ${WEEKS.habits} habits, ${WEEKS.focusBlocks} focus blocks, ` +
        `${WEEKS.reviews.weekly} weekly reviews, ${(unthrottled.bytes / 1e6).toFixed(1)} MB)`,
      [
        ['', 'empty', 'five years', 'difference', 'of without growth', 'sealed', 'of unsealed'],
        ...openingRows('unthrottled', unthrottled),
        ...openingRows('processor four times slower', slowed),
        [
          'longest task once the sealed one is on screen',
          ...['', '', '', '', duration(unthrottled.longestTask), ''],
        ],
      ],
    ),
  );

  const views = [
    await measureViews(browser, relay.url, 1),
    await measureViews(browser, relay.url, 4),
  ];
  print(
    table(
      'The ways to look at goals, and the pages of growth: from the press to the picture, and main-thread time a frame ' +
        '(while typing and dragging the empty workspace has one goal)',
      [
        ['', 'empty', 'five years'],
        ...views.flatMap((times, at) =>
          viewRows(at === 0 ? 'unthrottled' : 'four times slower', times),
        ),
      ],
    ),
  );
} finally {
  await browser.close();
  await relay.dispose();
}
