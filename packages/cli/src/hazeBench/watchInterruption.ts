/**
 * Ctrl-C during a long experiment: finish the solve at hand and keep what there is.
 */
import { setImmediate } from 'node:timers/promises';

/** Signals that ask a process to end. */
const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** The watch over one experiment. */
export interface Interruption {
  /** Whether the user has asked to stop; lets the signal in first. */
  requested(): Promise<boolean>;
  /** Ends the watch: from then on a signal ends the process as usual. */
  end(): void;
}

/** Starts to watch. The first signal is noted and ends the watch, so that a second one ends the process at once. */
export function watchInterruption(): Interruption {
  let asked = false;
  const end = (): void => {
    for (const name of SIGNALS) process.removeListener(name, note);
  };
  const note = (): void => {
    asked = true;
    end();
  };
  for (const name of SIGNALS) process.on(name, note);
  return {
    async requested() {
      await setImmediate();
      return asked;
    },
    end,
  };
}
