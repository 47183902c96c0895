/** While people are here together, what each device holds is told by presence: sooner than an entry would. */
import { parseSenderId, type AcknowledgementBody, type Vector } from '@cairn/sealed';
import type { Awareness } from 'y-protocols/awareness';

interface Told {
  readonly sender: string;
  readonly holds: Readonly<Record<string, number>>;
}

const FIELD = 'holds';

/** Says what this device holds, when that is news. */
export function tellHolds(awareness: Awareness, sender: string, holds: Vector): void {
  const state = awareness.getLocalState();
  if (state === null || holds.size === 0) return;
  const told: Told = { sender, holds: Object.fromEntries(holds) };
  if (JSON.stringify(state[FIELD]) !== JSON.stringify(told)) {
    awareness.setLocalStateField(FIELD, told);
  }
}

/** What the others say they hold; whatever is not of this form is passed over. */
export function holdsOf(awareness: Awareness): AcknowledgementBody[] {
  const found: AcknowledgementBody[] = [];
  for (const [client, state] of awareness.getStates()) {
    if (client === awareness.clientID) continue;
    const { person, [FIELD]: told } = state as { person?: unknown; [FIELD]?: Partial<Told> };
    const sender = typeof told?.sender === 'string' ? parseSenderId(told.sender) : undefined;
    if (typeof person !== 'string' || !sender || typeof told?.holds !== 'object') continue;
    const holds = new Map(
      Object.entries(told.holds).flatMap(([name, number]) => {
        const lane = parseSenderId(name);
        return lane && Number.isSafeInteger(number) ? [[lane, number] as const] : [];
      }),
    );
    found.push({ sender, person, holds });
  }
  return found;
}
