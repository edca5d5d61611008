/**
 * Experiments on many machines, by a queue on Redis; needs bullmq and ioredis.
 *
 * @module \@folkways/agents/queue
 */
export { QueueError } from './connectRedis.js';
export { type QueueExecutorOptions, queueExecutor } from './queueExecutor.js';
export { type QueueWorkerOptions, runQueueWorker } from './runQueueWorker.js';
