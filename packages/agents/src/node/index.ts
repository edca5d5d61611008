/**
 * What agents need of Node.
 *
 * @module \@folkways/agents/node
 */
export { adaptiveExecutor } from './adaptiveExecutor.js';
export { type CachedModelOptions, cachedModel, type ReplyStore } from './calls/cachedModel.js';
export { type CallFile, openCallFile } from './calls/callFile.js';
export type { CallLog, RecordedCall } from './calls/callLog.js';
export { type RecordedModelOptions, recordedModel } from './calls/recordedModel.js';
export { replyFolder } from './calls/replyFolder.js';
export { requestHash } from './calls/requestHash.js';
export { type ChatEndpointOptions, chatEndpoint, type EndpointClock } from './chat/index.js';
export { type ExperimentKindsOptions, experimentKinds } from './experimentKinds.js';
export { experimentJsonSchema, experimentSchema } from './experimentSchema.js';
export { type PlayExperimentOptions, type PlayedExperiment, playExperiment } from './playExperiment.js';
export { ExperimentFolderError } from './store/experimentFolderError.js';
export { type ExperimentStatus, experimentStatus } from './store/experimentStatus.js';
export { type LockOwner, lockOwner } from './store/folderLock.js';
export { type MergedExperiment, mergeExperiments } from './store/mergeExperiments.js';
export {
  type ExperimentStore,
  type ExperimentStoreOptions,
  openExperimentStore,
} from './store/openExperimentStore.js';
export { readFolderSpec } from './store/readFolderSpec.js';
export { type WorkerExecutorOptions, workerExecutor } from './workerExecutor.js';
