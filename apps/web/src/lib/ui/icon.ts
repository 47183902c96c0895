/** An icon handed over as a value. Lucide's are all of one type, so one of them names it. */
import type X from 'lucide-svelte/icons/x';

export type Icon = typeof X;
