/**
 * Where an endpoint is, and how that is shown.
 */

/** An address. */
export interface EndpointAddress {
  /** Where completions are asked for. */
  readonly url: string;
  /** The same without what may be secret: the query is left out. */
  readonly shown: string;
  /** Longer values of the query, which may be keys. */
  readonly secrets: readonly string[];
}

const PATH = '/chat/completions';

/**
 * The address of chat completions below a base URL; the path may be given or not.
 * @throws TypeError when the base URL is no text.
 * @throws RangeError when it cannot be read, is not http or https, or holds a user name or password: the message does not repeat it.
 */
export function endpointAddress(where: string, baseUrl: unknown): EndpointAddress {
  const expected = `${where}: "baseUrl" expected a URL such as http://localhost:8000/v1`;
  if (typeof baseUrl !== 'string') throw new TypeError(`${expected}, got ${typeof baseUrl}`);
  let url: URL;
  try {
    url = new URL(baseUrl);
  } catch {
    throw new RangeError(`${expected}, got a text that is no URL${missing(baseUrl)}`);
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new RangeError(`${expected}, got one of protocol ${url.protocol}${missing(baseUrl)}`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new RangeError(`${expected}, got one with a user name or password: keys go into an environment variable`);
  }
  url.hash = '';
  const path = url.pathname.replace(/\/+$/, '');
  url.pathname = path.endsWith(PATH) ? path : path + PATH;
  return {
    url: url.href,
    shown: `${url.origin}${url.pathname}`,
    secrets: [...url.searchParams.values()].filter(({ length }) => length >= 8),
  };
}

/** A hint for `localhost:8000/v1`, which is a URL of protocol `localhost:`. */
function missing(baseUrl: string): string {
  return baseUrl.includes('://') ? '' : ' (is http:// missing in front?)';
}
