/**
 * The cheapest early sacrifices that make cooperation last among strangers who can leave.
 *
 * @module \@folkways/hazing
 */
export type { PairInstanceOptions, PairProfile } from './asymmetric/pairInstance.js';
export { type PairHazingResult, type SolvePairHazingOptions, solvePairHazing } from './asymmetric/solvePairHazing.js';
export { type HazingAutomatonOptions, hazingAutomaton } from './automaton/hazingAutomaton.js';
export { pairHazingAutomata } from './automaton/pairHazingAutomata.js';
export {
  type CriticalDiscount,
  type CriticalDiscountOptions,
  criticalDiscount,
  type DiscountBracket,
  type StableInterval,
} from './discounted/criticalDiscount.js';
export {
  type DiscountedStability,
  type DiscountedStabilityRow,
  discountedStability,
} from './discounted/discountedStability.js';
export type { DiscountInput } from './discounted/discountFactor.js';
export { isStableAt } from './discounted/isStableAt.js';
export { normalisedPayoff } from './discounted/normalisedPayoff.js';
export { type OptimalAt, type OptimalAtOptions, optimalAt } from './discounted/optimalAt.js';
export {
  type PatiencePiece,
  type PatiencePoint,
  type PatienceSweep,
  type PatienceSweepOptions,
  patienceSweep,
} from './discounted/patienceSweep.js';
export type { GoalOption, HazingSubject } from './discounted/subjectInstance.js';
export { type PaperFiguresOptions, paperFigures } from './experiment/paperFigures.js';
export { type PaperInstanceOptions, paperInstance } from './experiment/paperInstance.js';
export {
  type RuntimeExperimentOptions,
  type RuntimeMethod,
  type RuntimeRecord,
  type RuntimeSpec,
  runtimeExperiment,
} from './experiment/runtimeExperiment.js';
export { type RuntimeSummary, summariseRuntimes } from './experiment/summariseRuntimes.js';
export { type HazingAction, type HazingInstance, hazingInstance } from './instance/hazingInstance.js';
export type { HazingRun, HazingSequence } from './instance/hazingSequence.js';
export { isStableInLimit } from './instance/isStableInLimit.js';
export { type LimitStability, type LimitStabilityRow, limitStability } from './instance/limitStability.js';
export { type RestartGameOptions, type RestartInstance, restartGame } from './instance/restartGame.js';
export { thresholdMonotonic } from './instance/thresholdMonotonic.js';
export { type BestDeviation, type BestDeviationOptions, bestDeviation } from './pool/bestDeviation.js';
export { type ExpectedPayoff, type ExpectedPoolOptions, expectedPool } from './pool/expectedPool.js';
export type { MeanInterval } from './pool/meanInterval.js';
export type { Deviation } from './pool/poolPlan.js';
export { type ReplicatorOptions, type ReplicatorStep, replicatorDynamics } from './pool/replicatorDynamics.js';
export {
  type Deviators,
  type PoolPayoff,
  type PoolResult,
  type SimulatePoolOptions,
  simulatePool,
} from './pool/simulatePool.js';
export {
  type EnumerateOptimalOptions,
  enumerateOptimal,
  type OptimalHazing,
  type OptimalHazings,
} from './solve/enumerateOptimal.js';
export { fromSubsetSum } from './solve/fromSubsetSum.js';
export type { HazingWork } from './solve/optRep.js';
export {
  type HazingAlgorithm,
  type HazingObstacle,
  type HazingResult,
  hazingAlgorithms,
  type SolveHazingOptions,
  solveHazing,
} from './solve/solveHazing.js';
