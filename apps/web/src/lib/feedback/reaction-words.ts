/** What each reaction says, in words. */
import type { ReactionKind } from '@cairn/model/feedback';
import HeartHandshake from 'lucide-svelte/icons/heart-handshake';
import MessagesSquare from 'lucide-svelte/icons/messages-square';
import Sparkles from 'lucide-svelte/icons/sparkles';
import ThumbsUp from 'lucide-svelte/icons/thumbs-up';
import type { Icon } from '#lib/ui/icon.ts';

export const REACTION_WORDS: Readonly<
  Record<ReactionKind, { readonly label: string; readonly icon: Icon }>
> = {
  thanks: { label: 'Thank you', icon: HeartHandshake },
  agree: { label: 'I agree', icon: ThumbsUp },
  helpful: { label: 'Helpful', icon: Sparkles },
  talk: { label: 'Let’s talk about it', icon: MessagesSquare },
};
