export {
  type AutomataDeviation,
  type AutomataDeviationOptions,
  automataDeviation,
  type PlayerGain,
} from './automataDeviation.js';
export {
  type AutomataProduct,
  type AutomataProductOptions,
  automataProduct,
  jointStateNames,
} from './automataProduct.js';
export {
  type Automaton,
  type AutomatonInput,
  type AutomatonState,
  automaton,
  type NextState,
  type ProbabilityInput,
} from './automaton.js';
export { type AutomatonTables, automatonFromTables, type NestedNumbers } from './automatonFromTables.js';
export { automatonToJson } from './automatonToJson.js';
export { averagePayoffs, longRunOccupation } from './averagePayoffs.js';
export {
  actionValue,
  type BestResponse,
  type BestResponseOptions,
  bestResponse,
  policyValues,
} from './bestResponse.js';
export { checkAutomata } from './checkAutomata.js';
export type { Point } from './convexPolygon.js';
export {
  type CriticalDiscount,
  type CriticalDiscountOptions,
  criticalDiscount,
} from './criticalDiscount.js';
export { type DiscountedPayoffs, type DiscountedPayoffsOptions, discountedPayoffs } from './discountedPayoffs.js';
export { type DiscountedValues, discountedSolver, type MarkovChain } from './discountedSolver.js';
export type { DiscountInterval } from './discountInterval.js';
export {
  type EquilibriumPayoffSet,
  type EquilibriumPayoffSetOptions,
  equilibriumPayoffSet,
} from './equilibriumPayoffSet.js';
export { exactOutputs } from './exactOutputs.js';
export { type FeasiblePayoffsOptions, feasiblePayoffs } from './feasiblePayoffs.js';
export {
  type FiniteHorizonBestResponse,
  type FiniteHorizonOptions,
  finiteHorizonBestResponse,
} from './finiteHorizonBestResponse.js';
export { type FollowedHistory, type FollowHistoryOptions, followHistory } from './followHistory.js';
export {
  type NamedStrategyOptions,
  namedStrategy,
  type StrategyDescription,
  type StrategyName,
  strategyDescriptions,
} from './namedStrategy.js';
export { ownIndices } from './ownIndices.js';
export { type PlayAutomataOptions, type PlayedRounds, playAutomata, playProfiles } from './playAutomata.js';
export { type PlayCycle, playCycle } from './playCycle.js';
export { policyAutomaton } from './policyAutomaton.js';
export { type ResponseProblem, type ResponseProblemOptions, responseProblem } from './responseProblem.js';
export { type RoundRobin, type RoundRobinOptions, roundRobin } from './roundRobin.js';
export {
  type StageDistributions,
  type StageDistributionsOptions,
  stageDistributions,
} from './stageDistributions.js';
export type { Deviation } from './subgamePerfectDiscounts.js';
export { trembling } from './trembling.js';
