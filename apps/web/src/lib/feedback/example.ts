/** What the example tells of suggestions and requests: proposed words, questions with answers, and what came of them. */
import { proseOf, readOne } from '@cairn/model/document';
import {
  type Anchor,
  answerQuestion,
  replyToThread,
  requestFeedback,
  setThreadOutcome,
  setThreadStatus,
  startThread,
  takeSuggestion,
  takeWording,
  thankForThread,
  threads,
  wordsNow,
} from '@cairn/model/feedback';
import type { Days, Stage, Who } from '#lib/example/stage.ts';

/** Minutes after the day's first entry, so that no two have the same time. */
const LATER = 200;

export function fill(stage: Stage): void {
  const goal = stage.goals.get('talk');
  if (goal === undefined) throw new Error('The example has no talk.');
  const at = (by: Who, day: Days, minutes = 0) =>
    stage.writerAt(by, stage.calendar.written(day, LATER + minutes));
  const about = (words: string): Anchor => ({
    kind: 'goal',
    id: goal,
    range: stage.wordsOf('goals', goal, words),
  });
  const whole: Anchor = { kind: 'goal', id: goal, range: null };

  suggestTaken();
  const open = startThread(at('robin', -6), {
    anchor: about('What we moved first, and why it was the dullest part'),
    kind: 'suggestion',
    body: 'Say the surprise last, and they’ll wait for it.',
    proposed: 'What we moved first, and why the dullest part had to be it',
  });
  replyToThread(
    at('mira', -5, 5),
    open,
    'I’ll say both aloud tonight and see which one I can breathe in.',
  );

  const done = requestFeedback(at('mira', -13), {
    anchor: whole,
    title: 'The practice run of my talk',
    body: 'Fifteen minutes with five cards, in front of the team. I wanted them to remember one number.',
    questions: ['What worked well?', 'What could I improve?', 'Which number do you remember?'],
    due: stage.calendar.day(-10),
  });
  const keys = readOne(stage.doc, threads, done)?.questions.map(({ key }) => key) ?? [];
  const answers = [
    'The first sentence. Nobody looked at a phone until the second story began.',
    'Two stories are one too many. You hurried through both, and each deserved the time.',
    'Nine seconds. So it worked.',
  ];
  for (const [index, answer] of answers.entries())
    answerQuestion(at('robin', -12, index * 4), done, keys[index] ?? '', answer);
  setThreadOutcome(
    at('mira', -6),
    done,
    'I cut the talk to one story, and it takes sixteen minutes.',
  );
  thankForThread(at('mira', -6, 2), done, true);
  setThreadStatus(at('mira', -6, 3), done, 'resolved');

  requestFeedback(at('mira', -2), {
    anchor: { kind: 'workspace', id: null, range: null },
    title: 'My CV for the lead position',
    body: 'One page, in the shared folder. It’s for people who have half a minute.',
    questions: [
      'After half a minute with it, what do you think I’m good at?',
      'What would you cut, and what is missing?',
    ],
    due: stage.calendar.day(5),
  });

  const aside = startThread(at('robin', -40), {
    anchor: whole,
    kind: 'comment',
    body: 'What about the bigger conference in autumn? They still take talks.',
  });
  setThreadOutcome(
    at('mira', -39),
    aside,
    'Not this year: I want to stand in front of forty people before I stand in front of four hundred.',
    'setAside',
  );

  function suggestTaken(): void {
    if (goal === undefined) return;
    const anchor = about('The night the old queue stopped');
    const id = startThread(at('robin', -9), {
      ...{ anchor, kind: 'suggestion', body: 'Then they know how long it hurt.' },
      proposed: 'The nine seconds in which the old queue stopped',
    });
    const notes = proseOf(stage.doc, 'goals', goal, 'notes');
    const now = anchor.range && wordsNow(notes, anchor.range);
    if (!anchor.range || !now) throw new Error('The example’s words are gone.');
    const taken = takeWording(
      notes,
      anchor.range,
      now,
      'The nine seconds in which the old queue stopped',
      null,
    );
    takeSuggestion(at('mira', -8), id, taken);
    thankForThread(at('mira', -8, 1), id, true);
  }
}
