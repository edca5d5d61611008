export { type HazingAction, type HazingInstance, hazingInstance } from './instance/hazingInstance.js';
export type { HazingRun, HazingSequence } from './instance/hazingSequence.js';
export { isStableInLimit } from './instance/isStableInLimit.js';
export { type LimitStability, type LimitStabilityRow, limitStability } from './instance/limitStability.js';
export { type RestartInstance, restartGame } from './instance/restartGame.js';
export { thresholdMonotonic } from './instance/thresholdMonotonic.js';
export type { HazingWork } from './solve/optRep.js';
export {
  type HazingAlgorithm,
  type HazingObstacle,
  type HazingResult,
  hazingAlgorithms,
  type SolveHazingOptions,
  solveHazing,
} from './solve/solveHazing.js';
