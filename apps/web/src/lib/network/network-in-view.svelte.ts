/** The network of the person whom the page is about: their contacts with how warm each is, and their events. */
import {
  coldestFirst,
  type Contact,
  type ContactRow,
  type NetworkEvent,
  type StandingContact,
  standingContact,
  type Touch,
} from '@cairn/model/network';
import { byOrder, type NetworkEventId, type PersonId } from '@cairn/model/shared';
import { getContext, setContext } from 'svelte';
import { recordsOf } from '#lib/features/subject.ts';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';

const NONE: readonly Touch[] = [];

export class NetworkInView {
  readonly #session: WorkspaceSession;
  readonly #person: () => PersonId;

  constructor(session: WorkspaceSession, person: () => PersonId) {
    this.#session = session;
    this.#person = person;
  }

  get person(): PersonId {
    return this.#person();
  }

  readonly #touches = $derived.by(() => {
    const byContact = new Map<string, Touch[]>();
    for (const touch of this.#session.touches.all) {
      const known = byContact.get(touch.contact);
      if (known === undefined) byContact.set(touch.contact, [touch]);
      else known.push(touch);
    }
    return byContact;
  });

  readonly #own: readonly Contact[] = $derived.by(() =>
    recordsOf(this.#session, this.#session.contacts.all, this.person),
  );

  /** Who is going cold first. */
  readonly all: readonly StandingContact[] = $derived.by(() =>
    coldestFirst(
      this.#own.map((contact) =>
        standingContact(contact, this.#touches.get(contact.id) ?? NONE, this.#session.today),
      ),
    ),
  );

  /** The rows of the table, in its order. */
  readonly rows: readonly ContactRow[] = $derived.by(() =>
    this.all
      .map(({ contact, last, touches: [touch] }) => ({
        ...contact,
        last,
        lastTouch: touch?.date ?? null,
      }))
      .sort(byOrder),
  );

  readonly events: readonly NetworkEvent[] = $derived.by(() =>
    recordsOf(this.#session, this.#session.networkEvents.all, this.person),
  );

  readonly #questions = $derived.by(() => {
    const byEvent = new Map<string, number>();
    for (const { event } of this.#session.eventQuestions.all)
      byEvent.set(event, (byEvent.get(event) ?? 0) + 1);
    return byEvent;
  });

  /** How many questions are prepared for an event. */
  questionsFor(event: NetworkEventId): number {
    return this.#questions.get(event) ?? 0;
  }
}

const KEY = Symbol('network in view');

export const setNetworkInView = (view: NetworkInView): NetworkInView => setContext(KEY, view);
export const getNetworkInView = (): NetworkInView => getContext(KEY);
