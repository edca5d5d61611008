/**
 * Work that is done once a frame, however often it is asked for.
 */

/** Calls `run` before the next frame is painted. */
export function oncePerFrame(run: () => void): () => void {
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      run();
    });
  };
}
