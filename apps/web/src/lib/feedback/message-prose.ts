/** How messages are shown and written as rich text: the layout provides it, since features don’t load the editor. */
import type { Component } from 'svelte';
import { createContext } from 'svelte';

export interface MessageFieldProps {
  readonly label: string;
  readonly placeholder: string;
  /** Markdown. */
  readonly value: string;
  readonly onvalue: (markdown: string) => void;
  /** Whether it takes the focus. */
  readonly focused: boolean;
}

export interface MessageProse {
  readonly Words: Component<{ text: string }>;
  /** The field with its editor; loaded once somebody writes. */
  readonly loadField: () => Promise<Component<MessageFieldProps>>;
}

export const [getMessageProse, setMessageProse] = createContext<MessageProse>();
