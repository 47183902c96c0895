/** Notes for reading without an editor: the same blocks, with links that can be opened. */
import { mentionedBy } from '@cairn/model/shared';
import { EMBED, type Item, lineText, type Marks, type Run } from '@cairn/prose/text';
import { UNTITLED } from '#lib/ui/untitled.ts';
import { safeHref } from './links.ts';
import type { Linked, Pages } from './things.ts';

export interface Words extends Pick<Marks, 'bold' | 'italic' | 'strike' | 'code'> {
  readonly text: string;
  /** An address that can be opened; `null` without a link to one. */
  readonly href: string | null;
  /** The page of the workspace that the link leads to. */
  readonly page: Linked | null;
  /** A person is mentioned. */
  readonly isMention: boolean;
  /** Content of a newer version of Cairn. */
  readonly isUnknown: boolean;
}

/** The words of a line; a hard break is `\n` on its own. */
export function wordsOf(runs: readonly Run[], { find }: Pages): Words[] {
  return runs.flatMap(({ text, marks: { link, ...marks }, ...rest }): Words[] => {
    const isMention = mentionedBy(link) !== null;
    const to = { href: safeHref(link), page: find(link), isMention };
    if ('embed' in rest) return [{ ...marks, ...to, text: EMBED, isUnknown: true }];
    return text
      .split(/(\n)/)
      .filter((part) => part !== '')
      .map((part) => ({ ...marks, ...to, text: part, isUnknown: false }));
  });
}

/** The name of a checklist item: the words of its first line. */
export function nameOf({ children: [first] }: Item): string {
  const words = first !== undefined && 'line' in first ? lineText(first.line).trim() : '';
  return words === '' ? UNTITLED : words;
}
