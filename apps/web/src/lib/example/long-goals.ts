/** Where Mira wants to be in a few years, with the skills and the people it takes. */
import type { ExampleGoal } from './shape.ts';

export const longGoals: readonly ExampleGoal[] = [
  {
    key: 'lead',
    title: 'Lead an engineering team',
    horizon: 'long',
    status: 'onTrack',
    made: -170,
    start: -165,
    due: 430,
    why: [
      {
        text: 'The best weeks I’ve had at work were the ones where somebody else shipped what I’d helped them see. I want that to be the job, not the exception.',
      },
      {
        text: '**What it means:** a team of four to eight, their plan in my hands, their growth on my mind.',
      },
    ],
    notes: [
      { heading: 'Skills gap' },
      {
        text: 'Rated by both of us on {-107}, from 1 to 5. Where we differed we kept the lower number.',
      },
      {
        list: [
          '**Delegating** (workplace). Now 2, needed 4. Priority: high. I still take back what I’ve handed over.',
          '**Planning a quarter** (workplace). Now 2, needed 4. Priority: high. Shadow Ines, then do one myself.',
          '**Difficult conversations** (workplace). Now 3, needed 4. Priority: medium.',
          '**System design** (technical). Now 4, needed 4. Priority: keep warm.',
          '**Reading a budget** (technical). Now 1, needed 3. Priority: medium. Nobody has ever shown me one.',
          '**Data analysis** (technical). Now 3, needed 4. Priority: medium. The course covers it.',
        ],
      },
      { heading: 'What the next role asks for' },
      {
        text: 'From four job descriptions and two conversations with people who do it: run planning, hold one-to-ones, hire once, and explain a trade-off to somebody who doesn’t write code.',
      },
      { heading: 'Where it stands' },
      {
        list: [
          '**Status:** on track, since {-44}.',
          '**Next action:** sit in on the planning week and write down what I’d have done differently.',
        ],
      },
    ],
    doneWhen: 'A team of four to eight, and its plan is mine to answer for',
    relevance: 'It’s the job I described before I’d decided to want it.',
    nextAction: 'Sit in on the planning week, and write down what I’d have done differently',
    vision: 'team',
    objective: 'quarters',
    priority: [2, 3, 3],
    checkIns: [
      { day: -128, confidence: 2, note: 'A wish, more than a plan.' },
      { day: -86, confidence: 3, note: 'There is a path. My manager doesn’t know about it.' },
      { day: -44, confidence: 4, note: 'My manager said yes. Now it has weeks and dates.' },
      { day: -19, confidence: 4, by: 'robin', note: 'The outage review was a lead’s work.' },
    ],
    obstacles: [
      {
        kind: 'doubt',
        text: 'I still take back what I’ve handed over',
        reframe:
          'Going a way I wouldn’t have gone is what handing over looks like from the inside.',
        askWhom: 'Robin, who took years to learn it',
        tryNext: 'Write down what I expect to go wrong, and open the note a week later',
      },
    ],
    steps: [
      {
        text: 'Talk to three people who lead teams about their ordinary week',
        due: -120,
        done: -124,
      },
      { text: 'Lead the incident review after the outage', due: -70, done: -72 },
      { text: 'Tell my manager, in so many words, that I want this', due: -50, done: -46 },
      { text: 'Shadow Ines in the planning week', due: 12 },
      { text: 'Run one planning week with Ines as my safety net', due: 100 },
      { text: 'Apply for the next opening, inside or outside', due: 300 },
    ],
  },
  {
    key: 'data',
    title: 'Become known for data-informed decisions',
    horizon: 'long',
    status: 'onTrack',
    made: -168,
    start: -160,
    due: 330,
    why: [
      {
        text: 'Half our arguments are about things we could have counted. I’d like to be the person who counts first and then argues.',
      },
    ],
    notes: [
      { heading: 'How it breaks down' },
      {
        list: [
          '**Step 1:** finish the analytics course.',
          '**Step 2:** use it in three real projects, each with a number before and after.',
          '**Step 3:** teach it once, in the team, so that it’s no longer mine alone.',
        ],
      },
      {
        text: 'Measure: three decisions in which somebody else quotes the numbers I brought.',
      },
    ],
    measure: {
      name: 'Decisions in which somebody else quotes my numbers',
      unit: 'decisions',
      start: 0,
      target: 3,
    },
    relevance: 'Half our arguments are about things we could have counted.',
    vision: 'evidence',
    objective: 'evidence',
    priority: [1, 3, 2],
    checkIns: [
      { day: -93, value: 0, confidence: 2, note: 'A chart, politely looked at.' },
      { day: -18, value: 1, confidence: 4, note: 'It changed which page we fix first.' },
    ],
    steps: [
      { text: 'Replace one opinion in the weekly meeting with a chart', due: -90, done: -93 },
      { text: 'Hold a lunch session on reading experiments', due: 140 },
    ],
  },
  {
    key: 'network',
    title: 'A network that helps and is helped',
    horizon: 'long',
    status: 'onTrack',
    made: -168,
    start: -160,
    due: 400,
    why: [
      {
        text: 'Everybody I know at work sits within ten metres of me. Robin’s question was who would call me if they had an idea, and the honest answer was: two people.',
      },
    ],
    notes: [
      { heading: 'People' },
      {
        list: [
          '**Ines Okafor**, lead of the platform team. Last spoke {-12}. Next: ask for a seat in the planning week.',
          '**Tomas Lind**, head of engineering. Not met yet; Robin introduces us. Next: one page about what we should stop doing.',
          '**Dana Weiss**, organises the regional meetup. Last wrote {-24}. Next: send the outline.',
          '**Yusuf Aydin**, from the course, works on forecasting. Last spoke {-38}. Next: swap notes on module 6.',
          '**Helen Marsh**, my first manager. Last wrote {-97}. Next: coffee, no agenda. It’s gone quiet and I’d miss it.',
        ],
      },
      { heading: 'What I bring' },
      {
        text: 'Notes after every event, an introduction where two people should know each other, and never a message that only asks.',
      },
    ],
    doneWhen: 'Ten people would call me if they had an idea, and I’d call them',
    relevance: 'Nobody leads a team alone, and nobody finds one alone.',
    nextAction: 'Write to Helen, just to say hello',
    vision: 'sunday',
    priority: [1, 2, 2],
    steps: [
      { text: 'List the ten people I’d like to learn from', due: -140, done: -141 },
      { text: 'Write to Helen, just to say hello', due: -4 },
      { text: 'Introduce two people who should know each other', due: 45 },
    ],
  },
];
