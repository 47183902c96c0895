/** What else Mira is working on in these months, or is about to. */
import type { ExampleGoal } from './shape.ts';

export const shortGoals: readonly ExampleGoal[] = [
  {
    key: 'events',
    title: 'Go to two events a month, with a question prepared',
    horizon: 'short',
    status: 'atRisk',
    made: -140,
    start: -135,
    due: 60,
    why: [
      { text: 'I learn more from one good question to a stranger than from an evening of slides.' },
    ],
    notes: [
      {
        text: '**Timeline:** from {-135} to {60}. **Measure:** twelve events, twelve follow-ups. Seven so far.',
      },
      {
        text: 'What stopped me: the release. What helps: going with Yusuf, because then I don’t cancel.',
      },
    ],
    parent: 'network',
    measure: { name: 'Events with a question prepared', unit: 'events', start: 0, target: 12 },
    relevance: 'A network starts with one good question to a stranger.',
    nextAction: 'Write two questions for the panel on platform teams',
    vision: 'asked',
    priority: [2, 2, 1],
    checkIns: [
      { day: -120, value: 1, confidence: 4 },
      { day: -109, value: 2, confidence: 4, note: 'They test with yesterday’s data. So could we.' },
      { day: -92, value: 3, confidence: 4 },
      { day: -79, value: 4, confidence: 4 },
      { day: -66, value: 5, confidence: 4, note: 'A question for each speaker. Two answered.' },
      { day: -40, value: 6, confidence: 3 },
      {
        day: -15,
        value: 7,
        confidence: 2,
        note: 'Two months, two events. It should have been four.',
      },
    ],
    obstacles: [
      {
        kind: 'time',
        text: 'The release eats up my evenings',
        reframe: 'Two a month is one evening in fifteen.',
        askWhom: 'Yusuf',
        tryNext: 'Book together, because then I don’t cancel',
      },
    ],
    steps: [
      { text: 'Database user group: how do others test a migration?', due: -110, done: -109 },
      { text: 'Panel on hiring, with a question for each speaker', due: -66, done: -66 },
      { text: 'Write to the two people I met at the panel', due: -60, done: -57 },
      { text: 'Write two questions for the panel on platform teams', due: 3 },
      { text: 'Open evening at the data institute', due: 21 },
    ],
  },
  {
    key: 'budget',
    title: 'Read our team’s budget and explain it to someone',
    horizon: 'short',
    status: 'blocked',
    made: -80,
    start: -75,
    due: 48,
    why: [
      {
        text: 'Every plan ends at the money. I’d like to know where ours goes before I ask for more of it.',
      },
    ],
    notes: [
      {
        text: 'Waiting: finance only shows it to leads. Robin knows who to ask. Until then I read last year’s public report.',
      },
    ],
    parent: 'lead',
    doneWhen: 'Somebody who knows it says that I explained it right',
    relevance: 'Every plan ends at the money.',
    vision: 'team',
    objective: 'quarters',
    priority: [1, 2, 2],
    obstacles: [
      {
        kind: 'guidance',
        text: 'Finance only shows it to leads',
        reframe: 'Last year’s report is public, and half the answer.',
        askWhom: 'Robin, who knows the person who keeps it',
        tryNext: 'Read the report, and come with three questions instead of one wish',
      },
    ],
    steps: [
      { text: 'Ask finance who may see it', due: -45, done: -47 },
      { text: 'One hour with the person who keeps it', due: 20 },
    ],
  },
  {
    key: 'newcomer',
    title: 'Mentor one new colleague',
    horizon: 'short',
    status: 'notStarted',
    made: -19,
    start: 20,
    due: 170,
    why: [
      {
        text: 'What I get here I’d like to pass on, and explaining is how I find out what I’ve understood.',
      },
    ],
    notes: [],
    parent: 'network',
    relevance: 'Explaining is how I find out what I’ve understood.',
    vision: 'ships',
    priority: [1, 3, 1],
    obstacles: [
      {
        kind: 'tooVague',
        text: 'I don’t know what I’d teach',
        reframe: 'What did I need in my first month, and who gave it to me?',
        askWhom: 'Lea, who was new last year',
        tryNext: 'Write down the first three conversations',
      },
    ],
    steps: [],
  },
  {
    key: 'threeProjects',
    title: 'Answer three questions at work with numbers',
    horizon: 'short',
    status: 'notStarted',
    made: -18,
    start: 28,
    due: 160,
    why: [
      {
        text: 'A course ends with a certificate. It counts once somebody has decided differently because of it.',
      },
    ],
    notes: [{ text: '**Timeline:** from {28}, when the course is over, to {160}.' }],
    parent: 'data',
    measure: { name: 'Questions answered', unit: 'questions', start: 0, target: 3 },
    relevance: 'From knowing how to having done it.',
    vision: 'evidence',
    objective: 'evidence',
    priority: [1, 3, 3],
    steps: [
      { text: 'Choose the three questions with Lea', due: 26 },
      { text: 'Churn: before and after the new sign-up page', due: 60 },
      { text: 'Support: which questions come back every week?', due: 105 },
      { text: 'Releases: are they faster, or do they feel faster?', due: 150 },
    ],
  },
];
