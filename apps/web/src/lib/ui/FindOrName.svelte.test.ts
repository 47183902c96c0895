/** What exists is found by typing, and what doesn't is added by its name, in one of several ways. */
import { expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import FindOrName from './FindOrName.svelte';

const MANY = Array.from({ length: 500 }, (_, at) => ({ id: `p${at}`, name: `Person ${at}` }));

async function shown(all: readonly { id: string; name: string }[], chosen: string[] = []) {
  const onchoose = vi.fn<(id: string) => void>();
  const [friend, colleague] = [vi.fn<(name: string) => void>(), vi.fn<(name: string) => void>()];
  const screen = await render(FindOrName<string>, {
    ...{ noun: 'a person', all, chosen, onchoose, none: 'Nobody yet.', taken: 'Already chosen.' },
    waysOf: () => [
      { words: 'as a friend', add: friend },
      { words: 'as a colleague', add: colleague },
    ],
  });
  const names = () =>
    screen
      .getByRole('button')
      .elements()
      .map(({ textContent }) => textContent);
  return { screen, names, onchoose, friend, colleague };
}

it('shows the first few of hundreds and says how many more there are; Enter takes the first that matches', async () => {
  const { screen, names, onchoose } = await shown(MANY);
  expect(names()).toHaveLength(12);
  await expect.element(screen.getByText('And 488 more: type to find them.')).toBeVisible();
  await userEvent.keyboard('PERSON 49');
  expect(names()).toEqual([
    'Person 49',
    ...Array.from({ length: 10 }, (_, at) => `Person 49${at}`),
  ]);
  await userEvent.keyboard('{Enter}');
  expect(onchoose).toHaveBeenCalledExactlyOnceWith('p49');
});

it('offers each way to add a name that isn’t there; Enter takes the first', async () => {
  const { screen, names, friend, colleague, onchoose } = await shown(MANY);
  await userEvent.keyboard('  Ines ');
  expect(names()).toEqual(['Add “Ines” as a friend', 'Add “Ines” as a colleague']);
  await userEvent.keyboard('{Enter}');
  expect(friend).toHaveBeenCalledExactlyOnceWith('Ines');
  await screen.getByRole('button', { name: 'Add “Ines” as a colleague' }).click();
  expect(colleague).toHaveBeenCalledExactlyOnceWith('Ines');
  expect(onchoose).not.toHaveBeenCalled();
});

it('never adds a second one of a name that is chosen already, and says why there is nothing', async () => {
  const { screen, names, friend } = await shown([{ id: 'a', name: ' Ines ' }], ['a']);
  await userEvent.keyboard('ines{Enter}');
  expect(names()).toEqual([]);
  await expect.element(screen.getByText('Already chosen.')).toBeVisible();
  expect(friend).not.toHaveBeenCalled();
  const empty = await shown([]);
  await expect.element(empty.screen.getByText('Nobody yet.')).toBeVisible();
});
