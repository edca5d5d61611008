/**
 * How long to wait before asking again.
 *
 * Source: exponential backoff with full jitter (M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015);
 * `Retry-After`: RFC 9110, section 10.2.3.
 */

/** Seconds that the first wait is shorter than, on no advice of the server; each further one may be twice as long. */
const FIRST = 0.5;

/** Seconds that no wait is longer than, on no advice of the server. */
const LONGEST = 30;

/**
 * Seconds to wait after a failed attempt: uniform in [0, min(30, 0.5 * 2^attempt)), behind what the server asked for.
 * @param attempt - 0 after the first.
 * @param jitter - in [0, 1).
 * @param asked - what the server asked for, in seconds.
 */
export function retryDelay(attempt: number, jitter: number, asked = 0): number {
  return asked + jitter * Math.min(LONGEST, FIRST * 2 ** attempt);
}

/**
 * What the headers of an answer ask to wait, in seconds >= 0: `retry-after-ms`, or `Retry-After` in seconds or as a date.
 * @param now - milliseconds since the epoch.
 * @returns nothing when they do not say, or not in a way that can be read.
 */
export function retryAfter(headers: Headers, now: number): number | undefined {
  const milliseconds = Number(headers.get('retry-after-ms') ?? Number.NaN);
  if (milliseconds >= 0 && milliseconds < Infinity) return milliseconds / 1000;
  const value = headers.get('retry-after')?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value);
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, (date - now) / 1000);
}
