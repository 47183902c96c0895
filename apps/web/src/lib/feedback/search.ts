/** What search finds in feedback: each thread's beginning, its outcome and every message. */
import { conversation, quoteOf, wordsOfMessage } from '@cairn/model/feedback';
import type { Around, Found, FoundWithin } from '#lib/features/feature.ts';
import { excerpt, newestFirst } from '#lib/features/search-words.ts';

export function* titles({ session, pathOf }: Around): Generator<Found> {
  for (const { id, anchor, createdBy, title } of session.threads.all) {
    const [begin] = conversation(session.messagesOf.of(id));
    const first = begin && wordsOfMessage(begin);
    const quote = quoteOf(anchor);
    yield {
      id,
      title: excerpt(title || first || quote || 'A thread'),
      about: quote === '' ? session.nameOf(createdBy) : `on “${excerpt(quote)}”`,
      text: `${title} ${first ?? ''} ${quote}`,
      path: pathOf('threads', id),
    };
  }
}

export function* passages({ session }: Around): Generator<FoundWithin> {
  for (const { id, outcomes, proposed, questions } of newestFirst(session.threads.all)) {
    for (const { person, words } of outcomes)
      yield { id, where: `What ${session.nameOf(person)} did with it`, text: words };
    yield { id, where: 'Proposed wording', text: proposed };
    for (const { text } of questions) yield { id, where: 'Question', text };
  }
  for (const message of newestFirst(session.messages.all))
    yield {
      id: message.thread,
      where: `${session.nameOf(message.createdBy)} wrote`,
      text: wordsOfMessage(message),
    };
}
