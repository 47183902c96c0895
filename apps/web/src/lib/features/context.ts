/** Passes the features to every component below the workspace's layout. */
import { createContext } from 'svelte';
import type { Features } from './features.ts';

export const [getFeatures, setFeatures] = createContext<Features>();
