/**
 * Work that waits until the reader pauses.
 */

/** Calls `run` when it has not been asked again for so many milliseconds. */
export function afterPause(run: () => void, milliseconds: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(run, milliseconds);
  };
}
