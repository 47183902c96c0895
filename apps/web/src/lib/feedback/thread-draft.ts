/**
 * A thread being written: one draft for each thing it can be about, so that its words are found
 * again.
 */
import type { TextRange } from '@cairn/model/document';
import { type Anchor, THREAD_KINDS, type ThreadKind } from '@cairn/model/feedback';
import { type Draft, draftAt } from '#lib/ui/draft.svelte.ts';

/** `range`: the selected words as JSON; empty if there are none. */
interface ThreadFields extends Readonly<Record<string, string>> {
  readonly text: string;
  readonly kind: string;
  readonly range: string;
  /** What a suggestion proposes in place of the selected words; empty while it proposes what is there. */
  readonly proposed: string;
}

export type ThreadDraft = Draft<ThreadFields>;

/** Like `draftAt`, call it while a component is being set up. */
export function threadDraftAt(
  about: () => Pick<Anchor, 'kind' | 'cell'> & { id: string | null },
): ThreadDraft {
  return draftAt(
    () => {
      const { kind, id, cell } = about();
      return `thread/${kind}/${id ?? ''}${cell ? `/${cell.column}` : ''}`;
    },
    () => ({ text: '', kind: 'comment', range: '', proposed: '' }),
  );
}

export function kindIn(draft: ThreadDraft): ThreadKind {
  return THREAD_KINDS.find((kind) => kind === draft.fields.kind) ?? 'comment';
}

export function hasWords(draft: ThreadDraft): boolean {
  return draft.fields.text.trim() !== '' || draft.fields.proposed.trim() !== '';
}

/** The words it was started on; `null` if there are none or they can't be read. */
export function rangeIn(draft: ThreadDraft): TextRange | null {
  try {
    const raw = JSON.parse(draft.fields.range) as Partial<Record<keyof TextRange, unknown>> | null;
    const { field, start, end, quote } = raw ?? {};
    const all = [field, start, end, quote].filter((each) => typeof each === 'string');
    const [fieldOf = '', startOf = '', endOf = '', quoteOf = ''] = all;
    return all.length === 4 ? { field: fieldOf, start: startOf, end: endOf, quote: quoteOf } : null;
  } catch {
    return null;
  }
}
