/** A hint is shown where a page is probably inside another app, and not in a browser. */
import { expect, test } from 'vitest';
import { looksLikeInAppView } from './in-app-view.ts';

const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15';
const CHROME = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0';

test('F37 views inside other apps are told apart from browsers', () => {
  for (const inside of [
    `${IPHONE} (KHTML, like Gecko) Mobile/15E148 [FBAN/FBIOS;FBAV/410.0.0]`,
    `${IPHONE} (KHTML, like Gecko) Mobile/15E148 Instagram 300.0`,
    `${IPHONE} (KHTML, like Gecko) GSA/280.0 Mobile/15E148 Safari/604.1`,
    `Mozilla/5.0 (Linux; Android 16; Pixel 9; wv) ${CHROME} Mobile Safari/537.36`,
  ]) {
    expect(looksLikeInAppView(inside), inside).toBe(true);
  }
  for (const browser of [
    `${IPHONE} (KHTML, like Gecko) Version/19.1 Mobile/15E148 Safari/604.1`,
    `Mozilla/5.0 (X11; Linux x86_64) ${CHROME} Safari/537.36`,
    'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
  ]) {
    expect(looksLikeInAppView(browser), browser).toBe(false);
  }
});
