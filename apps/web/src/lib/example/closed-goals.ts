/** What Mira has finished or let go, and what she learnt from it. */
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
          '**What I would change:** fewer actions. Two that happen beat five that do not.',
          '**How I decide now:** I ask who disagrees before I ask who agrees.',
        ],
      },
    ],
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
    steps: [{ text: 'Compare three providers', due: -140, done: -139 }],
  },
];
