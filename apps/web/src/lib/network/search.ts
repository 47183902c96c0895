/** What search finds of the network: contacts, what was noted each time they were in touch, events and their questions. */
import type { Around, Found, FoundWithin } from '#lib/features/feature.ts';
import { newestFirst, proseWords } from '#lib/features/search-words.ts';
import { sayWhen, titleOf } from './network-words.ts';

export function* titles({ session, pathOf }: Around): Generator<Found> {
  for (const contact of session.contacts.all) {
    const { id, position, howWeMet, offer, nextSteps, tags } = contact;
    const text = ['contact', howWeMet, offer, nextSteps, ...tags].join(' ');
    yield { id, title: titleOf(contact.name), about: position, text, path: pathOf('contacts', id) };
  }
  for (const { id, title, date, place } of session.networkEvents.all) {
    const when = date === null ? '' : sayWhen(date, session.today);
    const about = ['Event', when].filter(Boolean).join(' · ');
    yield { id, title: titleOf(title), about, text: place, path: pathOf('networkEvents', id) };
  }
}

export function* passages({ session }: Around): Generator<FoundWithin> {
  for (const { contact, text } of newestFirst(session.touches.all))
    if (text !== '') yield { id: contact, where: 'In an interaction', text };
  for (const { event, text } of newestFirst(session.eventQuestions.all))
    yield { id: event, where: 'In the questions', text };
  for (const { id } of newestFirst(session.contacts.all))
    yield { id, where: 'In the notes', text: proseWords(session, 'contacts', id, 'notes') };
  for (const { id } of newestFirst(session.networkEvents.all))
    yield { id, where: 'In the notes', text: proseWords(session, 'networkEvents', id, 'notes') };
}
