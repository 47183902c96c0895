import { describe, expect, it } from 'vitest';
import { syncLine } from './sync-state.svelte.ts';

describe('the sync line', () => {
  it('says what is not saved before anything else', () => {
    const line = syncLine({ kind: 'failed', reason: 'full' }, { state: 'synced', waiting: 0 });
    expect(line.kind).toBe('unsaved');
    expect(line.text).toBe('Not saved on this device: storage is full');
  });

  it('says stored only when the relay confirmed everything and the device has it', () => {
    expect(syncLine({ kind: 'saved' }, { state: 'synced', waiting: 0 }).text).toBe(
      'Stored by the relay',
    );
    expect(syncLine({ kind: 'saved' }, { state: 'synced', waiting: 1 }).kind).toBe('waiting');
    expect(syncLine({ kind: 'saving' }, { state: 'synced', waiting: 0 }).kind).toBe('connecting');
  });

  it('counts what waits while offline', () => {
    expect(syncLine({ kind: 'saved' }, { state: 'offline', waiting: 3 }).text).toBe(
      'Offline: 3 changes waiting',
    );
    expect(syncLine({ kind: 'saved' }, { state: 'offline', waiting: 1 }).text).toBe(
      'Offline: 1 change waiting',
    );
  });

  it('never mentions a relay for a workspace that has none', () => {
    expect(syncLine({ kind: 'saved' }, null).text).toBe('Saved on this device');
  });
});
