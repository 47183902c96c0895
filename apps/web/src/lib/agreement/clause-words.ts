/** What each clause asks, and plain words to start from. */
import type { ClauseKind } from '@cairn/model/agreement';

interface ClauseWords {
  /** Says what belongs there. */
  readonly asks: string;
  /** To pick from and edit. */
  readonly starts: readonly string[];
}

export const CLAUSE_WORDS: Readonly<Record<ClauseKind, ClauseWords>> = {
  expects: {
    asks: 'What you’d like from each other, and what each of you brings.',
    starts: [
      'I’d like honest answers, even when they’re uncomfortable. I come prepared and tell you what I did with your advice.',
      'I share what I know, including my mistakes. I don’t do the work for you, and I don’t decide for you.',
      'We tell each other early if something isn’t working.',
    ],
  },
  goal: {
    asks: 'What should be different because of this? You’ll come back to it at the end.',
    starts: [
      'I know which role I want next, and what’s missing for it.',
      'I lead a project from start to finish.',
      'I say what I think in meetings.',
    ],
  },
  rhythm: {
    asks: 'How often, how long, and where or on which channel.',
    starts: [
      'Every two weeks for an hour, by video.',
      'Once a month for an hour and a half, in person if we can.',
      'Every three weeks for 45 minutes, by phone on a walk.',
    ],
  },
  agenda: {
    asks: 'Who finds the date, and who sends what you’ll talk about, by when.',
    starts: [
      'The mentee arranges the meetings and sends the agenda two days before.',
      'We fix the next date at the end of each meeting. The mentee sends the agenda the day before.',
    ],
  },
  moving: {
    asks: 'How early, and who suggests another date.',
    starts: [
      'Whoever can’t make it says so a day before and suggests two other dates.',
      'A meeting can be moved once. After that we talk about why.',
    ],
  },
  contact: {
    asks: 'What’s fine to send between meetings, and how soon you answer.',
    starts: [
      'Short questions by message are welcome. We answer within two working days.',
      'Nothing at the weekend. If it’s urgent, call.',
    ],
  },
  confidentiality: {
    asks: 'What may be passed on, and what may not.',
    starts: [
      'What we say here stays between us. We ask before we mention it to anyone else.',
      'What we talk about is confidential, unless somebody is in danger or the law requires otherwise.',
    ],
  },
  offTheTable: {
    asks: 'What this isn’t for, and which subjects you leave out.',
    starts: [
      'No favours with hiring or promotion.',
      'We don’t talk about our salaries or our families unless one of us brings it up.',
    ],
  },
  length: {
    asks: 'Until when. You can always decide to go on.',
    starts: ['Six months, and then we decide whether to go on.', 'A year.'],
  },
  review: {
    asks: 'When you read this together again.',
    starts: ['After three months we read this together.', 'Halfway through, and at the end.'],
  },
  ending: {
    asks: 'How you stop, whoever wants to, and what you do at the end.',
    starts: [
      'Either of us can stop at any time, and says so in a conversation rather than in a message.',
      'In the last meeting we look back at what we hoped for, and say thank you.',
    ],
  },
  own: {
    asks: 'Anything else that you want to be sure of.',
    starts: ['We speak English with each other, and slowly.', 'We start on time and end on time.'],
  },
};
