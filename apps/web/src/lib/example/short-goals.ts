/** What Mira works on in these months: goal, timeline, key actions and how she will know. */
import type { ExampleGoal } from './shape.ts';

export const shortGoals: readonly ExampleGoal[] = [
  {
    key: 'project',
    title: 'Lead a project team for one whole release',
    horizon: 'short',
    status: 'onTrack',
    made: -150,
    start: -130,
    due: 95,
    why: [
      {
        text: 'Leading a team starts with leading four people through one thing, start to end. It feeds the long goal more than any course could.',
      },
    ],
    notes: [
      { text: '**Timeline:** from {-130} to {95}.' },
      { heading: 'Key actions' },
      {
        list: [
          'Kick-off with a one-page brief that everyone has argued with',
          'A short plan every second Monday, and a look back every second Friday',
          'Hand the deployment to Jonas and keep my hands off it',
        ],
      },
      { heading: 'How I will know' },
      {
        list: [
          'Released within two weeks of the date we named ourselves',
          'Each of the four can say what they decided alone',
        ],
      },
      {
        text: 'Handing the deployment to Jonas was harder than doing it. He found a better order of steps on the second day.',
      },
    ],
    steps: [
      { text: 'Write the one-page brief', due: -125, done: -127 },
      { text: 'Kick-off with the four of us', due: -118, done: -118 },
      { text: 'First milestone: import works for one customer', due: -60, done: -55 },
      { text: 'Hand the deployment to Jonas', due: -25, done: -23 },
      { text: 'Ask Ines for a planning-week seat', due: 1 },
      { text: 'Second milestone: three customers, no hand-holding', due: 30 },
      { text: 'Release, and say thank you properly', due: 90 },
    ],
  },
  {
    key: 'talk',
    title: 'Speak at the regional engineering meetup',
    horizon: 'short',
    status: 'onTrack',
    made: -106,
    start: -85,
    due: 34,
    why: [
      {
        text: 'A lead has to be able to stand up and be clear. Twenty minutes about our migration, in front of people who owe me nothing, is a fair test.',
      },
    ],
    notes: [
      {
        text: '**Timeline:** from {-85} to {34}. **Measure:** held, twenty minutes, and three people ask something afterwards.',
      },
      { heading: 'What I am afraid of' },
      {
        text: 'I talk too fast when nervous, and I fill every pause. In the practice run I was done after thirteen of twenty minutes.',
      },
      { struckOut: 'Maybe I should read it from a script, word for word.' },
      { heading: 'Outline' },
      {
        list: [
          'The night the old queue stopped',
          'Two plans that did not survive the first week',
          'What we moved first, and why it was the dullest part',
          'What I would tell a team that starts tomorrow',
        ],
      },
    ],
    steps: [
      { text: 'Ask Dana for a slot', due: -80, done: -78 },
      { text: 'Collect the numbers from the migration', due: -40, done: -36 },
      { text: 'Outline for the meetup talk', due: -3 },
      { text: 'Send the outline to Dana', due: -1 },
      { text: 'Practice run in front of the team', due: 14 },
      { text: 'Practice run with a timer and a recording', due: 27 },
    ],
  },
  {
    key: 'course',
    title: 'Complete the advanced analytics course',
    horizon: 'short',
    status: 'onTrack',
    made: -160,
    start: -155,
    due: 27,
    why: [
      {
        text: 'Recognised, hands-on, and paid for. I want to stop asking others to check my numbers.',
      },
    ],
    notes: [
      {
        text: '**Timeline:** from {-155} to {27}. **Measure:** certificate, and one result used at work.',
      },
      {
        list: [
          '**Status:** four modules of five done.',
          '**Last completed:** module 4, on {-20}.',
          '**Next action:** the exercises of module 5, with our own churn data rather than theirs.',
        ],
      },
      { text: 'Tuesday evenings work. Weekends never did, however good the intention.' },
    ],
    steps: [
      { text: 'Module 1: asking a question that data can answer', due: -130, done: -133 },
      { text: 'Module 2: samples and their traps', due: -100, done: -98 },
      { text: 'Module 3: experiments', due: -60, done: -61 },
      { text: 'Module 4: showing what you found', due: -25, done: -20 },
      { text: 'Module 5: the exercises, with our churn data', due: 0 },
    ],
  },
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
        text: 'What stopped me: the release. What helps: going with Yusuf, because then I do not cancel.',
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
        text: 'Every plan ends at the money. I would like to know where ours goes before I ask for more of it.',
      },
    ],
    notes: [
      {
        text: 'Waiting: finance only shows it to leads. Robin knows whom to ask. Until then I read last year’s public report.',
      },
    ],
    steps: [
      { text: 'Ask finance who may see it', due: -45, done: -47 },
      { text: 'One hour with the person who keeps it', due: 20 },
    ],
  },
  {
    key: 'newcomer',
    title: 'Be the mentor of one new colleague',
    horizon: 'short',
    status: 'notStarted',
    made: -19,
    start: 20,
    due: 170,
    why: [
      {
        text: 'What I get here I would like to pass on, and explaining is how I find out what I have understood.',
      },
    ],
    notes: [],
    steps: [],
  },
];
