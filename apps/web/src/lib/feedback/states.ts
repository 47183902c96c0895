/** What each state of a thread is called: as it stands, and as something somebody did. */
import type { ThreadKind, ThreadStatus } from '@cairn/model/feedback';
import Check from 'lucide-svelte/icons/check';
import CheckCheck from 'lucide-svelte/icons/check-check';
import CircleDot from 'lucide-svelte/icons/circle-dot';
import CircleSlash from 'lucide-svelte/icons/circle-slash';
import MessageCircle from 'lucide-svelte/icons/message-circle';
import type { Icon } from '#lib/ui/icon.ts';
import type { Tone } from '#lib/ui/tone.ts';

interface StateWords {
  readonly label: string;
  /** After a name: "Robin resolved it". */
  readonly did: string;
  readonly icon: Icon;
  readonly tone: Tone;
}

export const STATE_WORDS: Readonly<Record<ThreadStatus, StateWords>> = {
  open: { label: 'Open', did: 'opened it again', icon: CircleDot, tone: 'neutral' },
  answered: {
    label: 'Answered',
    did: 'marked it as answered',
    icon: MessageCircle,
    tone: 'neutral',
  },
  applied: { label: 'Applied', did: 'applied it', icon: CheckCheck, tone: 'moss' },
  setAside: { label: 'Set aside', did: 'set it aside', icon: CircleSlash, tone: 'neutral' },
  resolved: { label: 'Resolved', did: 'resolved it', icon: Check, tone: 'neutral' },
};

/** A request isn't resolved but closed. */
export function labelOf(status: ThreadStatus, kind: ThreadKind): string {
  return status === 'resolved' && kind === 'request' ? 'Closed' : STATE_WORDS[status].label;
}

export function didOf(status: ThreadStatus, kind: ThreadKind): string {
  if (kind !== 'request') return STATE_WORDS[status].did;
  if (status === 'resolved') return 'closed it';
  return status === 'answered' ? 'answered it' : STATE_WORDS[status].did;
}
