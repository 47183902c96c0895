/** What Mira’s months are mostly about: goal, timeline, key actions and how she will know. */
import type { ExampleGoal } from './shape.ts';

export const inFocus: readonly ExampleGoal[] = [
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
      { heading: 'How I’ll know' },
      {
        list: [
          'Released within two weeks of the date we named ourselves',
          'Each of the four can say what they decided alone',
        ],
      },
      {
        text: 'Handing the deployment to Jonas was harder than doing it. He found a better order for the steps on the second day.',
      },
    ],
    parent: 'lead',
    doneWhen: 'Released within two weeks of our date, and each of the four decided something alone',
    relevance: 'Leading a team starts with leading four people through one thing.',
    vision: 'team',
    objective: 'platform',
    priority: [3, 3, 3],
    inFocus: true,
    checkIns: [
      { day: -118, confidence: 2, note: 'Kick-off. Two of four argued with the brief: good.' },
      { day: -86, confidence: 3, note: 'The import is slower than we said aloud.' },
      { day: -55, confidence: 3, note: 'First customer runs. A week late, and nobody minded.' },
      { day: -23, confidence: 5, note: 'Jonas deployed without me.' },
      { day: -6, confidence: 4, note: 'Jonas wants another date. I want to hear why first.' },
    ],
    obstacles: [
      {
        kind: 'distraction',
        text: 'When it goes slowly I do it myself',
        reframe: 'Slow is what learning looks like from outside.',
        askWhom: 'Jonas',
        tryNext: 'Ask “what have you tried?” and then count to ten',
      },
    ],
    resources: [
      { heading: 'What I have' },
      { list: ['Three people who say what they think', 'Half of every week until the release'] },
      { heading: 'What I need' },
      { list: ['A seat in the planning week', 'Somebody who tells me when I take it back'] },
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
      { heading: 'What I’m afraid of' },
      {
        text: 'I talk too fast when nervous, and I fill every pause. In the practice run I was done after thirteen of the twenty minutes.',
      },
      { struckOut: 'Maybe I should read it from a script, word for word.' },
      { heading: 'Outline' },
      {
        list: [
          'The night the old queue stopped',
          'Two plans that didn’t survive the first week',
          'What we moved first, and why it was the dullest part',
          'What I’d tell a team that starts tomorrow',
        ],
      },
    ],
    parent: 'lead',
    measure: { name: 'Length of the practice run', unit: 'minutes', start: 13, target: 20 },
    relevance: 'A lead has to stand up and be clear.',
    nextAction: 'Outline for the meetup talk',
    vision: 'pause',
    priority: [3, 2, 2],
    inFocus: true,
    checkIns: [
      { day: -22, value: 13, confidence: 2, note: 'Done after thirteen minutes, out of breath.' },
      { day: -13, value: 15, confidence: 3, note: 'Five cards. I looked up four times.' },
      { day: -5, value: 16, confidence: 3, note: 'One story, two pauses I didn’t fill.' },
    ],
    obstacles: [
      {
        kind: 'doubt',
        text: 'What if nobody asks anything?',
        reframe: 'Then I ask them. A question is part of a talk.',
        askWhom: 'Dana, who has heard a hundred of them',
        tryNext: 'End two minutes early, with a question of my own',
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
    parent: 'data',
    measure: { name: 'Modules done', unit: 'modules', start: 0, target: 5 },
    relevance: 'I want to stop asking others to check my numbers.',
    nextAction: 'The exercises of module 5, with our own churn data',
    vision: 'charts',
    objective: 'evidence',
    priority: [3, 2, 2],
    inFocus: true,
    checkIns: [
      { day: -133, value: 1, confidence: 4 },
      { day: -98, value: 2, confidence: 4, note: 'The trap with small samples: I fell into it.' },
      { day: -61, value: 3, confidence: 3, note: 'Slower. The release has my evenings.' },
      { day: -20, value: 4, confidence: 4, note: 'With our own numbers it’s a different course.' },
    ],
    resources: [
      { text: 'One evening a week, the course itself, and Yusuf to compare answers with.' },
    ],
    steps: [
      { text: 'Module 1: asking a question that data can answer', due: -130, done: -133 },
      { text: 'Module 2: samples and their traps', due: -100, done: -98 },
      { text: 'Module 3: experiments', due: -60, done: -61 },
      { text: 'Module 4: showing what you found', due: -25, done: -20 },
      { text: 'Module 5: the exercises, with our churn data', due: 0 },
    ],
  },
];
