/**
 * What agents need of Node.
 *
 * @module \@folkways/agents/node
 */
export { type WorkerExecutorOptions, workerExecutor } from './workerExecutor.js';
