/**
 * The key of an endpoint, and what keeps it out of everything that is shown.
 */
import { ModelCallError } from '../../languageModel/modelCallError.js';
import { redactSecrets } from './redactSecrets.js';

/** Shorter secrets occur in ordinary words. */
const SHORTEST = 8;

/** A key, or the empty text where none is sent. */
export interface Credentials {
  readonly key: string;
  /** Removes the key, also in pieces, from what a server says of a call. */
  readonly redact: (text: string) => string;
  /** Removes the whole key from what a model says. */
  readonly redactReply: (text: string) => string;
}

/** A key with the functions that remove it, and the other secrets of the address, from texts. */
export function credentials(key: string, secrets: readonly string[]): Credentials {
  const hidden = [...secrets, key];
  const long = hidden.filter(({ length }) => length >= SHORTEST);
  return { key, redact: redactSecrets(hidden), redactReply: redactSecrets(long, Infinity) };
}

/**
 * The key in a variable, without the spaces around it; the empty text without a variable.
 * @param shown - how the endpoint is called in messages.
 * @throws ModelCallError when there is none, or no header can carry it.
 */
export function keyFrom(
  variable: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
  shown: string,
): string {
  if (variable === undefined) return '';
  const key = environment[variable]?.trim() ?? '';
  if (key === '') {
    throw new ModelCallError(`chatEndpoint: no key for ${shown}: set the environment variable ${variable}`, 'refused');
  }
  if (/^[\x21-\x7e]*$/.test(key)) return key;
  const message = `chatEndpoint: ${variable} holds characters that no key for ${shown} can have; set it again`;
  throw new ModelCallError(message, 'refused');
}
