/** A prose as HTML, for the clipboards of other programs. */
import { EMBED, type LineShape, type Run } from './line.ts';
import { type Block, type Item, render } from './render.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' },
};
const LISTS = { bulletList: 'ul', orderedList: 'ol', taskList: 'ul' } as const;
const ADDRESS = /^(?:https?|mailto):/i;

export function htmlOf(lines: readonly LineShape[]): string {
  return render(lines).map(blockHtml).join('');
}

/** Words as they stand in HTML. */
function escapeHtml(words: string): string {
  return words.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '');
}

function blockHtml(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return `<p>${wordsHtml(block.line.runs)}</p>`;
    case 'heading': {
      const tag = block.level === 3 ? 'h3' : 'h2';
      return `<${tag}>${wordsHtml(block.line.runs)}</${tag}>`;
    }
    case 'codeBlock':
      return `<pre><code>${block.line.runs.map(({ text }) => escapeHtml(text)).join('')}</code></pre>`;
    case 'horizontalRule':
      return '<hr>';
    case 'blockquote':
      return `<blockquote>${block.children.map(blockHtml).join('')}</blockquote>`;
    default: {
      const tag = LISTS[block.type];
      const isTasks = block.type === 'taskList';
      return `<${tag}>${block.items.map((item) => itemHtml(item, isTasks)).join('')}</${tag}>`;
    }
  }
}

function itemHtml({ ticked, children }: Item, isTask: boolean): string {
  const box = isTask ? `<input type="checkbox"${ticked ? ' checked' : ''} disabled> ` : '';
  const [first, ...others] = children;
  const words =
    first?.type === 'paragraph' ? wordsHtml(first.line.runs) : first ? blockHtml(first) : '';
  return `<li>${box}${words}${others.map(blockHtml).join('')}</li>`;
}

function wordsHtml(runs: readonly Run[]): string {
  return runs
    .map(({ text, marks }) => {
      let html = escapeHtml(text.replaceAll(EMBED, '…')).replaceAll('\n', '<br>');
      if (marks.code) html = `<code>${html}</code>`;
      if (marks.italic) html = `<em>${html}</em>`;
      if (marks.bold) html = `<strong>${html}</strong>`;
      if (marks.strike) html = `<s>${html}</s>`;
      // A page of this workspace has no address that another program could open.
      if (marks.link !== undefined && ADDRESS.test(marks.link))
        html = `<a href="${escapeHtml(marks.link)}">${html}</a>`;
      return html;
    })
    .join('');
}
