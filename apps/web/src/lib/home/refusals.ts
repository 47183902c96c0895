/** What a person reads if a link or a file is refused: one table for each, keyed by reason. */
import type { LinkReading } from '#lib/device/links.ts';
import type { openCopy } from '#lib/session/copies.ts';

export type LinkRefusal = Extract<LinkReading, { ok: false }>['reason'];

export const LINK_REFUSALS: Readonly<Record<LinkRefusal, string>> = {
  empty: 'There’s no link here yet. Paste the one you were given.',
  notALink:
    'This isn’t an invite link. An invite link is an address with “/join#” in it, followed by a long string of letters.',
  cut: 'The end of this link is missing. Copy it again, from its first letter to its last, and paste it here.',
  unknownKind:
    'This version of Cairn doesn’t recognise this kind of link. Reload the page to get the newest version, then try again.',
};

export type CopyRefusal = Extract<Awaited<ReturnType<typeof openCopy>>, { ok: false }>['reason'];

export const COPY_REFUSALS: Readonly<Record<CopyRefusal, string>> = {
  notACopy:
    'This file isn’t a copy of a workspace. A copy is made in a workspace’s settings and its name ends in “.cairn”.',
  cut: 'This copy is damaged: part of the file is missing. Get it again from wherever you saved it. Nothing here was changed.',
  older:
    'This copy was made by an earlier version of Cairn, in a format that this one can no longer open. Nothing here was changed, and the file is as it was. Make a new copy on a device that still has the workspace, or join with its link.',
  harmful:
    'This file would freeze the app if it were opened: it claims to hold more than its size allows. None of it was opened, and nothing here was changed. Try another copy.',
  tooMuch:
    'There’s too much in this copy to open it here: the page would freeze for many seconds. None of it was opened, and nothing here was changed. A faster device may open it.',
  incomplete:
    'This copy isn’t complete: it builds on changes that are neither in the file nor on this device. None of it was opened, and nothing here was changed. Open it on a device that has the workspace, or make a new copy there.',
  newer:
    'This copy was made by a newer version of Cairn. Reload the page to get the newest version, then open it again.',
};
