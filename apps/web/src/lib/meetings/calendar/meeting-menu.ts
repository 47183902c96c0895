/** What can be taken along from a meeting: for a calendar, for another program, for paper. */
import { type Meeting, occurrenceOf, type Series } from '@cairn/model/meetings';
import CalendarPlus from 'lucide-svelte/icons/calendar-plus';
import Copy from 'lucide-svelte/icons/copy';
import FileDown from 'lucide-svelte/icons/file-down';
import Printer from 'lucide-svelte/icons/printer';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import type { Icon } from '#lib/ui/icon.ts';
import type { MenuItem } from '#lib/ui/menu.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';

/** Copies of the open meeting: what is in them comes from several features. */
export interface MeetingCopies {
  /** Resolves to false where the browser does not allow it. */
  readonly copy: () => Promise<boolean>;
  /** As Markdown. */
  readonly download: () => void;
}

const NOT_LOADED = 'That part of Cairn couldn’t be loaded. Try again when you’re online.';

const NONE_TO_COME =
  'This series has no meetings to come, so there’s nothing to add to a calendar.';

/** The item for the menu of a series. */
export function seriesToCalendar(
  session: WorkspaceSession,
  series: Series,
  label = 'Add to calendar',
): MenuItem {
  return item(label, CalendarPlus, async () => {
    const { downloadSeries } = await import('./add-to-calendar.ts');
    if (!downloadSeries(session, series)) toasts.show({ text: NONE_TO_COME });
  });
}

function item(label: string, icon: Icon, run: () => Promise<void>): MenuItem {
  return { label, icon, onselect: () => void run().catch(() => toasts.show({ text: NOT_LOADED })) };
}

/** The items for a meeting's menu. */
export function takeAlong(
  session: WorkspaceSession,
  meeting: Meeting,
  copies: MeetingCopies,
): MenuItem[] {
  const of = occurrenceOf(meeting.id);
  const series = of === null ? undefined : session.series.get(of.series);
  return [
    ...(meeting.startsAt === null
      ? []
      : [
          item('Add to calendar', CalendarPlus, async () => {
            const { downloadMeeting } = await import('./add-to-calendar.ts');
            downloadMeeting(session, meeting);
          }),
        ]),
    ...(series === undefined
      ? []
      : [seriesToCalendar(session, series, 'Add the series to calendar')]),
    item('Copy as text with formatting', Copy, async () => {
      const copied = await copies.copy();
      toasts.show({
        text: copied
          ? 'Copied. Paste it into an email, a document or notes.'
          : 'This browser didn’t allow copying. Download it as Markdown instead.',
      });
    }),
    { label: 'Download as Markdown', icon: FileDown, onselect: () => copies.download() },
    { label: 'Print', icon: Printer, onselect: () => print() },
  ];
}
