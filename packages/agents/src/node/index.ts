export { type ChatEndpointOptions, chatEndpoint, type EndpointClock } from './chat/index.js';
export { type WorkerExecutorOptions, workerExecutor } from './workerExecutor.js';
