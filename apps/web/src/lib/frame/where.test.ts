import { expect, test } from 'vitest';
import { Features } from '#lib/features/features.ts';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import { pathWithin, titleOf } from './where.ts';

test('the path within a workspace is what follows its key', () => {
  expect(pathWithin('/w/abc')).toBe('/');
  expect(pathWithin('/w/abc/goals/')).toBe('/goals');
  expect(pathWithin('/w/abc/goals/g1')).toBe('/goals/g1');
});

test('of an address of a million slashes only the beginning is looked at', () => {
  const startedAtMs = performance.now();
  expect(pathWithin(`/w/abc${'/'.repeat(1_000_000)}x`)).toBe('/');
  expect(performance.now() - startedAtMs).toBeLessThan(500);
});

test('a page is called after its record, else after its tab, else after its place', () => {
  const tabs = [
    { path: '/skills/market', label: 'Market' },
    { path: '/hiring', label: 'Hiring' },
  ];
  const icon = () => import('lucide-svelte/icons/radar');
  const features = new Features([
    {
      places: [{ path: '/skills', label: 'Skills', icon, group: 'growth', tabs }],
      records: { skills: { one: 'a skill', many: 'skills', opensAt: '/skills' } },
    },
  ]);
  const skills = new Map(['SQL', ' '].map((name, at) => [String(at), { name }]));
  const session = { skills } as unknown as WorkspaceSession;
  const title = (path: string) => titleOf(session, features, path);
  expect(title('/skills/0')).toBe('SQL');
  expect(title('/skills/1')).toBe('Skills');
  expect(title('/skills/market')).toBe('Market');
  expect(title('/hiring')).toBe('Hiring');
  expect(title('/nowhere')).toBe('Nothing here');
});
