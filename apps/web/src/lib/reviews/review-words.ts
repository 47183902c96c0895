/** How reviews speak: their kinds, their questions, and what a fact is. */
import { type Fact, type Question, type ReviewKind, TIME_IN_BLOCKS } from '@cairn/model/reviews';

export const KIND_WORDS: Readonly<Record<ReviewKind, string>> = {
  weekly: 'Weekly',
  monthly: 'Monthly',
  quarterly: 'Quarterly',
  annual: 'Annual',
};

/** What each kind is for, in a line. */
export const KIND_LEADS: Readonly<Record<ReviewKind, string>> = {
  weekly: 'Fifteen minutes on what you did and what got in the way.',
  monthly: 'The same again, with a little more distance.',
  quarterly: 'A look at your skills, and a growth chat with your mentor.',
  annual: 'Are your goals still taking you where you want to go?',
};

const ALWAYS: Readonly<Record<Exclude<Question, 'stopped' | 'growth'>, string>> = {
  worked: 'What worked?',
  adjust: 'What needs adjustment?',
  skills: 'Which skills have grown, and which are still missing?',
  aligned: 'Are my goals still aligned with where I want to go?',
  patterns: 'What are the patterns in my successes?',
  struggles: 'Where do I keep struggling?',
};

export function questionWords(question: Question, kind: ReviewKind): string {
  if (question === 'stopped')
    return `What stopped my progress this ${kind === 'weekly' ? 'week' : 'month'}?`;
  if (question === 'growth')
    return kind === 'annual'
      ? 'What do I want from the year ahead?'
      : 'What do I want to talk about in the growth chat?';
  return ALWAYS[question];
}

export const HINTS: Readonly<Record<Question, string>> = {
  worked: 'What you’d do again, and why it went well',
  adjust: 'One thing to do differently from now on',
  stopped: 'Too little time, something unclear, somebody you were waiting for',
  skills: 'What you can do now, and what the next role still asks for',
  growth: 'What you’d like to hear, try or be given',
  aligned: 'Read your vision first, then your goals',
  patterns: 'What the things that went well have in common',
  struggles: 'What keeps coming back, however often you mean to change it',
};

/** What kind of thing a fact is, where its words alone don't say. */
export const FACT_WORDS: Readonly<Record<Fact['collection'], string>> = {
  tasks: 'Task',
  goals: 'Goal reached',
  checkIns: 'Check-in',
  obstacles: 'Obstacle',
  wins: 'Win',
  learnings: 'Learned',
  experiences: 'Experience',
  skills: 'Skill at the level needed',
  focusBlocks: 'Focus',
};

/** "Task, still open", "Task, done on 4 days". */
export function factWords({ collection, side, times }: Fact): string {
  if (collection === 'focusBlocks' && side === 'roadblock')
    return times > 1 ? `Distraction, ${String(times)} times` : 'Distraction';
  if (collection !== 'tasks') return FACT_WORDS[collection];
  if (side === 'roadblock') return 'Task, still open';
  return times > 1 ? `Task, done on ${String(times)} days` : 'Task';
}

/** The words of a fact; `''` where its record has none. */
export function factTitle({ collection, id, title, times }: Fact): string {
  if (collection !== 'focusBlocks' || id !== TIME_IN_BLOCKS) return title;
  const [hours, minutes] = [Math.floor(times / 60), times % 60];
  const parts = [
    ...(hours > 0 ? [`${String(hours)} h`] : []),
    ...(minutes > 0 ? [`${String(minutes)} min`] : []),
  ];
  return `${parts.join(' ')} of focused work`;
}
