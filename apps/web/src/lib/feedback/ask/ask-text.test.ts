import { expect, test } from 'vitest';
import { askHtml, askText, minutesIn, missingIn, topicOf } from './ask-text.ts';

const ASK = {
  why: 'I saw how you ran the review: nobody was blamed.\nI’d like to learn that.',
  question: ' How do you open such a talk when somebody <is> upset & tired? ',
  time: '20 minutes, by phone.',
  by: 'By Friday. ',
};
const NOTHING = { why: '', question: ' ', time: '', by: '' };

test('an ask is what you saw, the question, and what it takes', () => {
  expect(askText(ASK)).toBe(
    [
      'I saw how you ran the review: nobody was blamed.\nI’d like to learn that.',
      'How do you open such a talk when somebody <is> upset & tired?',
      'It would take 20 minutes, by phone. I’d be glad of an answer by Friday.',
    ].join('\n\n'),
  );
  expect(askText({ ...NOTHING, question: 'How?' })).toBe('How?');
  expect(askText(NOTHING)).toBe('');
});

test('as HTML nothing of it is markup', () => {
  expect(askHtml(ASK)).toBe(
    '<p>I saw how you ran the review: nobody was blamed.<br>I’d like to learn that.</p>' +
      '<p>How do you open such a talk when somebody &lt;is&gt; upset &amp; tired?</p>' +
      '<p>It would take 20 minutes, by phone. I’d be glad of an answer by Friday.</p>',
  );
});

test('a topic is its question on one line', () => {
  expect(topicOf({ question: ' How do you\nbegin? ' })).toBe('How do you begin?');
});

test('what is missing is named', () => {
  expect(missingIn(ASK)).toEqual([]);
  expect(missingIn({ ...NOTHING, time: '1 h' })).toEqual(['why', 'question', 'by']);
});

test.each([
  ['20 minutes', 20],
  ['about 1 hour', 60],
  ['1,5 h', 90],
  ['15min', 15],
  ['a coffee', null],
  ['2 miles', null],
  ['0 min', null],
])('“%s” is %o minutes', (time, minutes) => {
  expect(minutesIn(time)).toBe(minutes);
});
