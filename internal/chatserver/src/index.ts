export { type ChatScript, type ChatServer, type ChatServerOptions, chatServer } from './chatServer.js';
export { choicesInPrompt } from './choicesInPrompt.js';
export { adversarialText, bayesianPolicy, firstChoice, flaky, randomChoice } from './scripts.js';
export type { ErrorReply, FaultReply, ServedReply, ServedToken, TextReply } from './servedReply.js';
export type { ChatBody, ServedRequest } from './servedRequest.js';
