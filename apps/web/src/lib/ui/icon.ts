/**
 * The type of an icon component. All of Lucide's have the same type, so any one of them gives it.
 */
import type X from 'lucide-svelte/icons/x';

export type Icon = typeof X;
