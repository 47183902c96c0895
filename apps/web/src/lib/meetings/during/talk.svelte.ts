/**
 * Which topic is being talked about, and since when as this device knows it. What somebody chose is
 * told to the others as presence; the document gets one value when the conversation moves on
 * (DOC-11).
 */
import { type AgendaItem, type Meeting, noteTopicTime } from '@cairn/model/meetings';
import type { AgendaItemId } from '@cairn/model/shared';
import { untrack } from 'svelte';
import { createSubscriber } from 'svelte/reactivity';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import { isOn } from '../when.ts';
import { keepTalk, keptTalk } from './kept-talk.ts';
import { latestChoice, minutesBetween, readChoice, type TalkChoice } from './talk-choice.ts';

/** Under which name it is among what a device says of itself. */
const FIELD = 'talk';

type Session = Pick<WorkspaceSession, 'key' | 'writer' | 'presence' | 'now' | 'canWrite'>;
type Talked = Pick<Meeting, 'id' | 'startsAt' | 'minutes' | 'closedAt'>;

export class Talk {
  readonly #session: Session;
  readonly #meeting: () => Talked;
  readonly #topics: () => readonly AgendaItem[];
  readonly #subscribe: () => void;
  /** Since when the conversation has been where it is; by this device's own clock. */
  #since: number;

  readonly #current = $derived.by(() => {
    if (!this.isOn) return undefined;
    const open = this.#topics().filter(({ discussedIn }) => discussedIn === null);
    const chosen = this.#chosen;
    return open.find(({ id }) => id === chosen)?.id ?? open[0]?.id;
  });
  /** Changes whenever the conversation moves. */
  readonly #place = $derived.by(() => {
    const done = this.#topics().filter(({ discussedIn }) => discussedIn !== null);
    return [this.#current ?? '', ...done.map(({ id }) => id)].join(' ');
  });

  /** `topics` in the order of the agenda. Call it while a component is being set up. */
  constructor(session: Session, meeting: () => Talked, topics: () => readonly AgendaItem[]) {
    this.#session = session;
    this.#meeting = meeting;
    this.#topics = topics;
    this.#since = session.writer.now();
    const { awareness } = session.presence;
    this.#subscribe = createSubscriber((update) => {
      awareness.on('change', update);
      return () => {
        awareness.off('change', update);
      };
    });
    let kept = this.isOn ? keptTalk(session.key, meeting().id) : null;
    // What was chosen before the page was loaded again is said again.
    if (kept?.choice) awareness.setLocalStateField(FIELD, kept.choice);
    // Whoever moved on has written how long it took; here the next topic begins.
    $effect(() => {
      const place = this.#place;
      this.#since = kept?.place === place ? kept.since : session.writer.now();
      kept = null;
      untrack(() => this.#keep(place));
    });
  }

  get isOn(): boolean {
    const { startsAt, minutes, closedAt } = this.#meeting();
    return closedAt === null && isOn(startsAt, minutes, this.#session.now);
  }

  /** The topic that somebody chose, or else the first one that is open; none before and after the meeting. */
  get current(): AgendaItemId | undefined {
    return this.#current;
  }

  /** Turns to a topic, out of order. */
  about(topic: AgendaItemId): void {
    this.#moveOn(this.current);
    const { awareness } = this.#session.presence;
    const turn = 1 + Math.max(0, ...this.#choices().map((each) => each.turn));
    const choice: TalkChoice = { meeting: this.#meeting().id, topic, turn };
    awareness.setLocalStateField(FIELD, choice);
  }

  /** A topic is about to be ticked off: the time since the last move was for it, unless another was chosen. */
  ticked(topic: AgendaItemId): void {
    const isElsewhere = this.#chosen !== null && this.current !== topic;
    if (this.isOn && !isElsewhere) this.#moveOn(topic);
  }

  /** The open topic that was chosen last, by whoever it was. */
  get #chosen(): AgendaItemId | null {
    this.#subscribe();
    const choice = latestChoice(this.#choices(), this.#meeting().id);
    const topic = this.#topics().find(({ id }) => id === choice?.topic);
    return topic?.discussedIn === null ? topic.id : null;
  }

  #choices(): TalkChoice[] {
    const states = this.#session.presence.awareness.getStates();
    return [...states.values()].flatMap((state) => readChoice(state[FIELD]) ?? []);
  }

  #keep(place: string): void {
    if (!this.isOn) return;
    const { id } = this.#meeting();
    const choice = latestChoice(this.#choices(), id);
    keepTalk(this.#session.key, id, { place, since: this.#since, choice });
  }

  #moveOn(from: AgendaItemId | undefined): void {
    const now = this.#session.writer.now();
    const { id: meeting, startsAt } = this.#meeting();
    const minutes = minutesBetween(this.#since, now, startsAt);
    this.#since = now;
    if (from !== undefined && this.#session.canWrite)
      noteTopicTime(this.#session.writer, { topic: from, meeting, minutes });
  }
}
