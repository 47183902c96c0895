/** What a message that is being written is given. */
import type { Things } from './things.ts';

export interface MessageProps {
  label: string;
  placeholder: string;
  /** Markdown. */
  value: string;
  onvalue: (markdown: string) => void;
  things: Things;
  /** Whether it takes the focus. */
  focused: boolean;
}
