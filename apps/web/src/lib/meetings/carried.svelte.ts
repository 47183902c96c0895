/** Which topics come up again in a meeting, and how often they have been carried. */
import {
  type AgendaItem,
  CARRIED_OFTEN,
  hasPassed,
  letGo,
  type Meeting,
  type MeetingsAt,
  startsOfPast,
  stillOpen,
  takesPlace,
  timesCarried,
} from '@cairn/model/meetings';
import type { MeetingId } from '@cairn/model/shared';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';

const HOUR_MS = 3_600_000;

type Session = Pick<WorkspaceSession, 'meetings' | 'agendaItems' | 'now'>;

export class Carried {
  readonly #session: Session;
  readonly #meeting: () => Meeting;
  /** All meetings at once: a topic would otherwise depend on each of its own. */
  readonly #known = $derived.by(
    () => new Map<MeetingId, Meeting>(this.#session.meetings.all.map((each) => [each.id, each])),
  );
  readonly #starts = $derived.by(() => startsOfPast(this.#session.meetings.all, this.#session.now));
  /** True while there is still something to talk about: until it is closed, or an hour after its end. */
  readonly isAhead = $derived.by(() => {
    const meeting = this.#meeting();
    return takesPlace(meeting) && !hasPassed(meeting, this.#session.now - HOUR_MS);
  });
  /** What is still open from before. */
  readonly open: readonly AgendaItem[] = $derived.by(() => {
    if (!this.isAhead) return [];
    const { id } = this.#meeting();
    return stillOpen(this.#session.agendaItems.all, this.#at()).filter(
      ({ meetings }) => !meetings.includes(id),
    );
  });
  readonly letGo: readonly AgendaItem[] = $derived.by(() =>
    this.isAhead ? letGo(this.#session.agendaItems.all) : [],
  );

  constructor(session: Session, meeting: () => Meeting) {
    this.#session = session;
    this.#meeting = meeting;
  }

  /** How many meetings have gone by without it. */
  times(item: AgendaItem): number {
    return timesCarried(item, this.#starts, this.#at());
  }

  /** True for a topic that keeps being put off, unless this meeting is to begin with it. */
  isAskedAbout(item: AgendaItem): boolean {
    if (!this.isAhead || item.firstIn === this.#meeting().id) return false;
    return this.times(item) >= CARRIED_OFTEN;
  }

  #at(): MeetingsAt {
    const known = this.#known;
    return { meetingOf: (id) => known.get(id), now: this.#session.now };
  }
}
