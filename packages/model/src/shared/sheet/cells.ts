/**
 * Cells as spreadsheets copy and paste them: tabs and line breaks, with quotes around cells that
 * contain either.
 */

/** Rows of cells, without empty rows at the end. Any text gives a table. */
export function parseCells(text: string, separator: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  const endRow = () => {
    rows.push(row);
    row = [];
  };
  const source = text.replace(/\r\n?/g, '\n');
  while (at < source.length) {
    const quoted = source[at] === '"' ? quotedCell(source, at, separator) : null;
    const end = quoted?.end ?? plainEnd(source, at, separator);
    row.push(readCell(quoted?.cell ?? source.slice(at, end)));
    if (end >= source.length) break;
    const isRowEnd = source[end] === '\n';
    if (isRowEnd) endRow();
    at = end + 1;
    // A separator at the very end is followed by one more, empty cell.
    if (!isRowEnd && at >= source.length) row.push('');
  }
  if (row.length > 0) endRow();
  while (rows.at(-1)?.every((cell) => cell.trim() === '') === true) rows.pop();
  return rows;
}

function plainEnd(source: string, from: number, separator: string): number {
  const [cell, line] = [source.indexOf(separator, from), source.indexOf('\n', from)];
  return Math.min(cell === -1 ? source.length : cell, line === -1 ? source.length : line);
}

/** A cell in quotes; `null` if the quotes don't close before a separator, and so are part of the text. */
function quotedCell(
  source: string,
  from: number,
  separator: string,
): { cell: string; end: number } | null {
  let cell = '';
  for (let at = from + 1; at < source.length; at++) {
    const letter = source.charAt(at);
    if (letter !== '"') cell += letter;
    else if (source[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else {
      const after = source[at + 1];
      return after === undefined || after === separator || after === '\n'
        ? { cell, end: at + 1 }
        : null;
    }
  }
  return null;
}

/**
 * What a spreadsheet would take for a formula, which could fetch an address with the other cells in
 * it. An apostrophe before it makes it text there.
 */
const FORMULA = /^'*\s*(?:[=@＝＠]|[+\-＋－](?![\d\s.,%()/-]*$))/;

function writeCell(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

function readCell(cell: string): string {
  const rest = cell.replace(/^'/, '');
  return rest !== cell && writeCell(rest) === cell ? rest : cell;
}

/** The rows as tab-separated text, which spreadsheets paste into cells. */
export function writeCells(rows: readonly (readonly string[])[]): string {
  return rows
    .map((row) =>
      row
        .map(writeCell)
        .map((cell) => (/[\t\n\r]|^"/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
        .join('\t'),
    )
    .join('\n');
}
