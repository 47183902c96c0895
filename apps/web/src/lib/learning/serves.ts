/** What something is learned for, by name: the skills and goals that are still here. */
import type { Learning } from '@cairn/model/learning';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';

export function servedBy(
  { skills, goals }: Pick<WorkspaceSession, 'skills' | 'goals'>,
  learning: Pick<Learning, 'skills' | 'goals'>,
): string[] {
  const names = [
    ...learning.skills.map((id) => living(skills.get(id))?.name ?? ''),
    ...learning.goals.map((id) => living(goals.get(id))?.title ?? ''),
  ];
  return names.map((name) => name.trim()).filter((name) => name !== '');
}

function living<T extends { readonly deletedAt: number | null }>(
  record: T | undefined,
): T | undefined {
  return record?.deletedAt === null ? record : undefined;
}
