/** The gentle sentence when one side brings most of the topics. */
import type { AgendaBalance } from '@cairn/model/meetings';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';

type Session = Pick<WorkspaceSession, 'me' | 'nameOf'>;

/** `null` where nobody brings most. */
export function balanceWords(
  session: Session,
  { most, topics, shares }: AgendaBalance,
): string | null {
  if (most === null) return null;
  const who = most.person === session.me ? 'You' : session.nameOf(most.person);
  const others = shares.filter(({ person }) => person !== most.person);
  const [other] = others;
  const whom =
    others.length > 1 || other === undefined
      ? 'the others'
      : other.person === session.me
        ? 'you'
        : session.nameOf(other.person);
  return `${who} brought ${String(most.topics)} of the last ${String(topics)} topics. What would ${whom} like to talk about?`;
}
