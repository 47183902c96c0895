/** The days on which a touch may well have been. */
import { addDays, type Day } from '@cairn/model/shared';

export function likelyDays(today: Day): { label: string; day: Day }[] {
  return [
    { label: 'Today', day: today },
    { label: 'Yesterday', day: addDays(today, -1) },
    { label: 'A week ago', day: addDays(today, -7) },
  ];
}
