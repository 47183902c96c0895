/** A thread that is being written: one for each thing it can be about, so that its words are found again. */
import { THREAD_KINDS, type Anchor, type TextRange, type ThreadKind } from '@cairn/model/feedback';
import { draftAt, type Draft } from '#lib/ui/draft.svelte.ts';

/** `range` is the selected words as JSON, empty for none. */
interface ThreadFields extends Readonly<Record<string, string>> {
  readonly text: string;
  readonly kind: string;
  readonly range: string;
}

export type ThreadDraft = Draft<ThreadFields>;

/** To be called while a component is set up, as `draftAt`. */
export function threadDraftAt(
  about: () => Pick<Anchor, 'kind'> & { id: string | null },
): ThreadDraft {
  return draftAt(
    () => `thread/${about().kind}/${about().id ?? ''}`,
    () => ({ text: '', kind: 'comment', range: '' }),
  );
}

export function kindIn(draft: ThreadDraft): ThreadKind {
  return THREAD_KINDS.find((kind) => kind === draft.fields.kind) ?? 'comment';
}

export function hasWords(draft: ThreadDraft): boolean {
  return draft.fields.text.trim() !== '';
}

/** The words it was begun on; `null` for none, or what can't be read. */
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
