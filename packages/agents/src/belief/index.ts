export { type BeliefOptions, LEAST_TEMPERATURE } from './beliefOptions.js';
export { type LogLikelihoodOptions, logLikelihoods, possibleLabels } from './logLikelihoods.js';
export { CLIP } from './menuTables.js';
export {
  PAPER_OFFSETS,
  PayoffBelief,
  type PayoffMenu,
  payoffMenu,
  smallestPayoffGap,
} from './payoffBelief.js';
export { posterior } from './posterior.js';
export { type PriorInput, STRONG_PRIOR } from './prior.js';
