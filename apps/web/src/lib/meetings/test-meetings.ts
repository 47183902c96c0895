/** For tests only: as much of an open workspace as meetings need, around a document of its own. */
import { type Collection, type Entity, readAll, readOne } from '@cairn/model/document';
import { agendaItems, createSeries, meetings, series } from '@cairn/model/meetings';
import type { Day } from '@cairn/model/shared';
import { testWriter } from '#lib/session/test-writer.ts';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';

/** A Monday. */
export const NOW = Date.UTC(2027, 2, 1, 9);
export const TUESDAY = '2027-03-02' as Day;

export function testMeetings() {
  const writer = testWriter({ now: () => NOW });
  const { doc } = writer;
  const table = <T extends Entity>(collection: Collection<T>) => ({
    get: (id: T['id']) => readOne(doc, collection, id),
    get all() {
      return readAll(doc, collection).records.filter(({ deletedAt }) => deletedAt === null);
    },
    get binned() {
      return readAll(doc, collection).records.filter(({ deletedAt }) => deletedAt !== null);
    },
  });
  const session = {
    ...{ doc, writer, now: NOW, canWrite: true, meta: { id: 'workspace' } },
    ...{ meetings: table(meetings), series: table(series), agendaItems: table(agendaItems) },
    step: <R>(edit: () => R) => ({ result: edit(), step: null }),
  } as unknown as WorkspaceSession;
  /** A check-in every Tuesday at ten. */
  const weekly = () =>
    createSeries(writer, {
      ...{ title: 'Check-in', kind: 'checkIn', minutes: 35, zone: 'UTC', time: 600 },
      ...{ rhythm: 'weekly', first: TUESDAY },
    });
  return { writer, session, weekly };
}
