/** The second half of the six months, up to the meeting in a few days. */
import type { ExampleMeeting } from './shape.ts';

export const lateMeetings: readonly ExampleMeeting[] = [
  {
    key: 'quarter',
    title: 'Looking back on the first quarter',
    kind: 'quarterly',
    day: -86,
    minutes: 60,
    place: 'Video call',
    topics: [
      { text: 'What worked, what needs adjusting', by: 'mira', minutes: 20 },
      { text: 'Are the goals still the right ones?', by: 'robin', minutes: 20 },
      { text: 'What are you not telling your manager?', by: 'robin', minutes: 15 },
    ],
    notes: [
      { heading: 'What worked' },
      {
        list: [
          'Fixed evenings for the course',
          'Retrospectives that end with two actions, not five',
        ],
      },
      { heading: 'What needs adjusting' },
      {
        list: [
          'Too many goals. The certificate is on probation',
          'My manager doesn’t know what I’m aiming for',
        ],
      },
    ],
    actions: [
      { text: 'Decide about the certificate', due: -66, done: -65, goal: 'certificate' },
      { text: 'Practise the talk with my manager, with Robin as my manager', due: -60, done: -63 },
    ],
  },
  {
    key: 'checkin-6',
    title: 'Check-in 6: saying it out loud',
    kind: 'checkIn',
    day: -65,
    minutes: 50,
    place: 'Walking along the canal',
    topics: [
      { text: 'Rehearsal: telling my manager', by: 'mira', minutes: 25 },
      { text: 'Letting the certificate go', by: 'mira', minutes: 10 },
      { text: 'The incident review: what did you learn about yourself?', by: 'robin', minutes: 15 },
    ],
    notes: [
      {
        text: 'First try: four minutes, and the wish came last. Second try: one sentence, and the wish came first.',
      },
      {
        text: '**Decided:** the certificate goes. It was about looking ready, not about being ready.',
      },
    ],
    actions: [
      { text: 'Book half an hour with my manager', due: -58, done: -60, goal: 'lead' },
      {
        text: 'Find out who keeps our budget',
        owner: 'robin',
        due: -50,
        done: -51,
        goal: 'budget',
      },
    ],
  },
  {
    key: 'checkin-7',
    title: 'Check-in 7: my manager said yes',
    kind: 'checkIn',
    day: -44,
    minutes: 50,
    place: 'Video call',
    topics: [
      { text: 'How it went', by: 'mira', minutes: 15 },
      { text: 'What “yes” means in weeks and dates', by: 'robin', minutes: 15 },
      { text: 'The retrospectives are done: what now?', by: 'mira', minutes: 10 },
    ],
    notes: [
      {
        text: 'I said it in one sentence and then said nothing. My manager asked what took me so long.',
      },
      {
        list: [
          'Ines is leaving the platform team in the coming months; somebody has to take over planning',
          'I can sit in on a planning week if I ask Ines myself',
        ],
      },
    ],
    actions: [
      { text: 'Hand the retrospectives on', due: -40, done: -41, goal: 'retros' },
      { text: 'Find out how Tomas decides about new leads', owner: 'robin', due: -20, done: -21 },
    ],
  },
  {
    key: 'checkin-8',
    title: 'Check-in 8: the migration talk, and who takes over planning',
    kind: 'checkIn',
    day: -19,
    minutes: 50,
    place: 'Video call',
    topics: [
      { text: 'How I’m doing', by: 'mira', minutes: 5 },
      { text: 'The practice run: thirteen minutes instead of twenty', by: 'mira', minutes: 15 },
      { text: 'Who takes over planning', by: 'robin', minutes: 20 },
      { text: 'The salary question', by: 'mira', minutes: 10, carriedTo: 'checkin-9' },
    ],
    notes: [
      { heading: 'Who takes over planning' },
      {
        text: 'Two people could take over from Ines. Mira has run six retrospectives and one incident review, which nobody has put into words yet.',
      },
      { text: 'What would make it an easy yes for the head of engineering?' },
      {
        list: [
          'one planning week shadowed, notes shared afterwards',
          'a written view on what the team should stop doing',
          'someone senior who says it out loud',
        ],
      },
      { text: '**Decided:** aim for it, and look again after the planning week.' },
    ],
    actions: [
      { text: 'Write one page: what the team should stop doing', due: 4, goal: 'lead' },
      { text: 'Introduce Mira to Tomas', owner: 'robin', due: 6, goal: 'network' },
      { text: 'Cut the talk to one story', due: -5, done: -6, goal: 'talk' },
      { text: 'Read Robin’s notes on the CV', due: -2 },
    ],
  },
  {
    key: 'checkin-9',
    title: 'Check-in 9: before the planning week',
    kind: 'checkIn',
    day: 2,
    minutes: 50,
    place: 'Video call',
    topics: [
      { text: 'One page about what we should stop doing: too blunt?', by: 'mira', minutes: 15 },
      { text: 'What to watch for in the planning week', by: 'robin', minutes: 15 },
      { text: 'One skill for the next quarter', by: 'robin', minutes: 10 },
    ],
    notes: [],
    actions: [],
  },
];
