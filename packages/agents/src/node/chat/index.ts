export { type ChatEndpointOptions, chatEndpoint } from './chatEndpoint.js';
export type { EndpointClock } from './endpointClock.js';
