/** Puts the same thing on the clipboard as plain text and as HTML, so that each program takes what it can. */

/** False where the browser does not allow it; then nothing was copied. */
export async function copyRich(text: string, html: string): Promise<boolean> {
  try {
    // An older browser has no ClipboardItem.
    if (typeof ClipboardItem === 'undefined') await navigator.clipboard.writeText(text);
    else await navigator.clipboard.write([itemOf(text, html)]);
    return true;
  } catch {
    return false;
  }
}

function itemOf(text: string, html: string): ClipboardItem {
  return new ClipboardItem({
    'text/plain': new Blob([text], { type: 'text/plain' }),
    'text/html': new Blob([html], { type: 'text/html' }),
  });
}
