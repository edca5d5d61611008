export { QueueError } from './connectRedis.js';
export { type QueueExecutorOptions, queueExecutor } from './queueExecutor.js';
export { type QueueWorkerOptions, runQueueWorker } from './runQueueWorker.js';
