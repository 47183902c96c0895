/** Takes a calendar file apart without understanding it, so that one broken event spoils no other. */

export interface Piece {
  /** `VEVENT`, `VTIMEZONE`, … */
  readonly name: string;
  /** Its lines, unfolded, without those of what is inside it; `null` if it has no end. */
  readonly lines: readonly string[] | null;
  readonly inside: readonly Piece[];
}

const BEGIN = /^BEGIN:([A-Z-]+)\s*$/i;
const END = /^END:([A-Z-]+)\s*$/i;
const NAME = /^[A-Z0-9-]+/i;
/** What is read of an event or a zone: the rest, such as a description, can be very long. */
const READ = new Set([
  ...['UID', 'DTSTART', 'DTEND', 'DURATION', 'SUMMARY', 'LOCATION', 'STATUS', 'URL'],
  ...['RRULE', 'RDATE', 'EXDATE', 'RECURRENCE-ID', 'X-GOOGLE-CONFERENCE'],
  ...['X-MICROSOFT-SKYPETEAMSMEETINGURL', 'TZID', 'TZOFFSETFROM', 'TZOFFSETTO', 'X-LIC-LOCATION'],
]);
/** Five hundred days that a series leaves out take half of it. */
const LONGEST_LINE = 20_000;
/** What is read of one event. Longer than anybody's; the rest of it is left out. */
const LONGEST_PIECE = 60_000;
/** What is never inside anything but a calendar. */
const OUTERMOST = new Set(['VEVENT', 'VTODO', 'VJOURNAL', 'VFREEBUSY', 'VTIMEZONE']);
/** Nothing in a calendar is inside more than two others. */
const DEEPEST = 4;

export function isCalendar(text: string): boolean {
  return /^\s*BEGIN:VCALENDAR\s*$/im.test(text.slice(0, 2_000));
}

/** The parts of its calendars, in order; `null` between lines, where whoever reads may pause. */
export function* piecesIn(text: string): Generator<Piece | null> {
  const open: { name: string; lines: string[]; letters: number; inside: Piece[] }[] = [];
  for (const line of logicalLines(text)) {
    yield null;
    const begun = BEGIN.exec(line)?.[1]?.toUpperCase();
    if (begun === 'VCALENDAR') continue;
    if (begun !== undefined) {
      // What has no end ends here, and nothing after it is lost.
      if (OUTERMOST.has(begun)) for (const { name } of open.splice(0)) yield broken(name);
      if (open.length < DEEPEST) open.push({ name: begun, lines: [], letters: 0, inside: [] });
      continue;
    }
    const ended = END.exec(line)?.[1]?.toUpperCase();
    if (ended === undefined) {
      const name = NAME.exec(line)?.[0].toUpperCase() ?? '';
      const into = READ.has(name) && line.length <= LONGEST_LINE ? open.at(-1) : undefined;
      if (into !== undefined && (into.letters += line.length) <= LONGEST_PIECE)
        into.lines.push(line);
      continue;
    }
    if (open.at(-1)?.name !== ended) continue;
    const { name, lines, inside } = open.pop() as (typeof open)[number];
    const piece = { name, lines, inside };
    const around = open.at(-1);
    if (around === undefined) yield piece;
    else around.inside.push(piece);
  }
  for (const { name } of open) yield broken(name);
}

const broken = (name: string): Piece => ({ name, lines: null, inside: [] });

/** A line that begins with white space goes on with the one before. */
function* logicalLines(text: string): Generator<string> {
  let pieces: string[] = [];
  for (let at = 0; at < text.length;) {
    const end = text.indexOf('\n', at);
    const next = end === -1 ? text.length : end + 1;
    const raw = text.slice(at, end === -1 ? text.length : end).replace(/\r$/, '');
    at = next;
    const goesOn = pieces.length > 0 && (raw.startsWith(' ') || raw.startsWith('\t'));
    if (goesOn) {
      pieces.push(raw.slice(1));
      continue;
    }
    if (pieces.length > 0) yield pieces.join('');
    pieces = [raw];
  }
  if (pieces.length > 0) yield pieces.join('');
}

/** As the calendar library parses it. */
export function textOf({ name, lines, inside }: Piece): string {
  return [`BEGIN:${name}`, ...(lines ?? []), ...inside.map(textOf), `END:${name}`].join('\r\n');
}
