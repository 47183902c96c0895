/** Builds the document that a flat text stands for. */
import { Fragment, type Mark, type Node, type NodeType, type Schema } from 'prosemirror-model';
import {
  type Block,
  EMBED,
  type LineShape,
  MARK_NAMES,
  type Marks,
  render,
  type Run,
} from '../text/index.ts';
import { type ProseSchema, proseSchema } from './schema.ts';

/** The document for these lines; total, and always valid by the schema. */
export function flatToDoc(
  schema: Schema,
  { lines }: { readonly lines: readonly LineShape[] },
): Node {
  const target = proseSchema(schema);
  return schema.topNodeType.create(null, blocksToNodes(target, render(lines)));
}

function blocksToNodes(target: ProseSchema, blocks: readonly Block[]): Node[] {
  return blocks.map((block) => blockToNode(target, block));
}

function blockToNode(target: ProseSchema, block: Block): Node {
  const { nodes } = target;
  switch (block.type) {
    case 'paragraph':
    case 'codeBlock':
      return textblock(target, nodes[block.type], null, block.line);
    case 'heading':
      return textblock(target, nodes.heading, { level: block.level }, block.line);
    case 'horizontalRule':
      return nodes.horizontalRule.create();
    case 'blockquote':
      return nodes.blockquote.create(null, blocksToNodes(target, block.children));
    case 'bulletList':
    case 'orderedList':
    case 'taskList': {
      const isTask = block.type === 'taskList';
      const items = block.items.map(({ ticked, children }) =>
        (isTask ? nodes.taskItem : nodes.listItem).create(
          isTask ? { checked: ticked } : null,
          blocksToNodes(target, children),
        ),
      );
      return nodes[block.type].create(null, items);
    }
  }
}

/** The last node built from each line's words; lines that haven't changed keep their `runs`. */
const nodeOfRuns = new WeakMap<readonly Run[], Node>();
const runsOfNode = new WeakMap<Node, readonly Run[]>();

function textblock(
  target: ProseSchema,
  type: NodeType,
  attrs: Record<string, unknown> | null,
  { runs }: LineShape,
): Node {
  const last = nodeOfRuns.get(runs);
  if (last?.type === type && (attrs === null || last.attrs['level'] === attrs['level']))
    return last;
  const content = Fragment.fromArray(runs.flatMap((run) => inline(target, run, type)));
  const node = type.create(attrs, content);
  nodeOfRuns.set(runs, node);
  runsOfNode.set(node, runs);
  return node;
}

/**
 * The same answer as `shown.eq(wanted)`. If they are the same, the shown node is remembered for the
 * line's words, so that next time it is the very same node.
 */
export function isSameNode(shown: Node, wanted: Node): boolean {
  if (shown === wanted) return true;
  if (!shown.sameMarkup(wanted)) return false;
  if (!shown.isTextblock) {
    if (shown.childCount !== wanted.childCount) return false;
    for (let at = 0; at < shown.childCount; at++)
      if (!isSameNode(shown.child(at), wanted.child(at))) return false;
    return true;
  }
  if (!shown.content.eq(wanted.content)) return false;
  const runs = runsOfNode.get(wanted);
  if (runs !== undefined) {
    nodeOfRuns.set(runs, shown);
    runsOfNode.set(shown, runs);
  }
  return true;
}

/** The nodes of a run, as a block of this type can contain them; their size is the run's length. */
export function inline(target: ProseSchema, run: Run, parent: NodeType): Node[] {
  const { schema, nodes, mention, placeholder } = target;
  const marks = parent.allowedMarks(marksFor(target, run.marks));
  const isCode = parent === nodes.codeBlock;
  if ('embed' in run) {
    const attrs = mentionOf(run.embed);
    if (!isCode && mention !== undefined && attrs !== null) {
      try {
        const node = mention.create(attrs, null, marks);
        node.check();
        return [node];
      } catch {
        // This version doesn't accept the attributes, so it is shown like an unknown embed.
      }
    }
    if (!isCode && placeholder !== undefined)
      return [placeholder.create({ value: run.embed }, null, marks)];
    return [schema.text(EMBED, marks)];
  }
  if (run.text === '') return [];
  if (isCode || !run.text.includes('\n')) return [schema.text(run.text, marks)];
  return run.text
    .split(/(\n)/)
    .filter((part) => part !== '')
    .map((part) =>
      part === '\n' ? nodes.hardBreak.create(null, null, marks) : schema.text(part, marks),
    );
}

/** Added in a fixed order, so that of marks which exclude each other the same one always stays. */
export function marksFor({ marks: types }: ProseSchema, marks: Marks): readonly Mark[] {
  let set: readonly Mark[] = [];
  for (const name of MARK_NAMES) {
    const value = marks[name];
    if (value === undefined) continue;
    set = types[name].create(name === 'link' ? { href: value } : null).addToSet(set);
  }
  return set;
}

function mentionOf(embed: unknown): Record<string, unknown> | null {
  if (typeof embed !== 'object' || embed === null || !('mention' in embed)) return null;
  const attrs: unknown = embed.mention;
  return typeof attrs === 'object' && attrs !== null ? { ...attrs } : null;
}
