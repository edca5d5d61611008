/**
 * What agents need of Node.
 *
 * @module \@folkways/agents/node
 */
export { type ChatEndpointOptions, chatEndpoint, type EndpointClock } from './chat/index.js';
export { type WorkerExecutorOptions, workerExecutor } from './workerExecutor.js';
