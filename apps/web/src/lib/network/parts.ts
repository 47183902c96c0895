/** What the routes hand in, since tasks, threads and notes belong to other features. */
import type { TaskId } from '@cairn/model/shared';
import type { Snippet } from 'svelte';

export type LinkTask = (task: TaskId) => void;

/** These tasks, and a line that adds more; `onlink` is called with each new one. */
export type TasksPart = Snippet<[tasks: readonly TaskId[], onlink: LinkTask]>;
