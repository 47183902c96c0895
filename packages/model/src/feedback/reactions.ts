/**
 * How people react to a message without writing. Each person has one key of a message in its thread,
 * so that changing one's mind all day replaces one value (DOC-11).
 */
import { keyed, type KeyedField } from '../document/fields.ts';
import type { MessageId, PersonId } from '../shared/ids.ts';

export const REACTIONS = ['thanks', 'agree', 'helpful', 'talk'] as const;
export type ReactionKind = (typeof REACTIONS)[number];

export interface Reaction {
  readonly message: MessageId;
  readonly person: PersonId;
  readonly which: ReactionKind;
}

type Key = `${MessageId}.${PersonId}`;

/** More than the people of a workspace leave in one conversation. */
const MOST = 5_000;

export const reactionsField: KeyedField<readonly Reaction[], Key, ReactionKind> = keyed(
  'reaction:<message>.<person>',
  (entries) =>
    entries.flatMap(([key, raw]) => {
      const [message = '', person = ''] = key.split('.', 2);
      const which = REACTIONS.find((each) => each === raw);
      if (which === undefined || message === '' || person === '') return [];
      return { message: message as MessageId, person: person as PersonId, which };
    }),
  MOST,
);

export function reactionKey(message: MessageId, person: PersonId): Key {
  return `${message}.${person}`;
}

/** The reactions to one message by kind, in the order in which they are offered. */
export function reactionsTo(
  reactions: readonly Reaction[],
  message: MessageId,
): readonly { readonly which: ReactionKind; readonly people: readonly PersonId[] }[] {
  const of = reactions.filter((reaction) => reaction.message === message);
  return REACTIONS.map((which) => ({
    which,
    people: of.filter((reaction) => reaction.which === which).map(({ person }) => person),
  })).filter(({ people }) => people.length > 0);
}
