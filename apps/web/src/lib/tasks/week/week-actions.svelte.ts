/**
 * The actions on a task in the week, by key or from its menu; each can be undone from its toast.
 */
import type { Day } from '@cairn/model/shared';
import {
  carryOver,
  dropTask,
  moveTaskToDay,
  type Repeat,
  setTaskDone,
  setTaskDoneOn,
  setTaskRepeat,
  type Task,
} from '@cairn/model/tasks';
import { tick as rendered } from 'svelte';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import { sayDay } from '#lib/ui/dates.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import { toastWithUndo } from '#lib/undo/undo-toast.ts';
import { binTask } from '../bin-task.ts';
import { REPEAT_WORDS } from '../due-words.ts';
import { wordsOf } from '../task-words.ts';
import { dayAfterMove, type Move } from './week-moves.ts';

/** The key of a task's row; a repeating task has a row for each of its days. */
export function rowKey(task: Pick<Task, 'id'>, day: Day | null): string {
  return `${task.id} ${day ?? ''}`;
}

/** The heading of the day or list that contains a node. */
function placeOf(node: Element | null | undefined): HTMLElement | null {
  return node?.closest('section')?.querySelector<HTMLElement>('[data-place]') ?? null;
}

/** True if the focused element has left the page. */
function hasNoFocus(): boolean {
  return document.activeElement === document.body;
}

type Between = readonly [before: HTMLElement | undefined, after: HTMLElement | undefined];

export class WeekActions {
  /** Announced to screen readers when a task has moved out of view. */
  said = $state('');
  readonly #session: WorkspaceSession;
  readonly #page: () => HTMLElement | undefined;
  #fromHeading: AbortController | undefined;

  constructor(session: WorkspaceSession, page: () => HTMLElement | undefined) {
    this.#session = session;
    this.#page = page;
  }

  /** A row that is moved loses the focus, so it is restored. */
  async tick(task: Task, day: Day | null, isDone: boolean): Promise<void> {
    const { writer, today } = this.#session;
    const isOnce = task.repeat === 'none';
    const key = rowKey(task, day ?? task.due);
    const had = this.#box(key) === document.activeElement;
    const [before, after] = this.#beside(key);
    if (isOnce) setTaskDone(writer, task.id, isDone);
    else setTaskDoneOn(writer, task.id, day ?? today, isDone);
    if (!had) return;
    await rendered();
    const now = this.#box(key) ?? (isOnce ? this.#boxOf(task) : undefined);
    (now ?? after ?? before)?.focus();
  }

  /** `day`: where the row is; `null` if the task has no day. */
  async move(task: Task, day: Day | null, move: Move): Promise<void> {
    if (task.repeat !== 'none') {
      this.said = `It repeats ${REPEAT_WORDS[task.repeat] ?? 'regularly'}, so it stays on its day.`;
      toasts.show({ text: `${this.said} Change that in its menu.`, subject: task.id });
      return;
    }
    await this.place(task, day, dayAfterMove(day, move, this.#session.today));
  }

  async place(task: Task, from: Day | null, to: Day | null): Promise<void> {
    const { writer, today } = this.#session;
    const leave = this.#leaving(rowKey(task, from));
    const { step } = this.#session.step(() => moveTaskToDay(writer, task.id, to));
    await rendered();
    const words = `“${wordsOf(task)}” ${to === null ? 'no longer has a date' : `moved to ${sayDay(to, today)}`}.`;
    this.said = words;
    const box = this.#box(rowKey(task, to));
    if (box) return box.focus();
    leave();
    toastWithUndo(this.#session, words, step);
  }

  drop(task: Task, day: Day | null): void {
    const { writer } = this.#session;
    const leave = this.#leaving(rowKey(task, day));
    const { step } = this.#session.step(() => dropTask(writer, task.id));
    void rendered().then(leave);
    const words = task.repeat === 'none' ? 'Dropped.' : 'Dropped. It won’t repeat.';
    toastWithUndo(this.#session, words, step);
  }

  bin(task: Task, day: Day | null): void {
    const leave = this.#leaving(rowKey(task, day));
    binTask(this.#session, task);
    void rendered().then(leave);
  }

  repeat(task: Task, day: Day | null, repeat: Repeat): void {
    const leave = this.#leaving(rowKey(task, day));
    setTaskRepeat(this.#session.writer, task.id, repeat);
    void rendered().then(() => hasNoFocus() && leave());
  }

  carryOver(tasks: readonly Task[]): void {
    const { writer, today } = this.#session;
    const own = placeOf(document.activeElement);
    const { step } = this.#session.step(() => carryOver(writer, tasks, today));
    void rendered().then(() => hasNoFocus() && this.#heading(own)?.focus());
    const words =
      tasks.length === 1 ? 'Carried over to today.' : `${tasks.length} carried over to today.`;
    toastWithUndo(this.#session, words, step);
  }

  /** Up and down move from checkbox to checkbox through the whole page. */
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

  #boxOf({ id }: Task): HTMLElement | undefined {
    return this.#boxes().find((box) =>
      box.closest<HTMLElement>('[data-row]')?.dataset['row']?.startsWith(`${id} `),
    );
  }

  #beside(key: string): Between {
    const boxes = this.#boxes();
    const at = boxes.findIndex((box) => box === this.#box(key));
    return at < 0 ? [undefined, undefined] : [boxes[at - 1], boxes[at + 1]];
  }

  /**
   * The focus goes to the heading, not to the next task: a key still held down would move that one
   * too.
   */
  #leaving(key: string): () => void {
    const between = this.#beside(key);
    const own = placeOf(this.#box(key));
    return () => {
      const heading = this.#heading(own);
      if (!heading) return;
      this.#fromHeading?.abort();
      this.#fromHeading = new AbortController();
      const { signal } = this.#fromHeading;
      heading.addEventListener('keydown', (event) => this.#stepIn(event, between), { signal });
      heading.focus();
    };
  }

  /** `own`, or the page's first heading if that is gone. */
  #heading(own: HTMLElement | null): HTMLElement | null | undefined {
    return own?.isConnected ? own : this.#page()?.querySelector<HTMLElement>('[data-place]');
  }

  #stepIn(event: KeyboardEvent, between: Between): void {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    const there = between.filter((box) => box?.isConnected);
    const box = there.at(event.key === 'ArrowUp' ? 0 : -1) ?? this.#boxes()[0];
    if (!box) return;
    event.preventDefault();
    box.focus();
  }
}
