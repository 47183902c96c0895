/**
 * What a rich text can mention of its workspace, and where a mention leads. Passed in, so that
 * prose doesn't depend on goals or meetings.
 */
import type { Day } from '@cairn/model/shared';

export interface Thing {
  readonly kind: 'person' | 'goal' | 'meeting';
  readonly id: string;
  readonly name: string;
  /** Shown beside the name, such as a day. */
  readonly about: string;
}

export interface Things {
  /** Everything that can be mentioned, likeliest first. */
  readonly all: () => readonly Thing[];
  /** `YYYY-MM-DD`. */
  readonly today: () => Day;
  /** The address of a page of the workspace, for a path such as `/goals/…`. */
  readonly href: (path: string) => string;
}

/** Its path within the workspace; `null` for a person, who has no page. */
export function pathOf({ kind, id }: Thing): string | null {
  return kind === 'person' ? null : `/${kind}s/${id}`;
}

const PATH = /^(?:\/w\/[\w-]+)?(\/(?:goals|meetings)\/[\w-]{1,64})$/;

/**
 * The path within the workspace that a link in shared text leads to; `null` for any other link. A
 * link copied from a page starts with that page's own prefix, which differs between devices.
 */
export function thingPath(raw: unknown): string | null {
  return (typeof raw === 'string' ? PATH.exec(raw)?.[1] : null) ?? null;
}
