/** Rich text for messages: what shows it is always there, the editor comes once somebody writes. */
import type { MessageProse } from '#lib/feedback/message-prose.ts';
import Words from './Words.svelte';

export const messageProse: MessageProse = {
  Words,
  loadField: async () => (await import('./Field.svelte')).default,
};
