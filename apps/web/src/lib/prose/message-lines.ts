/** The lines of a message: addresses that were typed become links, and people who are mentioned can be found again. */
import { mentionOf, type PersonId } from '@cairn/model/shared';
import type { LineShape, Run } from '@cairn/prose/text';
import { linkedPieces } from '#lib/ui/linked-text.ts';
import type { Things } from './things.ts';

/** Messages from before there was an editor for them have addresses as plain words. */
export function withLinks(line: LineShape): LineShape {
  return line.kind === 'code' ? line : { ...line, runs: line.runs.flatMap(linked) };
}

function linked(run: Run): readonly Run[] {
  if (run.marks.link !== undefined || run.marks.code === true || !run.text.includes('://'))
    return [run];
  return linkedPieces(run.text).map(({ text, href }) => ({
    text,
    marks: href === null ? run.marks : { ...run.marks, link: href },
  }));
}

/** The same things; whoever is mentioned is linked to, so that the message reaches their inbox. */
export function reachingPeople(things: Things): Things {
  return {
    ...things,
    all: () =>
      things
        .all()
        .map((thing) =>
          thing.kind === 'people' ? { ...thing, path: mentionOf(thing.id as PersonId) } : thing,
        ),
  };
}
