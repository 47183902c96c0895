/** What the parts of a vision are called, and the question that invites a first line. */
import type { VisionKind } from '@cairn/model/vision';

interface Words {
  readonly title: string;
  readonly question: string;
}

export const VISION_WORDS: Readonly<Record<VisionKind, Words>> = {
  fiveYears: {
    title: 'In five years',
    question: 'What does an ordinary Tuesday look like then?',
  },
  tenYears: { title: 'In ten years', question: 'What will people thank you for?' },
  value: { title: 'What you value', question: 'What wouldn’t you trade for a better offer?' },
  strength: { title: 'What you’re good at', question: 'What do people come to you for?' },
  weakness: { title: 'What you find hard', question: 'What do you put off, or hurry through?' },
  interest: {
    title: 'What interests you',
    question: 'What do you read about without being asked?',
  },
  drive: { title: 'What drives you', question: 'When did work last feel easy, and why?' },
};

export const OBJECTIVES_WORDS: Words = {
  title: 'What the organisation is aiming for',
  question: 'What has it set out to do this year?',
};
