/** Places to start from when asking for feedback: what it is about, and questions that get useful answers. */

export interface RequestTemplate {
  readonly id: string;
  readonly label: string;
  readonly title: string;
  /** What the box for what was done suggests. */
  readonly did: string;
  readonly questions: readonly string[];
}

const WORKED = 'What worked well?';
const IMPROVE = 'What could I improve?';

export const REQUEST_TEMPLATES: readonly [RequestTemplate, ...RequestTemplate[]] = [
  {
    id: 'presentation',
    label: 'A presentation',
    title: 'My presentation',
    did: 'What was it about, who listened, and what should they have taken away?',
    questions: [WORKED, IMPROVE, 'At which point did you stop listening, and why?'],
  },
  {
    id: 'cv',
    label: 'A CV',
    title: 'My CV',
    did: 'What is it for, and where can it be read?',
    questions: [
      'After half a minute with it, what do you think I’m good at?',
      WORKED,
      'What would you cut, and what is missing?',
    ],
  },
  {
    id: 'decision',
    label: 'A decision',
    title: 'A decision I’m making',
    did: 'What are the choices, which one do you lean towards, and why?',
    questions: [
      'What am I not seeing?',
      'What would you want to know before deciding?',
      'In a year, what might make me regret it?',
    ],
  },
  {
    id: 'leading',
    label: 'Leading something',
    title: 'How I led it',
    did: 'What did you lead, with whom, and what came of it?',
    questions: [WORKED, IMPROVE, 'When did I do something that the team could have done?'],
  },
  {
    id: 'course',
    label: 'Choosing a course',
    title: 'Which course to take',
    did: 'Which courses are you choosing from, and what should you be able to do afterwards?',
    questions: [
      'Which one would you take in my place, and why?',
      'Is it recognised where I want to go?',
      'Is there a better way to learn this?',
    ],
  },
  {
    id: 'own',
    label: 'Something else',
    title: '',
    did: 'What did you do, and what did you want to achieve?',
    questions: [WORKED, IMPROVE],
  },
];

export function templateOf(id: string): RequestTemplate {
  return REQUEST_TEMPLATES.find((template) => template.id === id) ?? REQUEST_TEMPLATES[0];
}
