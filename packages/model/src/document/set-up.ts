/** Sets up a workspace: its name and id. Safe if two people do it at once: one name wins, nothing is lost. */
import type { WorkspaceId } from '../shared/ids.ts';
import { change, type Writer } from './change.ts';
import { SCHEMA_VERSION } from './document.ts';

const workspace = { record: 'workspace' };

export function setUpWorkspace(
  writer: Writer,
  { id, name }: { id: WorkspaceId; name: string },
): void {
  change(writer, workspace, 'setUp', (edit) => {
    edit.meta('id', id);
    edit.meta('name', name);
    edit.meta('schemaVersion', SCHEMA_VERSION);
    edit.meta('startedAt', writer.now());
  });
}

export function renameWorkspace(writer: Writer, name: string): void {
  change(writer, workspace, 'rename', (edit) => edit.meta('name', name), 'meta');
}
