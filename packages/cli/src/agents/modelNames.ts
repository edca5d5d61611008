/**
 * Which models an endpoint has.
 */
import { InputError } from '../inputError.js';
import type { Io } from '../io.js';

/** Seconds that an endpoint may take to say so. */
const PATIENCE = 10;

/**
 * What the endpoint lists; undefined when it does not. The key goes out in the header only, and nothing of the answer but names is shown.
 * @throws InputError when there is no key, nobody answers or the endpoint refuses.
 */
export async function modelNames(
  endpoint: string,
  keyVariable: string | undefined,
  io: Io,
): Promise<readonly string[] | undefined> {
  const key = keyVariable === undefined ? '' : (io.environment[keyVariable]?.trim() ?? '');
  if (keyVariable !== undefined && key === '') {
    throw new InputError(`--key-variable: expected a key in the environment variable ${keyVariable}, found none`);
  }
  const url = new URL(endpoint);
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/models`;
  const headers: Record<string, string> = /^[\x21-\x7e]+$/.test(key) ? { Authorization: `Bearer ${key}` } : {};
  let response: Response;
  try {
    response = await fetch(url, { headers, signal: AbortSignal.timeout(1000 * PATIENCE) });
  } catch {
    throw new InputError(`--endpoint: expected a language model's address, found nobody who answers at ${url.host}`);
  }
  if (response.status === 401 || response.status === 403) {
    const advice = keyVariable === undefined ? '--key-variable NAME' : `another key in ${keyVariable}`;
    throw new InputError(`--endpoint: expected ${advice}, since the endpoint refuses, found status ${response.status}`);
  }
  if (!response.ok) return undefined;
  try {
    const { data } = (await response.json()) as { readonly data?: readonly { readonly id?: unknown }[] };
    return Array.isArray(data) ? data.map(({ id }) => String(id)) : undefined;
  } catch {
    return undefined;
  }
}
