/** What people do with a workspace's link: change it, compare its number, accept a new one. */
import { decodeBase64url, deriveKeys, roomOf } from '@cairn/protocol';
import { expect } from '@playwright/test';
import type { Person } from './person.ts';

/** The room of a permanent link. */
export function roomIn(link: string): string {
  const secret = decodeBase64url(link.slice(link.indexOf('#w.') + 3));
  return roomOf(deriveKeys(secret ?? new Uint8Array()));
}

/** Shows the check number in the settings of the open workspace. */
export async function readCheckNumber(person: Person): Promise<string> {
  const { page } = person;
  await person.goTo('Settings');
  await page.getByRole('button', { name: 'Show the check number' }).click();
  const number = page.getByText(/^\d{5} \d{5} \d{5} \d{5}$/);
  await expect(number).toBeVisible();
  return number.innerText();
}

/**
 * Opens a link to a workspace on this device, compares the number with the one that the other
 * person reads out, and accepts the link.
 */
export async function takeNewLink(person: Person, link: string, number: string): Promise<void> {
  const { page } = person;
  await page.goto(link);
  await expect(page.getByRole('heading', { name: /^Is this the new link to/ })).toBeVisible();
  await expect(page.getByText(number)).toBeVisible();
  await page.getByLabel('We have compared the numbers').check();
  await page.getByRole('button', { name: 'Use this link' }).click();
  await person.expectInside();
}

/** Clicks "Change the link" in the settings and confirms. */
export async function pressChangeLink(person: Person): Promise<void> {
  const { page } = person;
  await person.goTo('Settings');
  await page.getByRole('button', { name: 'Change the link' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Change the link' }).click();
}

/** Changes the link, and resolves with the new one once it is shown. */
export async function changeLink(person: Person): Promise<string> {
  const { page } = person;
  await person.goTo('Settings');
  const invitation = page.getByLabel('Lasting link', { exact: true });
  const before = await invitation.inputValue();
  await pressChangeLink(person);
  await expect(page.getByText('Link changed.')).toBeVisible();
  await expect(invitation).not.toHaveValue(before);
  return invitation.inputValue();
}
