export { type Calibration, type CalibrationBin, type CalibrationOptions, calibration } from './calibration.js';
export { collisionComplement, concentrationRound, jointCollisionComplement } from './collisionComplement.js';
export { type ContinuationGap, type ContinuationGapOptions, continuationGap } from './continuationGap.js';
export {
  type IdentifiabilityOptions,
  type IdentifiabilityReport,
  identifiability,
  type PathClasses,
} from './identifiability.js';
export { type MmStarPlayer, type MmStarResult, mmStar } from './mmStar.js';
export { type PolicyRegret, type PolicyRegretOptions, policyRegret } from './policyRegret.js';
export { samplingDistance, totalVariation } from './samplingDistance.js';
export { type SamplingGaps, type SamplingGapsOptions, samplingGaps } from './samplingGaps.js';
export { type PlayLaw, type WeakDistance, type WeakDistanceOptions, weakDistance } from './weakDistance.js';
