/** Ids are branded, so that one kind of record's id can't be passed where another's is expected (DOC-12). */
declare const brand: unique symbol;

export type Id<Kind extends string> = string & { readonly [brand]: Kind };

export type WorkspaceId = Id<'workspace'>;
export type PersonId = Id<'person'>;
export type GoalId = Id<'goal'>;
export type TaskId = Id<'task'>;
export type ThreadId = Id<'thread'>;
export type MessageId = Id<'message'>;
export type MeetingId = Id<'meeting'>;
export type AgendaItemId = Id<'agendaItem'>;
export type DecisionId = Id<'decision'>;
export type CommitmentId = Id<'commitment'>;
export type TopicTimeId = Id<'topicTime'>;
export type SeriesId = Id<'series'>;
export type TemplateId = Id<'template'>;
export type CheckInId = Id<'checkIn'>;
export type ObstacleId = Id<'obstacle'>;
export type VisionPartId = Id<'visionPart'>;
export type ObjectiveId = Id<'objective'>;
export type WinId = Id<'win'>;
export type SkillId = Id<'skill'>;
export type RatingId = Id<'rating'>;
export type LearningId = Id<'learning'>;
export type ExperienceId = Id<'experience'>;
export type PostingId = Id<'posting'>;
export type MarketYearId = Id<'marketYear'>;
export type ContactId = Id<'contact'>;
export type TouchId = Id<'touch'>;
export type NetworkEventId = Id<'networkEvent'>;
export type EventQuestionId = Id<'eventQuestion'>;
export type HabitId = Id<'habit'>;
export type FocusBlockId = Id<'focusBlock'>;
/** The id of the invitation's room at the relay. */
export type InvitationId = Id<'invitation'>;

/** Anything longer isn't an id: ids appear in addresses and lists, and ours have 16 characters. */
export const LONGEST_ID_CHARACTERS = 200;

/** Returns `size` bytes from a secure source; passed in, so that tests can seed it. */
export type RandomBytes = (size: number) => Uint8Array;

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** A new id: 96 random bits as 16 characters of `[A-Za-z0-9_-]`. */
export function newId<I extends Id<string>>(random: RandomBytes): I {
  let id = '';
  for (const byte of random(16)) id += ALPHABET.charAt(byte & 63);
  return id as I;
}
