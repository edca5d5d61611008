/**
 * What became of the cases of a fuzzing run.
 */

/** Counts what was read and what was refused, and by which class of error. */
export interface Outcomes {
  /**
   * Runs one case. Whatever is thrown must be of the documented classes, and one line that reads well.
   * @returns the value that was read; undefined when it was refused.
   */
  run<T>(read: () => T): T | undefined;
  /** Prints the counts and returns how many were read. */
  report(): { readonly read: number; readonly refused: number };
}

/** @param classes - the classes that the reader documents: exactly these, not what extends them. */
export function outcomesOf(name: string, classes: readonly (abstract new (...given: never[]) => Error)[]): Outcomes {
  const counts = new Map<string, number>();
  const count = (outcome: string): void => void counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  return {
    run(read) {
      try {
        const value = read();
        count('read');
        return value;
      } catch (error) {
        const known = classes.some((one) => (error as Error)?.constructor === one);
        const message = (error as Error)?.message ?? '';
        // Our grammar says what was expected; an engine's own TypeError never does.
        const clear =
          !/[\n\r]|\[object|Cannot read|is not (a function|iterable|defined)/.test(message) && message !== '';
        if (!known || !clear || !/: /.test(message)) throw error;
        count((error as Error).constructor.name);
        return undefined;
      }
    },
    report() {
      const total = [...counts.values()].reduce((sum, n) => sum + n, 0);
      const read = counts.get('read') ?? 0;
      const parts = [...counts].sort().map(([outcome, n]) => `${outcome} ${n}`);
      console.log(`fuzz: ${name}: ${total} cases: ${parts.join(', ')}`);
      return { read, refused: total - read };
    },
  };
}
