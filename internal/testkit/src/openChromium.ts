/**
 * A browser for the tests of pages: the chromium that this machine has, driven by playwright-core.
 */
import { existsSync } from 'node:fs';
import type { Browser } from 'playwright-core';

/** Where Debian and its relatives install it; FOLKWAYS_CHROMIUM names another place. */
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

let told = false;

/**
 * The path of chromium; without one `undefined`, once the reason has been printed: `describe.skipIf(chromiumPath() === undefined)`.
 * @throws Error when there is none and the environment variable FOLKWAYS_REQUIRE, a list, contains `chromium`.
 */
export function chromiumPath(): string | undefined {
  const { FOLKWAYS_CHROMIUM, FOLKWAYS_REQUIRE = '' } = process.env;
  const found = (FOLKWAYS_CHROMIUM === undefined ? PLACES : [FOLKWAYS_CHROMIUM]).find((path) => existsSync(path));
  if (found !== undefined) return found;
  const reason = `no chromium at ${FOLKWAYS_CHROMIUM ?? PLACES.join(', ')} (FOLKWAYS_CHROMIUM names another place)`;
  if (FOLKWAYS_REQUIRE.split(/[\s,]+/).includes('chromium')) {
    throw new Error(`${reason}, and FOLKWAYS_REQUIRE asks for it`);
  }
  if (!told) console.log(`tests in a browser are left out: ${reason}`);
  told = true;
  return undefined;
}

/**
 * Starts it, without a window. The caller closes it.
 * @throws Error when there is none; ask `chromiumPath` first.
 */
export async function openChromium(): Promise<Browser> {
  const executablePath = chromiumPath();
  if (executablePath === undefined) throw new Error('openChromium: there is no chromium');
  const { chromium } = await import('playwright-core');
  return chromium.launch({ executablePath, args: ['--disable-gpu', '--disable-dev-shm-usage'] });
}
