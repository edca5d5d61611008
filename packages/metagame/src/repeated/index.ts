export { type CycleEntry, type FeasibilityResult, feasibility } from './feasibility/feasibility.js';
export { feasibleProjection } from './feasibility/feasibleProjection.js';
export {
  type CyclePeriods,
  type ImplementationCycle,
  type ImplementationCycleOptions,
  implementationCycle,
} from './feasibility/implementationCycle.js';
export type { TargetInput } from './feasibility/readTarget.js';
export {
  type IndividualRationalityOptions,
  individualRationality,
  type PunishmentKind,
  type RationalityBound,
} from './rationality/individualRationality.js';
