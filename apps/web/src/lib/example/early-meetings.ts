/** The first half of the six months: getting to know each other, and finding out what matters. */
import type { ExampleMeeting } from './shape.ts';

export const earlyMeetings: readonly ExampleMeeting[] = [
  {
    key: 'first',
    title: 'First meeting: who we are and what we expect',
    kind: 'first',
    day: -170,
    minutes: 60,
    place: 'The café by the canal',
    topics: [
      { text: 'How each of us got here', by: 'robin', minutes: 15 },
      { text: 'What I hope for, and what I’m unsure about', by: 'mira', minutes: 20 },
      { text: 'How often, how long, and what stays between us', by: 'robin', minutes: 15 },
    ],
    notes: [
      { heading: 'What we agreed' },
      {
        list: [
          'Every three weeks, fifty minutes, Mira brings the topics',
          'Questions in between go into the feedback here, answers within a few days',
          'What is said here stays here, unless we both say otherwise',
        ],
      },
      {
        text: 'Robin asked what a good ordinary Tuesday looks like in three years. I described a team before I’d decided to.',
      },
    ],
    actions: [
      { text: 'Write down three goals, however rough', due: -163, done: -165 },
      {
        text: 'Send the checklist for a first retrospective',
        owner: 'robin',
        due: -160,
        done: -162,
        goal: 'retros',
      },
    ],
  },
  {
    key: 'checkin-2',
    title: 'Check-in 2: from wishes to goals',
    kind: 'checkIn',
    day: -149,
    minutes: 50,
    place: 'Video call',
    topics: [
      { text: 'Three rough goals, read aloud', by: 'mira', minutes: 20 },
      { text: 'Which letter of SMART is missing in each?', by: 'robin', minutes: 15 },
      { text: 'The certificate: yes or no?', by: 'mira', minutes: 10, carriedTo: 'checkin-3' },
    ],
    notes: [
      {
        text: '“Get better at leading” had no date and no measure. It became one release with four people, and suddenly I could see the first step.',
      },
      {
        text: 'Robin: a goal should be a little embarrassing to say aloud, and still possible with what you have.',
      },
    ],
    actions: [
      { text: 'Give every goal a date and a measure', due: -140, done: -142 },
      { text: 'Name two people who lead well and quietly', owner: 'robin', due: -135, done: -136 },
    ],
  },
  {
    key: 'checkin-3',
    title: 'Check-in 3: the release and the first retrospective',
    kind: 'checkIn',
    day: -128,
    minutes: 50,
    place: 'Video call',
    topics: [
      { text: 'The first retrospective: what happened', by: 'mira', minutes: 15 },
      { text: 'A brief for the release', by: 'mira', minutes: 15 },
      { text: 'How do you notice that you’re doing it yourself again?', by: 'robin', minutes: 10 },
    ],
    notes: [
      {
        text: 'The retrospective was quiet until I stopped talking. I counted to ten, and at seven Lea said what everyone thought.',
      },
      { heading: 'The certificate' },
      { text: 'Put off until we know what the release teaches me.' },
    ],
    actions: [
      {
        text: 'Let two others argue with the brief before the kick-off',
        due: -121,
        done: -122,
        goal: 'project',
      },
      { text: 'Read the brief and mark what is unclear', owner: 'robin', due: -123, done: -124 },
    ],
  },
  {
    key: 'growth',
    title: 'Growth chat: looking at skills together',
    kind: 'growth',
    day: -107,
    minutes: 75,
    place: 'The café by the canal',
    topics: [
      { text: 'Both rate, then compare', by: 'robin', minutes: 30 },
      { text: 'Where we differ most', by: 'robin', minutes: 20 },
      { text: 'One skill for the next quarter', by: 'mira', minutes: 15 },
    ],
    notes: [
      { heading: 'Where we differed' },
      {
        list: [
          '**Delegating:** Mira 3, Robin 2. “You hand over the task and keep the worry.”',
          '**System design:** Mira 3, Robin 4. Robin has read the reviews.',
          '**Difficult conversations:** both 3.',
        ],
      },
      {
        text: 'The one skill is delegating. The test: somebody else’s way of doing it goes live, unchanged.',
      },
    ],
    actions: [
      { text: 'Choose one thing to hand over completely', due: -95, done: -99, goal: 'project' },
      { text: 'Look for a stage to speak on', due: -90, done: -91, goal: 'talk' },
    ],
  },
];
