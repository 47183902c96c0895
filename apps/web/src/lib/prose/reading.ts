/** Notes for reading without an editor: the same blocks, with links that can be opened. */
import { UNTITLED } from '#lib/ui/untitled.ts';
import { EMBED, type Item, lineText, type Marks, type Run } from '@cairn/prose/text';
import { safeHref } from './links.ts';
import { thingPath } from './things.ts';

export interface Words extends Pick<Marks, 'bold' | 'italic' | 'strike' | 'code'> {
  readonly text: string;
  /** An address that can be opened, or a path within the workspace; `null` without a link. */
  readonly href: string | null;
  /** Content of a newer version of Cairn. */
  readonly isUnknown: boolean;
}

/** The words of a line; a hard break is `\n` on its own. */
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

/** The name of a checklist item: the words of its first line. */
export function nameOf({ children: [first] }: Item): string {
  const words = first !== undefined && 'line' in first ? lineText(first.line).trim() : '';
  return words === '' ? UNTITLED : words;
}
