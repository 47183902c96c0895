/** A specific request to a mentor, from its parts: as plain text for a message, and as HTML for an email. */

export interface Ask {
  /** What you admire, or what you need. */
  readonly why: string;
  readonly question: string;
  /** How much of their time it takes. */
  readonly time: string;
  /** By when, as people say it; `''` if it isn't said. */
  readonly by: string;
}

const PARAGRAPHS = /\n\s*\n/;

/** The paragraphs that it becomes; nothing for what isn't written. */
export function paragraphsOf({ why, question, time, by }: Ask): readonly string[] {
  const takes = withoutEnd(time).replace(/^it (?:would )?takes? /i, '');
  const until = withoutEnd(by).replace(/^by /i, '');
  const limits = [
    ...(takes === '' ? [] : [`It would take ${takes}.`]),
    ...(until === '' ? [] : [`I’d be glad of an answer by ${until}.`]),
  ].join(' ');
  return [why, question, limits]
    .flatMap((part) => part.split(PARAGRAPHS))
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

export function askText(ask: Ask): string {
  return paragraphsOf(ask).join('\n\n');
}

export function askHtml(ask: Ask): string {
  return paragraphsOf(ask)
    .map((part) => `<p>${part.split('\n').map(escaped).join('<br>')}</p>`)
    .join('');
}

export const ASK_PARTS = ['why', 'question', 'time', 'by'] as const;
export type AskPart = (typeof ASK_PARTS)[number];

/** What is still missing for somebody to be able to say yes. */
export function missingIn(ask: Ask): readonly AskPart[] {
  return ASK_PARTS.filter((part) => ask[part].trim() === '');
}

/** The topic that it becomes: its question on one line. */
export function topicOf({ question }: Pick<Ask, 'question'>): string {
  return question.replace(/\s+/g, ' ').trim();
}

/** The first number of minutes or hours that a length of time names; `null` if it names none. */
export function minutesIn(time: string): number | null {
  const [, number = '', unit = ''] = /(\d+(?:[.,]\d+)?)\s*(h|min|m\b)/i.exec(time) ?? [];
  const amount = Number(number.replace(',', '.'));
  const minutes = Math.round(unit.toLowerCase() === 'h' ? amount * 60 : amount);
  return minutes > 0 && minutes <= 600 ? minutes : null;
}

/** For the middle of a sentence. */
const withoutEnd = (text: string) => text.trim().replace(/[.\s]+$/, '');

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
