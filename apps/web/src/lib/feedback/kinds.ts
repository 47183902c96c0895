/** What each kind of thread is called, and what a person did by starting one. */
import type { ThreadKind } from '@cairn/model/feedback';
import CircleQuestionMark from 'lucide-svelte/icons/circle-question-mark';
import HandHelping from 'lucide-svelte/icons/hand-helping';
import Heart from 'lucide-svelte/icons/heart';
import Lightbulb from 'lucide-svelte/icons/lightbulb';
import MessageSquare from 'lucide-svelte/icons/message-square';
import type { Icon } from '#lib/ui/icon.ts';

export interface KindWords {
  readonly label: string;
  /** After a name: "Robin asked". `null` if it needs no saying. */
  readonly did: string | null;
  readonly placeholder: string;
  readonly icon: Icon;
}

export const KIND_WORDS: Readonly<Record<ThreadKind, KindWords>> = {
  comment: {
    label: 'Comment',
    did: null,
    placeholder: 'What do you want to say?',
    icon: MessageSquare,
  },
  question: {
    label: 'Question',
    did: 'asked',
    placeholder: 'What do you want to know?',
    icon: CircleQuestionMark,
  },
  request: {
    label: 'Request',
    did: 'requested',
    placeholder: 'What would help you, and by when?',
    icon: HandHelping,
  },
  praise: {
    label: 'Praise',
    did: 'gave praise',
    placeholder: 'What went well, and what did it change?',
    icon: Heart,
  },
  suggestion: {
    label: 'Suggestion',
    did: 'suggested',
    placeholder: 'What would you try?',
    icon: Lightbulb,
  },
};
