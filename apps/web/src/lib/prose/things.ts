/** What a rich text can name of its workspace, and where the name leads. Handed in: prose knows no goals and no meetings. */
import type { Day } from '@cairn/model/shared';

export interface Thing {
  readonly kind: 'person' | 'goal' | 'meeting';
  readonly id: string;
  readonly name: string;
  /** Said beside the name, such as a day. */
  readonly about: string;
}

export interface Things {
  /** All that can be named, what is likeliest first. */
  readonly all: () => readonly Thing[];
  /** `YYYY-MM-DD`. */
  readonly today: () => Day;
  /** The address of a page of the workspace, for a path such as `/goals/…`. */
  readonly href: (path: string) => string;
}

/** The path within the workspace; a person has no page. */
export function pathOf({ kind, id }: Thing): string | null {
  return kind === 'person' ? null : `/${kind}s/${id}`;
}

const PATH = /^(?:\/w\/[\w-]+)?(\/(?:goals|meetings)\/[\w-]{1,64})$/;

/**
 * The path within the workspace that a link in shared text leads to, `null` for any other link.
 * Copied from a page it comes with that page's own beginning, which is another on each device.
 */
export function thingPath(raw: unknown): string | null {
  return (typeof raw === 'string' ? PATH.exec(raw)?.[1] : null) ?? null;
}
