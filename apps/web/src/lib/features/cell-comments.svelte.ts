/** What is said about the cells of a table: where something is, and the cell whose panel is open. */
import { subjectOf, type Thread } from '@cairn/model/feedback';
import type { ThreadId } from '@cairn/model/shared';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import type { CommentProps } from './feature.ts';

export class CellComments<R, Column> {
  readonly #session: WorkspaceSession;
  readonly #aboutOf: (record: R, column: Column, words: string) => CommentProps;
  about: (CommentProps & { readonly asked?: ThreadId }) | null = $state.raw(null);
  readonly #open = $derived.by(() => countOpen(this.#session.threads.all));

  /** @param aboutOf what a comment on this cell is about. */
  constructor(
    session: WorkspaceSession,
    aboutOf: (record: R, column: Column, words: string) => CommentProps,
  ) {
    this.#session = session;
    this.#aboutOf = aboutOf;
  }

  /** What a cell's button is about, and how many threads are open there. */
  readonly of = (record: R, column: Column, words: string) => {
    const { noun, name, ...about } = this.#aboutOf(record, column, words);
    return { noun, name, open: this.#open.get(keyOf(about)) ?? 0 };
  };

  readonly show = (record: R, column: Column, words: string): void => {
    this.about = this.#aboutOf(record, column, words);
  };
}

function keyOf({
  kind,
  id,
  cell,
}: Pick<Thread['anchor'], 'kind' | 'cell'> & { id: string | null }) {
  return `${subjectOf({ kind, id })} ${cell?.column ?? ''}`;
}

function countOpen(threads: readonly Thread[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { anchor, status } of threads) {
    if (status === 'resolved' || anchor.range !== null) continue;
    counts.set(keyOf(anchor), (counts.get(keyOf(anchor)) ?? 0) + 1);
  }
  return counts;
}
