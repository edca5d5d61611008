export {
  type CoordinationReport,
  type CoordinationReportOptions,
  coordinationReport,
  type NearestComparison,
  type ThirdPartyWelfare,
} from './analysis/coordinationReport.js';
export type { NearestEquilibrium } from './analysis/nearestEquilibrium.js';
export type { PunishmentEpisode, PunishmentSignature } from './analysis/observedRecord.js';
export type { EquilibriumExtremes } from './analysis/oneShotBenchmark.js';
export type { PayoffBounds } from './analysis/payoffBounds.js';
export { type Migration, type MigrationOptions, simulateMigration } from './analysis/simulateMigration.js';
export { type WrongSharesOptions, type WrongSharesResult, wrongShares } from './analysis/wrongShares.js';
export { type ReviewAutomatonOptions, reviewAutomaton } from './automaton/reviewAutomaton.js';
export { type DeviationGain, type DeviationGainOptions, deviationGain } from './deviation/deviationGain.js';
export { type CycleEntry, type FeasibilityResult, feasibility } from './feasibility/feasibility.js';
export { feasibleProjection } from './feasibility/feasibleProjection.js';
export {
  type CyclePeriods,
  type ImplementationCycle,
  type ImplementationCycleOptions,
  implementationCycle,
} from './feasibility/implementationCycle.js';
export type { TargetInput } from './feasibility/readTarget.js';
export type { Protocol, Punishment, ScheduleEntry } from './protocol.js';
export { type PunishmentPayoffs, punishmentPayoffs } from './punishmentPayoffs.js';
export {
  type IndividualRationalityOptions,
  individualRationality,
  type PunishmentKind,
  type RationalityBound,
} from './rationality/individualRationality.js';
export { type DetectionRates, detectionRates, type Proportion } from './simulation/detectionRates.js';
export { type Deviator, type DeviatorKind, type DeviatorOptions, deviator } from './simulation/deviator.js';
export {
  type JointDeviation,
  type JointDeviationOptions,
  jointDeviation,
  type MeasuredMean,
} from './simulation/jointDeviation.js';
export { type LeastPopulation, leastPopulation, samplingDeviations } from './simulation/leastPopulation.js';
export { nextReview, type ReviewRules, type ReviewState, reviewStart } from './simulation/reviewState.js';
export {
  type ContinuumRunOptions,
  continuumSimulator,
  type SimulateContinuumOptions,
  simulateContinuum,
} from './simulation/simulateContinuum.js';
export {
  type PopulationRun,
  type SimulatePopulationOptions,
  simulatePopulation,
} from './simulation/simulatePopulation.js';
export type { ReviewEvent, SimulationRun } from './simulation/simulationRun.js';
export type { DiscountCutoffs } from './sustain/discountCutoffs.js';
export { type ExpectedDetection, expectedDetection } from './sustain/expectedDetection.js';
export { type FolkConstants, type FolkConstantsOptions, folkConstants } from './sustain/folkConstants.js';
export { type HiddenDeviation, hiddenDeviations } from './sustain/hiddenDeviations.js';
export {
  type GrimTrigger,
  type SustainOptions,
  type SustainProtocol,
  type SustainResult,
  type SustainStatus,
  sustain,
} from './sustain/sustain.js';
export { type TightenOptions, type TightenResult, type TightProtocol, tighten } from './sustain/tighten.js';
