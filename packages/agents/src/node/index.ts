export { adaptiveExecutor } from './adaptiveExecutor.js';
export { type CachedModelOptions, cachedModel, type ReplyStore } from './calls/cachedModel.js';
export { type CallFile, openCallFile } from './calls/callFile.js';
export type { CallLog, RecordedCall } from './calls/callLog.js';
export { type RecordedModelOptions, recordedModel } from './calls/recordedModel.js';
export { replyFolder } from './calls/replyFolder.js';
export { requestHash } from './calls/requestHash.js';
export { type ChatEndpointOptions, chatEndpoint, type EndpointClock } from './chat/index.js';
export { experimentJsonSchema, experimentSchema } from './experimentSchema.js';
export { ExperimentFolderError } from './store/experimentFolderError.js';
export { type LockOwner, lockOwner } from './store/folderLock.js';
export {
  type ExperimentStore,
  type ExperimentStoreOptions,
  openExperimentStore,
} from './store/openExperimentStore.js';
export { readFolderSpec } from './store/readFolderSpec.js';
export { type WorkerExecutorOptions, workerExecutor } from './workerExecutor.js';
export { type ExperimentKindsOptions, experimentKinds } from './experimentKinds.js';
export { type PlayedExperiment, type PlayExperimentOptions, playExperiment } from './playExperiment.js';
