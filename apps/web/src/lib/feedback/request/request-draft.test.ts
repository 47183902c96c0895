import { expect, test } from 'vitest';
import { requestIn, withTemplate } from './request-draft.ts';
import { REQUEST_TEMPLATES, templateOf } from './request-templates.ts';

const [FIRST] = REQUEST_TEMPLATES;
const BLANK = {
  template: FIRST.id,
  title: FIRST.title,
  body: '',
  questions: FIRST.questions.join('\n'),
  due: '',
};

test('choosing another template changes what nobody has written in', () => {
  const cv = templateOf('cv');
  expect(withTemplate(BLANK, 'cv')).toEqual({
    template: 'cv',
    title: cv.title,
    questions: cv.questions.join('\n'),
  });
  expect(withTemplate({ ...BLANK, title: 'My talk' }, 'cv')).toEqual({
    template: 'cv',
    questions: cv.questions.join('\n'),
  });
  expect(withTemplate({ ...BLANK, questions: 'Was it too long?' }, 'cv')).toEqual({
    template: 'cv',
    title: cv.title,
  });
});

test('a request is sent without empty questions, and with a date if it is one', () => {
  const fields = { ...BLANK, title: ' My talk ', questions: 'One?\n \nTwo?', due: '2027-03-12' };
  expect(requestIn(fields)).toEqual({
    title: 'My talk',
    body: '',
    questions: ['One?', 'Two?'],
    due: '2027-03-12',
  });
  expect(requestIn({ ...fields, due: 'soon' }).due).toBeNull();
});

test('every template asks at least two questions, and two of them ask what worked', () => {
  for (const { questions } of REQUEST_TEMPLATES) expect(questions.length).toBeGreaterThan(1);
  expect(templateOf('presentation').questions).toEqual(
    expect.arrayContaining(['What worked well?', 'What could I improve?']),
  );
});
