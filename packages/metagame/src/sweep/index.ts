export { type ClaimSegment, claimRegion } from './claimRegion.js';
export type { Polynomial } from './polynomial.js';
export { type RationalFunction, rationalValue } from './rationalFunction.js';
export type { Bracket } from './realRoots.js';
export type { EffectKind, EnvelopeEffect, ShareEffect } from './shareEffect.js';
export { type ShareSweep, type ShareSweepInput, type SweepBreakpoint, shareSweep } from './shareSweep.js';
export type { SweepCell } from './sweepCell.js';
export {
  type SweepBar,
  type SweepLine,
  type SweepSeries,
  type SweepSeriesOptions,
  sweepSeries,
} from './sweepSeries.js';
