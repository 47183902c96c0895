/**
 * Which topic is being talked about, and since when as this device knows it. What somebody chose is
 * told to the others as presence; the document gets one value when the conversation moves on
 * (DOC-11).
 */
import { type AgendaItem, type Meeting, noteTopicTime } from '@cairn/model/meetings';
import type { AgendaItemId, MeetingId } from '@cairn/model/shared';
import { createSubscriber } from 'svelte/reactivity';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import { isOn } from '../when.ts';
import { latestChoice, minutesBetween, type TalkChoice } from './talk-choice.ts';

/** Under which name it is among what a device says of itself. */
const FIELD = 'talk';

type Session = Pick<WorkspaceSession, 'writer' | 'presence' | 'now' | 'canWrite'>;
type Talked = Pick<Meeting, 'id' | 'startsAt' | 'minutes'>;

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
    // Whoever moved on has written how long it took; here the next topic begins.
    $effect(() => {
      void this.#place;
      this.#since = session.writer.now();
    });
  }

  get isOn(): boolean {
    const { startsAt, minutes } = this.#meeting();
    return isOn(startsAt, minutes, this.#session.now);
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
    const topic = this.#topics().find(({ id }) => id === choice);
    return topic?.discussedIn === null ? topic.id : null;
  }

  #choices(): TalkChoice[] {
    const states = this.#session.presence.awareness.getStates();
    return [...states.values()].flatMap((state) => readChoice(state[FIELD]) ?? []);
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

/** Others' presence can say anything. */
function readChoice(raw: unknown): TalkChoice | null {
  if (typeof raw !== 'object' || raw === null) return null;
  const { meeting, topic, turn } = raw as Record<string, unknown>;
  if (typeof meeting !== 'string' || typeof topic !== 'string') return null;
  if (typeof turn !== 'number' || !Number.isSafeInteger(turn)) return null;
  return { meeting: meeting as MeetingId, topic: topic as AgendaItemId, turn };
}
