/** Copies a meeting for other programs, and downloads it as Markdown. */
import type { Meeting } from '@cairn/model/meetings';
import { htmlOf, markdownOf } from '@cairn/prose/text';
import { nameOfMeeting } from '#lib/meetings/meeting-words.ts';
import { copyRich } from '#lib/ui/copy-rich.ts';
import { saveFile } from '#lib/ui/save-file.ts';
import { outlineOf } from './meeting-outline.ts';

type Given = Parameters<typeof outlineOf>;

/** False where the browser does not allow it. */
export function copyMeeting(...given: Given): Promise<boolean> {
  const lines = outlineOf(...given);
  return copyRich(markdownOf(lines), htmlOf(lines));
}

export function downloadMarkdown(...given: Given): void {
  const [, meeting] = given;
  const markdown = `${markdownOf(outlineOf(...given))}\n`;
  saveFile(new Blob([markdown], { type: 'text/markdown' }), fileName(meeting), 'md');
}

/** With its day, so that the files of a series stay apart. */
function fileName(meeting: Meeting): string {
  const day =
    meeting.startsAt === null ? '' : new Date(meeting.startsAt).toISOString().slice(0, 10);
  return `${nameOfMeeting(meeting)} ${day}`;
}
