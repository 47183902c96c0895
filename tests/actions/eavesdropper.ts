/**
 * Someone who records everything that leaves the devices and everything that the relay stores, and
 * searches it for words.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Person } from './person.ts';
import type { RunningRelay } from './relay.ts';

export class Eavesdropper {
  readonly #heard: { readonly where: string; readonly bytes: Buffer }[] = [];

  /** Records every request and every frame of a person's browser from now on. */
  listenTo(person: Person): void {
    const { context, name } = person;
    const hear = (where: string, bytes: string | Buffer) =>
      this.#heard.push({ where: `${name}, ${where}`, bytes: Buffer.from(bytes) });
    context.on('request', (request) => {
      hear('an address', request.url());
      hear('headers', JSON.stringify(request.headers()));
      const body = request.postDataBuffer();
      if (body !== null) hear('a request', body);
    });
    const follow = (page: Person['page']) => {
      page.on('websocket', (socket) => {
        hear('an address', socket.url());
        socket.on('framesent', ({ payload }) => hear('a frame sent', payload));
        socket.on('framereceived', ({ payload }) => hear('a frame received', payload));
      });
    };
    for (const page of context.pages()) follow(page);
    context.on('page', follow);
  }

  /** Where `word` was found; empty if it is well sealed. */
  placesOf(word: string | Buffer, relay: RunningRelay): string[] {
    const wanted = Buffer.from(word);
    const kept = readdirSync(relay.dataDir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const path = join(entry.parentPath, entry.name);
        return { where: `the relay’s ${entry.name}`, bytes: readFileSync(path) };
      });
    const logs = { where: 'the relay’s log', bytes: Buffer.from(relay.logged()) };
    const found = [...this.#heard, ...kept, logs].filter(({ bytes }) => bytes.includes(wanted));
    return [...new Set(found.map(({ where }) => where))];
  }

  get framesHeard(): number {
    return this.#heard.filter(({ where }) => where.includes('frame')).length;
  }
}
