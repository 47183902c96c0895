/** What can be done with a task of the week in one key or from its menu; each is taken back from its toast. */
import type { Day } from '@cairn/model/shared';
import {
  carryOver,
  dropTask,
  moveTaskToDay,
  pickUpTask,
  placeTasks,
  setTaskRepeat,
  type Repeat,
  type Task,
} from '@cairn/model/tasks';
import { tick } from 'svelte';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import { formatDay } from '#lib/ui/dates.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import { REPEAT_WORDS } from '../due-words.ts';
import { dayAfterMove, type Move } from './week-moves.ts';

/** The row of a task; what comes again has one for each of its days. */
export function rowKey(task: Pick<Task, 'id'>, day: Day | null): string {
  return `${task.id} ${day ?? ''}`;
}

export class WeekDeeds {
  /** Read out when a task has gone where the eye may not follow. */
  said = $state('');
  readonly #session: WorkspaceSession;
  readonly #page: () => HTMLElement | undefined;

  constructor(session: WorkspaceSession, page: () => HTMLElement | undefined) {
    this.#session = session;
    this.#page = page;
  }

  /** `day` is where the row stands; null for what has none. */
  async move(task: Task, day: Day | null, move: Move): Promise<void> {
    if (task.repeat !== 'none') {
      this.said = `It comes ${REPEAT_WORDS[task.repeat] ?? 'again'}, and stays on its day.`;
      toasts.show({ text: `${this.said} Change that in its menu.`, subject: task.id });
      return;
    }
    await this.place(task, day, dayAfterMove(day, move, this.#session.today));
  }

  async place(task: Task, from: Day | null, to: Day | null): Promise<void> {
    const { writer, today } = this.#session;
    const before = task.due;
    const next = this.#neighbour(task, from);
    moveTaskToDay(writer, task.id, to);
    await tick();
    const words = to === null ? 'It has no day now.' : `Moved to ${formatDay(to, today)}.`;
    this.said = words;
    if (this.#focus(rowKey(task, to))) return;
    next?.focus();
    toasts.show({
      text: words,
      action: { label: 'Undo', run: () => moveTaskToDay(writer, task.id, before) },
    });
  }

  drop(task: Task, day: Day | null): void {
    const { writer } = this.#session;
    const next = this.#neighbour(task, day);
    dropTask(writer, task.id);
    void tick().then(() => next?.focus());
    toasts.show({
      text: task.repeat === 'none' ? 'Dropped.' : 'Dropped. It does not come again.',
      action: { label: 'Undo', run: () => pickUpTask(writer, task.id) },
    });
  }

  repeat(task: Task, repeat: Repeat): void {
    setTaskRepeat(this.#session.writer, task.id, repeat);
  }

  carryOver(tasks: readonly Task[]): void {
    const { writer, today } = this.#session;
    const before = tasks.map(({ id, due }) => [id, due] as const);
    carryOver(writer, tasks, today);
    toasts.show({
      text:
        tasks.length === 1 ? 'Carried over to today.' : `${tasks.length} carried over to today.`,
      action: { label: 'Undo', run: () => placeTasks(writer, before) },
    });
  }

  /** Up and down go from box to box, through the whole page. */
  step(from: HTMLElement, by: 1 | -1): void {
    const boxes = this.#boxes();
    boxes[boxes.findIndex((box) => box === from) + by]?.focus();
  }

  #boxes(): HTMLElement[] {
    return [
      ...(this.#page()?.querySelectorAll<HTMLElement>('[data-row] input[type=checkbox]') ?? []),
    ];
  }

  #box(key: string): HTMLElement | undefined {
    return this.#boxes().find(
      (box) => box.closest<HTMLElement>('[data-row]')?.dataset['row'] === key,
    );
  }

  #focus(key: string): boolean {
    const box = this.#box(key);
    box?.focus();
    return box !== undefined;
  }

  #neighbour(task: Task, day: Day | null): HTMLElement | undefined {
    const boxes = this.#boxes();
    const at = boxes.findIndex((box) => box === this.#box(rowKey(task, day)));
    return boxes[at + 1] ?? boxes[at - 1];
  }
}
