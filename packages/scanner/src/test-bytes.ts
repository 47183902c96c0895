/** Bytes that could come from anyone: damaged honest updates, and updates generated from the format. */
import * as encoding from 'lib0/encoding';

type Chance = () => number;
const below = (next: Chance, limit: number) => Math.floor(next() * limit);
const pick = <T>(next: Chance, list: readonly T[]): T => list[below(next, list.length)] as T;

/** One of these updates with a few changes, or the beginning of one and the end of another. */
export function damaged(sources: readonly Uint8Array[], next: Chance): Uint8Array {
  let bytes = [...pick(next, sources)];
  for (let changes = 1 + below(next, 3); changes > 0; changes -= 1) {
    const at = below(next, bytes.length + 1);
    const other = [...pick(next, sources)];
    switch (below(next, 8)) {
      case 0:
        bytes[at] = below(next, 256);
        break;
      case 1:
        bytes[at] = (bytes[at] ?? 0) ^ (1 << below(next, 8));
        break;
      case 2:
        bytes = bytes.slice(0, at);
        break;
      case 3:
        bytes = [...bytes.slice(0, at), ...other.slice(below(next, other.length))];
        break;
      case 4:
        bytes.splice(at, 1 + below(next, 4));
        break;
      case 5:
        bytes.splice(at, 0, below(next, 256), below(next, 256));
        break;
      case 6:
        bytes.splice(
          at,
          1,
          ...encoding.encode((encoder) => encoding.writeVarUint(encoder, number(next))),
        );
        break;
      default:
        bytes[at] = (bytes[at] ?? 0) + pick(next, [1, -1]);
    }
  }
  return Uint8Array.from(bytes);
}

/** Mostly small, so that structs meet; now and then an edge case. */
function number(next: Chance): number {
  const edges = [127, 128, 2 ** 14, 2 ** 31, 2 ** 32, 2 ** 48, 2 ** 52 - 2, 2 ** 52, 2 ** 53 - 1];
  return below(next, 40) === 0 ? pick(next, edges) : below(next, 8);
}

/**
 * An update generated from the grammar, with structs that are next to, inside and before each other
 * at random.
 */
export function madeUp(next: Chance): Uint8Array {
  return encoding.encode((encoder) => {
    const write = (value: number) => {
      encoding.writeVarUint(encoder, value);
    };
    const clients = below(next, 4);
    write(clients);
    for (let client = clients; client > 0; client -= 1) {
      const structs = 1 + below(next, 6);
      write(structs);
      write(below(next, 30) === 0 ? number(next) : client + 4);
      write(below(next, 3) === 0 ? number(next) : 0);
      for (let struct = 0; struct < structs; struct += 1) writeStruct(encoder, next);
    }
    const deletions = below(next, 3);
    write(deletions);
    for (let client = deletions; client > 0; client -= 1) {
      const ranges = 1 + below(next, 3);
      write(client + 4);
      write(ranges);
      for (let range = 0; range < ranges; range += 1) {
        write(range * 4 + number(next));
        write(number(next));
      }
    }
  });
}

function writeStruct(encoder: encoding.Encoder, next: Chance): void {
  const write = (value: number) => {
    encoding.writeVarUint(encoder, value);
  };
  const kind = pick(next, [0, 1, 2, 3, 4, 4, 5, 6, 7, 7, 8, 8, 10]);
  if (kind === 0 || kind === 10) {
    encoding.writeUint8(encoder, kind);
    write(1 + below(next, 4));
    return;
  }
  const flags = pick(next, [0, 0, 0x20, 0x80, 0x80, 0x40, 0xc0]);
  encoding.writeUint8(encoder, kind | flags);
  const id = () => {
    write(5 + below(next, 4));
    write(number(next));
  };
  if ((flags & 0x80) !== 0) id();
  if ((flags & 0x40) !== 0) id();
  if ((flags & 0xc0) === 0) {
    const isNamed = below(next, 3) > 0;
    write(isNamed ? 1 : 0);
    if (isNamed) encoding.writeVarString(encoder, pick(next, ['text', 'list', 'goals', '']));
    else id();
    if ((flags & 0x20) !== 0) encoding.writeVarString(encoder, pick(next, ['a', 'b', '__proto__']));
  }
  writeContent(encoder, kind, next);
}

const TEXTS = ['a', 'word', 'ü', '🙂', 'a🙂b', '\ufeff', ''];
const JSONS = ['null', '1', '{"a":[1]}', '"x"', '{}', 'undefined', '[', '{"__proto__":1}', '1e999'];

function writeContent(encoder: encoding.Encoder, kind: number, next: Chance): void {
  const text = (list: readonly string[]) => {
    encoding.writeVarString(encoder, pick(next, list));
  };
  const many = (write: () => void) => {
    const values = below(next, 4);
    encoding.writeVarUint(encoder, values);
    for (let value = 0; value < values; value += 1) write();
  };
  switch (kind) {
    case 1:
      encoding.writeVarUint(encoder, number(next));
      break;
    case 2:
      many(() => {
        text(JSONS);
      });
      break;
    case 3:
      encoding.writeVarUint8Array(encoder, new Uint8Array(below(next, 4)));
      break;
    case 4:
      text(TEXTS);
      break;
    case 5:
      text(JSONS);
      break;
    case 6:
      text(['bold', '']);
      text(JSONS);
      break;
    case 7: {
      const type = below(next, 8);
      encoding.writeVarUint(encoder, type);
      if (type === 3 || type === 5) text(['paragraph', '']);
      break;
    }
    default:
      many(() => {
        encoding.writeAny(
          encoder,
          pick(next, [1, 'x', null, undefined, [1, [2]], { a: { b: -1 } }, 0.5, 7n]),
        );
      });
  }
}
