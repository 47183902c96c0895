/** Adds an update to what a person's device stores, as an earlier visit would have left it. */
import type { Person } from './person.ts';

const PATH = '/kept-row';

/** The workspace must not be open in any tab, because its storage keeps track of the rows. */
export async function addKeptRow(person: Person, key: string, update: Uint8Array): Promise<void> {
  const { page } = person;
  await page.route(`**${PATH}`, (route) => route.fulfill({ body: Buffer.from(update) }));
  await page.evaluate(
    async ({ name, path }) => {
      const row = new Uint8Array(await (await fetch(path)).arrayBuffer());
      await new Promise<void>((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onerror = () => reject(new Error(`${name} does not open`));
        request.onsuccess = () => {
          const transaction = request.result.transaction(['updates'], 'readwrite');
          transaction.objectStore('updates').add(row);
          transaction.onabort = () => reject(new Error('the row was not added'));
          transaction.oncomplete = () => {
            request.result.close();
            resolve();
          };
        };
      });
    },
    { name: `cairn/${key}`, path: PATH },
  );
  await page.unroute(`**${PATH}`);
}
