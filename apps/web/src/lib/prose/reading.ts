/** Notes as they are read without an editor: the same blocks, with links that can be opened. */
import { UNTITLED } from '#lib/ui/untitled.ts';
import { EMBED, type Item, lineText, type Marks, type Run } from '@cairn/prose/text';
import { safeHref } from './links.ts';
import { thingPath } from './things.ts';

export interface Words extends Pick<Marks, 'bold' | 'italic' | 'strike' | 'code'> {
  readonly text: string;
  /** An address that can be opened, or the path of a thing of the workspace. */
  readonly href: string | null;
  /** True for what a newer version of Cairn has put there. */
  readonly isUnknown: boolean;
}

/** The words of a line, `\n` by itself for a hard break. */
export function wordsOf(runs: readonly Run[]): Words[] {
  return runs.flatMap(({ text, marks: { link, ...marks }, ...rest }): Words[] => {
    const href = link === undefined ? null : (safeHref(link) ?? thingPath(link));
    if ('embed' in rest) return [{ ...marks, text: EMBED, href, isUnknown: true }];
    return text
      .split(/(\n)/)
      .filter((part) => part !== '')
      .map((part) => ({ ...marks, text: part, href, isUnknown: false }));
  });
}

/** What a ticked or an open item is about: the words of its first line. */
export function nameOf({ children: [first] }: Item): string {
  const words = first !== undefined && 'line' in first ? lineText(first.line).trim() : '';
  return words === '' ? UNTITLED : words;
}
