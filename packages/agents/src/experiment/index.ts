export { type AgentContext, type AgentKind, type AgentSpec, agentFromSpec, agentKinds } from './agentSpec.js';
export { checkExperiment, type Experiment, type ExperimentSpec, experimentKey } from './experimentSpec.js';
export { type FollowRate, type FollowRateOptions, followRate } from './followRate.js';
export { type ExperimentRecords, type MatchRange, type RecordBlock, recordsFromBlocks } from './records.js';
export {
  type Executor,
  type ExperimentWork,
  inProcessExecutor,
  missingRanges,
  type RunExperimentOptions,
  type RunMatchesOptions,
  runExperiment,
  runMatches,
} from './runExperiment.js';
