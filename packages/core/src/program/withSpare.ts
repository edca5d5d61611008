/**
 * An engine that may crash, with another one ready to take its place.
 */

/** Runs jobs on an engine. */
export interface SparedEngine<E> {
  /** The job's result, or `undefined` when it crashed one engine and then another. */
  run<T>(job: (engine: Awaited<E>) => T): T | undefined;
}

/**
 * Loads an engine and a spare. WebAssembly modules that abort are lost, and loading is asynchronous while solving is not:
 * the spare lets a crash go by within one synchronous call, and a new spare is loaded behind it.
 */
export async function withSpare<E>(load: () => PromiseLike<E>): Promise<SparedEngine<E>> {
  const ready: Awaited<E>[] = [await load(), await load()];
  return {
    run<T>(job: (engine: Awaited<E>) => T): T | undefined {
      for (let attempt = 0; attempt < 2 && ready.length > 0; attempt++) {
        try {
          return job(ready[0]);
        } catch {
          ready.shift();
          Promise.resolve(load()).then(
            (engine) => ready.push(engine),
            () => {},
          );
        }
      }
      return undefined;
    },
  };
}
