/** What the two asked and told each other between meetings. */
import type { ExampleThread } from './shape.ts';

export const exampleThreads: readonly ExampleThread[] = [
  {
    about: { kind: 'goal', key: 'talk', words: 'I talk too fast when nervous' },
    kind: 'question',
    status: 'open',
    messages: [
      {
        by: 'robin',
        day: -1,
        body: 'What would “slow enough” look like to someone in the third row?',
      },
    ],
  },
  {
    about: { kind: 'goal', key: 'project' },
    kind: 'question',
    status: 'open',
    messages: [
      {
        by: 'mira',
        day: -6,
        body: 'Jonas wants to change the release date. I’m inclined to say no. Am I just being stubborn?',
      },
      {
        by: 'robin',
        day: -1,
        body: 'Ask him what he’d give up for the earlier date. If he has an answer, it’s a plan; if not, it’s a wish.',
      },
    ],
  },
  {
    about: { kind: 'workspace' },
    kind: 'request',
    status: 'open',
    messages: [
      {
        by: 'mira',
        day: -2,
        body: 'Could you read the one page before we meet? I’d like to know two things: where you stop believing me, and which sentence you’d cut first.',
      },
    ],
  },
  {
    about: { kind: 'goal', key: 'lead', words: 'I still take back what I’ve handed over' },
    kind: 'question',
    status: 'answered',
    messages: [
      { by: 'robin', day: -104, body: 'When was the last time? What did you feel just before?' },
      {
        by: 'mira',
        day: -103,
        body: 'The import script, last week. I could see it going a way I wouldn’t have gone, and I couldn’t sit still.',
      },
      {
        by: 'robin',
        day: -102,
        body: 'Going a way you wouldn’t have gone is what handing over looks like from the inside. Next time write down what you expect to go wrong, and open the note a week later.',
      },
      {
        by: 'mira',
        day: -88,
        body: 'Opened it today. Of four things that would go wrong, none did. Thank you.',
      },
    ],
  },
  {
    about: { kind: 'goal', key: 'course', words: 'with our own churn data rather than theirs' },
    kind: 'comment',
    status: 'applied',
    outcome:
      'Did the exercises of module 4 with our own data and showed the chart in the weekly meeting. It changed which page we fix first.',
    messages: [
      {
        by: 'robin',
        day: -34,
        body: 'Try the exercises on something you have to answer at work anyway. You’ll remember it, and somebody gets an answer.',
      },
      {
        by: 'mira',
        day: -18,
        body: 'Done, and you were right: it took twice as long and taught me three times as much.',
      },
    ],
  },
  {
    about: {
      kind: 'meeting',
      key: 'checkin-8',
      words: 'Mira has run six retrospectives and one incident review',
    },
    kind: 'comment',
    status: 'answered',
    messages: [
      { by: 'mira', day: -18, body: 'I’d never have listed those. Do they count?' },
      {
        by: 'robin',
        day: -17,
        body: 'They’re the only things on your list that can’t be learnt from a book. Put them first.',
      },
      { by: 'mira', day: -16, body: 'First on the page now. It feels strange, and true.' },
    ],
  },
  {
    about: {
      kind: 'meeting',
      key: 'checkin-7',
      words: 'I said it in one sentence and then said nothing',
    },
    kind: 'praise',
    status: 'resolved',
    messages: [
      {
        by: 'robin',
        day: -43,
        body: 'The second half of that sentence is the hard part. I’ve known directors who can’t do it.',
      },
      { by: 'mira', day: -42, body: 'I was counting to ten again.' },
    ],
  },
  {
    about: { kind: 'task', text: 'Collect the numbers from the migration' },
    kind: 'question',
    status: 'resolved',
    messages: [
      { by: 'mira', day: -39, body: 'How many numbers can twenty minutes carry?' },
      {
        by: 'robin',
        day: -38,
        body: 'One that they’ll repeat to somebody the next day. The rest goes on a slide you don’t show.',
      },
      {
        by: 'mira',
        day: -36,
        body: 'Nine seconds. That’s how long the old queue took to give up.',
      },
    ],
  },
  {
    about: {
      kind: 'goal',
      key: 'talk',
      words: 'Maybe I should read it from a script, word for word.',
    },
    kind: 'comment',
    status: 'applied',
    outcome:
      'Took the sentence out. I speak from five cards, one for each minute in which I tend to rush.',
    messages: [
      {
        by: 'robin',
        day: -30,
        body: 'A script keeps you safe and keeps them out. What would happen with cards?',
      },
      { by: 'mira', day: -28, body: 'I’d have to look up. That’s probably the point.' },
    ],
  },
  {
    about: { kind: 'goal', key: 'retros' },
    kind: 'request',
    status: 'resolved',
    outcome:
      'Two actions at most, and the quiet round on paper comes first. Both are in the notes I gave to Lea.',
    messages: [
      {
        by: 'mira',
        day: -100,
        body: 'You sat in today. What worked well, and what could I improve?',
      },
      {
        by: 'robin',
        day: -99,
        body: 'Worked: you let the silence do its work. Improve: you ended with five actions, and I saw two people stop listening at the third.',
      },
      { by: 'mira', day: -98, body: 'Thank you, that one hurt in the right place.' },
    ],
  },
];
