import { addPosting, editPosting, postings } from '@cairn/model/market';
import { flushSync } from 'svelte';
import { expect, test } from 'vitest';
import { Table } from '#lib/reactivity/table.svelte.ts';
import { testWriter } from '#lib/session/test-writer.ts';
import { NamedTerms } from './named-terms.svelte.ts';

test('when one posting changes, only that one is read again; when the names do, all are', () => {
  const writer = testWriter();
  const add = (title: string, body: string) => {
    const added = addPosting(writer, { title, body });
    if (!added.ok) throw new Error(added.reason);
    return added.id;
  };
  const changing = add('Analyst', 'SQL');
  const staying = add('Lead', 'SQL and Go');
  const table = new Table(writer.doc, postings);
  let names = $state(['SQL', 'Go']);
  const stop = $effect.root(() => {
    const terms = new NamedTerms(() => names);
    const found = $derived(new Map(table.all.map((posting) => [posting.id, terms.of(posting)])));
    // As the page does, so that what is derived is kept.
    $effect(() => void found);
    const of = (id: typeof staying) => found.get(id);
    flushSync();
    const before = of(staying);
    expect([of(changing), before]).toEqual([['SQL'], ['SQL', 'Go']]);

    editPosting(writer, changing, { body: 'SQL, Go' });
    names = [...names];
    flushSync();
    expect(of(changing)).toEqual(['SQL', 'Go']);
    expect(of(staying)).toBe(before);

    names = ['Go'];
    flushSync();
    expect([of(changing), of(staying)]).toEqual([['Go'], ['Go']]);
  });
  stop();
});
