/** Adapts HTML pasted from other programs to what notes can hold, before it is parsed. */

/** Marks a table row: a line whose tabs are kept. */
export const ROW = 'data-row';

/** Adapts pasted elements in place. */
export function adapt(pasted: ParentNode): void {
  nestWordLists(pasted);
  for (const table of pasted.querySelectorAll('table')) takeApart(table);
  for (const box of pasted.querySelectorAll(TICKS)) makeTask(box);
  for (const raised of pasted.querySelectorAll('sup, sub')) raise(raised);
}

/* A range of a spreadsheet: one line per row, with its cells apart. */

const IN_LAYOUT = 'table, p, ul, ol, h1, h2, h3, h4, h5, h6, blockquote, pre';

/** A table used for layout, as in emails, isn't a table of cells. */
function takeApart(table: HTMLTableElement): void {
  if (table.querySelector(`:is(td, th) :is(${IN_LAYOUT})`) !== null) return;
  const lines = [...table.rows].map((row) => {
    const line = table.ownerDocument.createElement('p');
    line.setAttribute(ROW, '');
    for (const [at, cell] of [...row.cells].entries()) {
      if (at > 0) line.append('\t');
      for (const br of cell.querySelectorAll('br')) br.replaceWith(' ');
      const texts = textsIn(cell);
      for (const text of texts) text.data = text.data.replace(/\s+/g, ' ');
      const [first, last] = [texts[0], texts.at(-1)];
      if (first) first.data = first.data.trimStart();
      if (last) last.data = last.data.trimEnd();
      line.append(...cell.childNodes);
    }
    return line;
  });
  table.replaceWith(...lines);
}

function textsIn(element: Element): Text[] {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  while (walker.nextNode() !== null) found.push(walker.currentNode as Text);
  return found;
}

/* Ticks, which every program writes in its own way. */

const TICKS =
  'li > input[type=checkbox], li > label > input[type=checkbox], li > p > input[type=checkbox], li > .checkbox, li[role=checkbox]';

function makeTask(box: Element): void {
  const item = box.closest('li');
  const list = item?.parentElement;
  if (!item || !list || item.hasAttribute('data-checked')) return;
  const isTicked =
    box.hasAttribute('checked') ||
    box.getAttribute('aria-checked') === 'true' ||
    box.classList.contains('checkbox-on');
  list.setAttribute('data-type', 'taskList');
  for (const other of list.children) other.setAttribute('data-type', 'taskItem');
  item.setAttribute('data-checked', String(isTicked));
  if (box !== item) box.remove();
}

/* Word's lists are paragraphs that state their depth. */

const LEVEL = /mso-list:[^;]*\blevel(\d+)/i;
const IGNORED = /mso-list:\s*ignore/i;
const NUMBERED = /^\s*\(?(?:\d{1,3}|[a-z]|[ivxlcdm]{1,6})[.)]/i;
const DEEPEST_IN_WORD = 9;

function nestWordLists(pasted: ParentNode): void {
  let lists: HTMLElement[] = [];
  let last: Element | null = null;
  for (const paragraph of pasted.querySelectorAll<HTMLElement>('p[style*="mso-list"]')) {
    const level = Number(LEVEL.exec(paragraph.getAttribute('style') ?? '')?.[1]);
    if (!(level >= 1)) continue;
    if (last === null || paragraph.previousElementSibling !== last) lists = [];
    const depth = Math.min(level, DEEPEST_IN_WORD, lists.length + 1);
    lists.length = Math.min(lists.length, depth);
    const isNumbered = NUMBERED.test(markerOf(paragraph));
    const list = lists[depth - 1] ?? beginList(paragraph, lists.at(-1), isNumbered);
    lists[depth - 1] = list;
    const item = paragraph.ownerDocument.createElement('li');
    item.append(...paragraph.childNodes);
    list.append(item);
    // The list takes the place of its first paragraph; the others are removed.
    last = lists[0] ?? null;
    paragraph.remove();
  }
}

/** Its number or bullet, which is removed from the text. */
function markerOf(paragraph: HTMLElement): string {
  const marker = [...paragraph.querySelectorAll('span')].find((span) =>
    IGNORED.test(span.getAttribute('style') ?? ''),
  );
  const said = marker?.textContent ?? '';
  marker?.remove();
  return said;
}

function beginList(
  paragraph: HTMLElement,
  within: HTMLElement | undefined,
  isNumbered: boolean,
): HTMLElement {
  const list = paragraph.ownerDocument.createElement(isNumbered ? 'ol' : 'ul');
  if (within?.lastElementChild) within.lastElementChild.append(list);
  else paragraph.before(list);
  return list;
}

/* Superscripts and subscripts, as far as Unicode has them. */

const PLAIN = '0123456789+-−=()ni';
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ';
const LOWERED = '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₙᵢ';

function raise(element: Element): void {
  const letters = element.tagName === 'SUP' ? RAISED : LOWERED;
  const text = element.textContent.trim();
  const changed = [...text].map((letter) => letters[PLAIN.indexOf(letter)] ?? null);
  if (text !== '' && !changed.includes(null)) element.textContent = changed.join('');
}

/**
 * Removes event handlers, style sheets and the base address from pasted HTML. The schema drops them
 * and the page's policy blocks them anyway; but the browser would log an error for each.
 */
export function withoutWhatIsStopped(html: string): string {
  const handler = /\son[a-z]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+)/gi;
  return html
    .replace(/<style\b[^>]*>[\s\S]*?<\/style\s*>|<base\b[^>]*>/gi, '')
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(handler, ''));
}
