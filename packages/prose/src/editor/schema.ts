/** What an editor's schema must offer, so that every flat text can be shown in it. */
import type { MarkType, NodeType, Schema } from 'prosemirror-model';

const BLOCKS = [
  ...(['paragraph', 'heading', 'codeBlock', 'horizontalRule', 'blockquote'] as const),
  ...(['bulletList', 'orderedList', 'listItem', 'taskList', 'taskItem'] as const),
  ...(['hardBreak', 'text'] as const),
];
const MARKS = ['bold', 'italic', 'strike', 'code', 'link'] as const;

export interface ProseSchema {
  readonly schema: Schema;
  readonly nodes: Readonly<Record<(typeof BLOCKS)[number], NodeType>>;
  readonly marks: Readonly<Record<(typeof MARKS)[number], MarkType>>;
  /** An inline atom for `@` names; its attributes are stored in the text. */
  readonly mention: NodeType | undefined;
  /** An inline atom with the attribute `value`, for embeds that this version doesn't know. */
  readonly placeholder: NodeType | undefined;
}

const known = new WeakMap<Schema, ProseSchema>();

/** @throws if the schema lacks something, so that an editor couldn't show every text. */
export function proseSchema(schema: Schema): ProseSchema {
  let found = known.get(schema);
  if (found === undefined) {
    found = {
      schema,
      nodes: pick(schema.nodes, BLOCKS, 'node'),
      marks: pick(schema.marks, MARKS, 'mark'),
      mention: schema.nodes['mention'],
      placeholder: schema.nodes['placeholder'],
    };
    check(found);
    known.set(schema, found);
  }
  return found;
}

function pick<Name extends string, T>(
  from: Readonly<Record<string, T>>,
  names: readonly Name[],
  what: string,
): Record<Name, T> {
  const missing = names.filter((name) => from[name] === undefined);
  if (missing.length > 0) throw new Error(`The schema has no ${what} ${missing.join(', ')}.`);
  return Object.fromEntries(names.map((name) => [name, from[name]])) as Record<Name, T>;
}

/** Any block may come first in an item, a quote or the document, and inline nodes must be leaves. */
function check({ schema, nodes }: ProseSchema): void {
  const first = [nodes.paragraph, nodes.heading, nodes.codeBlock, nodes.horizontalRule];
  const blocks = [...first, nodes.blockquote, nodes.bulletList, nodes.orderedList, nodes.taskList];
  for (const holder of [schema.topNodeType, nodes.listItem, nodes.taskItem, nodes.blockquote]) {
    for (const block of blocks)
      if (holder.contentMatch.matchType(block)?.matchType(block)?.validEnd !== true)
        throw new Error(`“${holder.name}” must hold “block+”; it doesn't take “${block.name}”.`);
  }
  for (const { name, isInline, isLeaf } of Object.values(schema.nodes))
    if (isInline && !isLeaf) throw new Error(`The inline node “${name}” must not hold anything.`);
}
