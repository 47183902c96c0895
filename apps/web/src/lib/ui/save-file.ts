/** Downloads a file. */

/**
 * Starts the download of `file` under this name, without any characters that a file system may
 * refuse.
 */
export function saveFile(file: Blob, name: string, ending: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = `${safeName(name)}.${ending}`;
  link.click();
  // The browser reads the file after this task; long afterwards, nobody needs the address.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

function safeName(name: string): string {
  return name
    .replace(/[^\p{L}\p{N} &'_-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
