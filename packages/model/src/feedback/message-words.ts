/** What a message says, without the signs of its Markdown: for a glimpse, for search and for a notification. */
import { lineText, plainLines, readPlain } from '@cairn/prose/text';
import type { Message } from './message.ts';

export function wordsOfMessage({ body }: Pick<Message, 'body'>): string {
  return readPlain(body).map(lineText).join('\n');
}

/** The message as a quote to reply to, with an empty line below. */
export function quoteOfMessage({ body }: Pick<Message, 'body'>): string {
  const lines = plainLines(readPlain(body)).map((line) => `> ${line}`.trimEnd());
  return `${lines.join('\n')}\n\n`;
}
