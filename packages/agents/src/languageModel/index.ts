export type { ChatMessage, ChatModel, ChatReply, ChatRequest, TokenProbabilities } from './chatModel.js';
export { chatModelFrom } from './chatModelFrom.js';
export { ModelCallError, type ModelCallProblem } from './modelCallError.js';
export { spokenText } from './spokenText.js';
export { withConcurrency } from './withConcurrency.js';
export { type LimitedModel, type Spending, type SpendLimit, withSpendLimit } from './withSpendLimit.js';
