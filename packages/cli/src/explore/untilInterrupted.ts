/**
 * Waiting for Ctrl-C.
 */

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Resolves at the first signal that asks the process to end; a second one ends it at once. */
export function untilInterrupted(): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      for (const name of SIGNALS) process.removeListener(name, end);
      resolve();
    };
    for (const name of SIGNALS) process.on(name, end);
  });
}
