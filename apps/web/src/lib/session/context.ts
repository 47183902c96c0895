/** Passes the open workspace to every component below the workspace's layout. */
import { createContext } from 'svelte';
import type { WorkspaceSession } from './workspace-session.svelte.ts';

export const [getSession, setSession] = createContext<WorkspaceSession>();
