import type { PersonId } from '@cairn/model/shared';
import { describe, expect, it } from 'vitest';
import type { SyncStatus } from '#lib/sync/sync-status.ts';
import { syncLine } from './sync-line.ts';

const status = (patch: Partial<SyncStatus> = {}): SyncStatus => ({
  relay: 'synced',
  waiting: 0,
  reachedAt: null,
  receipts: [],
  setAside: 0,
  untried: 0,
  lacking: false,
  blocked: false,
  tooLarge: false,
  leftOut: 0,
  crowded: 0,
  disputed: 0,
  weight: null,
  received: 0,
  farewell: null,
  ...patch,
});
const [robin, ana] = ['Robin', 'Ana'] as PersonId[] as [PersonId, PersonId];
const line = (sync: SyncStatus | null, storage: 'saved' | 'saving' = 'saved') =>
  syncLine({ kind: storage }, sync, (person) => person);

describe('the sync line', () => {
  it('says what is not saved before anything else', () => {
    const said = syncLine({ kind: 'failed', reason: 'full' }, status(), (person) => person);
    expect(said.kind).toBe('unsaved');
    expect(said.text).toBe('Not saved on this device: storage is full');
  });

  it('says in safe mode that there is no relay, and before that what is not saved', () => {
    const name = (person: PersonId) => person;
    expect(syncLine({ kind: 'saved' }, null, name, true).kind).toBe('safe');
    expect(syncLine({ kind: 'failed', reason: 'full' }, null, name, true).kind).toBe('unsaved');
  });

  it('says stored only if the relay has confirmed everything and the device has saved it', () => {
    expect(line(status()).text).toBe('Stored by the relay');
    expect(line(status({ waiting: 1 })).kind).toBe('waiting');
    expect(line(status(), 'saving').kind).toBe('saving');
  });

  it('says that it has arrived only if every person’s device is proven to have everything', () => {
    const has = { person: robin, lacking: 0 };
    expect(line(status({ receipts: [has] })).text).toBe('On Robin’s device');
    expect(line(status({ receipts: [has] })).detail).toMatch(/It has reached their device\.$/);
    expect(line(status({ receipts: [{ person: robin, lacking: 1 }] })).kind).toBe('stored');
    expect(line(status({ receipts: [has, { person: ana, lacking: 0 }] })).text).toBe(
      'On everyone’s devices',
    );
    expect(line(status({ receipts: [has, { person: ana, lacking: 2 }] })).kind).toBe('stored');
    expect(line(status({ receipts: [has], waiting: 1 })).kind).toBe('waiting');
  });

  it('F29: says that it has arrived everywhere only once everyone has confirmed it', () => {
    const receipts = [
      { person: robin, lacking: 0 },
      { person: ana, lacking: null },
    ];
    expect(line(status({ receipts })).kind).toBe('stored');
  });

  it('F29: does not say stored while what was removed from the relay has not been sent again', () => {
    expect(line(status({ lacking: true })).kind).toBe('waiting');
  });

  it('F46: says that it isn’t stored when there is more than can be sent, even offline', () => {
    expect(line(status({ tooLarge: true, waiting: 1 })).kind).toBe('tooLarge');
    expect(line(status({ tooLarge: true, waiting: 1, relay: 'offline' })).text).toMatch(
      /^Not stored by the relay/,
    );
  });

  it('F35: says that a room is full, of what, and what helps', () => {
    const weight = { readable: 2 ** 20, setAside: 60 * 2 ** 20 };
    const { kind, detail } = line(status({ relay: 'full', weight }));
    expect(kind).toBe('full');
    expect(detail).toContain('60.0 MB of it can’t be opened');
    expect(detail).toContain('Change the link');
  });

  it('counts what is waiting while offline', () => {
    expect(line(status({ relay: 'offline', waiting: 3 })).text).toBe('Offline: 3 changes waiting');
    expect(line(status({ relay: 'offline', waiting: 1 })).text).toBe('Offline: 1 change waiting');
  });

  it('never mentions a relay for a workspace that has none', () => {
    expect(line(null).text).toBe('Saved on this device');
  });
});
