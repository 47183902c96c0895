import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { ANY_CONTENT, scanUpdate, type ScanVisitor } from './index.ts';
import { damaged, madeUp } from './test-bytes.ts';
import { chance, fullDocument, honestUpdates } from './test-documents.ts';

/** `FUZZ_RUNS=1000000 FUZZ_SEED=… npx vitest run packages/scanner` looks harder, or again. */
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 6_000);
const SEED = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1_000_000);
const next = chance(SEED);
const limits = { content: ANY_CONTENT };

const counts = new Map<string, number>();
const count = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);

test(
  `${String(RUNS)} malformed updates (FUZZ_SEED=${String(SEED)})`,
  { timeout: 3_600_000 },
  () => {
    const sources = honestUpdates();
    let doc = fullDocument(7).doc;
    for (let run = 0; run < RUNS; run += 1) {
      if (run % 200 === 0) doc = fullDocument(7).doc;
      const bytes = next() < 0.5 ? damaged(sources, next) : madeUp(next);
      const told: number[][] = [];
      const visitor: ScanVisitor = {
        struct: (client, clock, length, isSkip) => told.push([client, clock, length, Number(isSkip)]),
        deleted: (client, clock, length) => told.push([client, clock, length]),
      };
      const result = scanUpdate(bytes, limits, visitor);
      count(result.ok ? 'ok' : result.reason);
      if (!result.ok) { try { const {structs, ds} = Y.decodeUpdate(bytes); count('  yjs decodes '+result.reason) } catch {} continue; }
      let where = 'decode';
      try {
        const { structs, ds } = Y.decodeUpdate(bytes);
        expect(told).toEqual([
          ...structs.map(({ id, length, constructor }) => [
            id.client,
            id.clock,
            length,
            Number(constructor === Y.Skip),
          ]),
          ...[...ds.clients].flatMap(([client, ranges]) =>
            ranges.map(({ clock, len }) => [client, clock, len]),
          ),
        ]);
        where = 'fresh';
        const fresh = new Y.Doc();
        fresh.on('update', () => {});
        Y.applyUpdate(fresh, bytes);
        where = 'again';
        Y.applyUpdate(fresh, bytes);
        where = 'encode';
        const again = Y.encodeStateAsUpdate(fresh);
        expect(scanUpdate(again, limits)).toMatchObject({ ok: true });
        where = 'copy';
        Y.applyUpdate(new Y.Doc(), again);
        where = 'doc';
        Y.applyUpdate(doc, bytes);
        where = 'docenc';
        const e=Y.encodeStateAsUpdate(doc);
        expect(scanUpdate(e, limits)).toMatchObject({ ok: true });
      } catch (error) {
        if (String(error).includes("'client'")) console.log('HERE', (error as Error).stack, [...bytes].join(',')); if (where==='doc') doc = fullDocument(7).doc;
        count(`${where}: ${String(error).slice(0, 200)} ${String((error as Error).stack?.split('\n')[1])}`);
        if (counts.get('shown')===undefined && where!=='doc') { count('shown'); console.log(where, error, [...bytes].join(',')); }
      }
    }
    console.log(counts);
  },
);
