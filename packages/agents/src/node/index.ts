export { type WorkerExecutorOptions, workerExecutor } from './workerExecutor.js';
