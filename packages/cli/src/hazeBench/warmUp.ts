/**
 * What is timed should be compiled.
 */
import { type RuntimeSpec, runtimeExperiment } from '@folkways/hazing';

/** Solves per method that are not counted. */
const WARM_UP = 10;

/** Compiles every method on small games before anything is timed. */
export function warmUp(spec: RuntimeSpec): void {
  const small = {
    ...spec,
    actions: [10],
    maxima: [Math.min(...spec.maxima)],
    seeds: Math.min(WARM_UP, spec.seeds ?? WARM_UP),
  };
  for (const _record of runtimeExperiment(small));
}
