/**
 * How far a long computation is: a bar where a person watches, plain lines in a log, nothing when it is quick.
 */
import type { Io } from '../io.js';

/** Reports of one computation. */
export interface Progress {
  /** @param done - units finished so far. @param doing - what comes next, where the units have names. */
  report(done: number, doing?: string): void;
  /** Takes the bar away. */
  end(): void;
}

/** Seconds before a bar appears, and between lines of a log. */
const QUIET = 2;
const BETWEEN_LINES = 10;
const BAR = 30;

/** Reports on standard error. @param total - units in all, when they are known. */
export function progressOn({ stderr }: Io, what: string, total?: number): Progress {
  const start = Date.now();
  let last = stderr.isTerminal === true ? start + 1000 * (QUIET - 0.1) : start;
  let shown = false;
  /** Nobody waits for a report to be written, and one that cannot be is no failure of the computation. */
  const say = (text: string): void => void stderr.write(text).catch(() => {});
  const count = (done: number): string =>
    total === undefined ? done.toLocaleString('en') : `${done.toLocaleString('en')} of ${total.toLocaleString('en')}`;
  return {
    report(done, doing) {
      const now = Date.now();
      const pause = stderr.isTerminal === true ? 0.1 : BETWEEN_LINES;
      if (now - last < 1000 * pause) return;
      last = now;
      const next = doing === undefined ? '' : `; ${doing}`;
      if (stderr.isTerminal !== true) return say(`folkways: ${count(done)} ${what}${next}\n`);
      shown = true;
      const filled = total === undefined ? 0 : Math.round((BAR * done) / total);
      const bar = total === undefined ? '' : `[${'='.repeat(filled)}${' '.repeat(BAR - filled)}] `;
      say(`\r${bar}${count(done)} ${what}${next === '' ? '' : `${next}\u001b[K`}`);
    },
    end() {
      if (shown) say('\r\u001b[2K');
    },
  };
}
