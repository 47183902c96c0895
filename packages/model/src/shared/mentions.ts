/** People who are mentioned in a text: a link whose words are their name. */
import type { PersonId } from './ids.ts';

const PATH = '/people/';
const LINK = /\]\(<?\/people\/([\w-]{1,64})>?\)/g;

/** Where a mention of a person leads; no page is there, so it shows as words. */
export function mentionOf(person: PersonId): string {
  return PATH + person;
}

/** The person that a link mentions; `null` if it leads anywhere else. */
export function mentionedBy(link: unknown): PersonId | null {
  const isMention = typeof link === 'string' && link.startsWith(PATH);
  return isMention ? (link.slice(PATH.length) as PersonId) : null;
}

/** Whoever a text in Markdown mentions, whether or not they are still here. */
export function mentionedIn(body: string): ReadonlySet<PersonId> {
  return new Set([...body.matchAll(LINK)].map(([, id]) => id as PersonId));
}
