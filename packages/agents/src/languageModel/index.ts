export type { ChatMessage, ChatModel, ChatReply, ChatRequest, TokenProbabilities } from './chatModel.js';
export { ModelCallError, type ModelCallProblem } from './modelCallError.js';
