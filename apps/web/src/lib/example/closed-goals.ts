/** What Mira has finished or dropped, and what she learnt from it. */
import type { ExampleGoal } from './shape.ts';

export const closedGoals: readonly ExampleGoal[] = [
  {
    key: 'retros',
    title: 'Run the team’s retrospectives for a quarter',
    horizon: 'short',
    status: 'done',
    made: -160,
    start: -150,
    due: -45,
    why: [
      {
        text: 'A small room to practise leading in: an hour, six people, and something has to change afterwards.',
      },
    ],
    notes: [
      { text: '**Completed:** {-47}. Six held, eleven actions, nine of them done.' },
      { heading: 'Looking back' },
      {
        list: [
          '**What worked:** opening with one question on paper, so that the quiet ones are heard first.',
          '**What I’d change:** fewer actions. Two that happen beat five that don’t.',
          '**How I decide now:** I ask who disagrees before I ask who agrees.',
        ],
      },
    ],
    parent: 'lead',
    measure: { name: 'Retrospectives held', unit: 'retrospectives', start: 0, target: 6 },
    relevance: 'The smallest team I could lead: six people, for an hour.',
    vision: 'heard',
    priority: [2, 3, 2],
    checkIns: [
      { day: -131, value: 1, confidence: 2, note: 'Quiet, until I stopped talking.' },
      { day: -116, value: 2, confidence: 3 },
      { day: -100, value: 3, confidence: 3, note: 'Robin sat in. Five actions were too many.' },
      { day: -84, value: 4, confidence: 4 },
      { day: -68, value: 5, confidence: 5 },
      { day: -52, value: 6, confidence: 5, note: 'Lea led the second half. Nobody noticed.' },
    ],
    finished: -47,
    whatWorked: 'One question on paper at the start, so that the quiet ones are heard first.',
    whatToAdjust: 'Fewer actions. Two that happen beat five that don’t.',
    howIDecide: 'I ask who disagrees before I ask who agrees.',
    steps: [
      { text: 'Watch how another team does it', due: -145, done: -146 },
      { text: 'Hold the first one, with Robin’s checklist', due: -130, done: -131 },
      { text: 'Ask the team what to change', due: -90, done: -88 },
      { text: 'Hand it on to Lea', due: -45, done: -47 },
    ],
  },
  {
    key: 'certificate',
    title: 'A certificate in project management',
    horizon: 'short',
    status: 'dropped',
    made: -165,
    start: -150,
    due: 15,
    why: [{ text: 'I thought a certificate would make me look ready.' }],
    notes: [
      {
        text: 'Dropped on {-65}. Nobody who leads a team here has it, and the release teaches me the same things with real people in them.',
      },
    ],
    parent: 'lead',
    doneWhen: 'The certificate hangs on the wall',
    priority: [1, 1, 1],
    obstacles: [
      {
        kind: 'money',
        text: 'It costs as much as a year of books',
        reframe: 'What would I buy with it if nobody could see it?',
        askWhom: 'Two people who have one',
        tryNext: 'Ask them when it last helped',
      },
    ],
    finished: -65,
    whatWorked: 'Asking two people who have it before I paid for it.',
    whatToAdjust: 'I chose it to look ready. Next time I’ll ask first what it would let me do.',
    howIDecide: 'If I wouldn’t do it unseen, it isn’t my goal.',
    steps: [{ text: 'Compare three providers', due: -140, done: -139 }],
  },
];
