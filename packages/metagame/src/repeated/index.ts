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
