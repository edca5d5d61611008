export { type BoundedCoordinationOptions, boundedCoordination } from './boundedCoordination.js';
export type { PayoffRule } from './payoffRule.js';
export {
  type InstructionValue,
  type StructuredEquilibriumOptions,
  type StructuredEquilibriumResult,
  type StructuredOutcome,
  structuredEquilibrium,
} from './structuredEquilibrium.js';
export { type StructuredMetaGame, type StructuredMetaGameInput, structuredMetaGame } from './structuredMetaGame.js';
