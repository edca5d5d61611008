export { type HistoryPolicy, MOST_REASKS, type ModelAttempt } from './askChoice.js';
export {
  type BeliefComparison,
  type BeliefComparisonOptions,
  beliefComparison,
  type ComparedBelief,
} from './beliefComparison.js';
export type { ChatMessage, ChatModel, ChatReply, ChatRequest, TokenProbabilities } from './chatModel.js';
export { chatModelFrom } from './chatModelFrom.js';
export { type ElicitBeliefsOptions, type ElicitedBelief, elicitBeliefs } from './elicitBeliefs.js';
export { type LanguageModelAgentOptions, type LanguageModelMode, languageModelAgent } from './languageModelAgent.js';
export { type LanguageModelKindsOptions, languageModelKinds } from './languageModelKinds.js';
export { ModelCallError, type ModelCallProblem } from './modelCallError.js';
export type { ModelTurn } from './modelTurn.js';
export { PROMPT_KINDS, type PromptContext, type PromptKind } from './prompt/promptContext.js';
export { PROMPT_VERSION } from './prompt/promptTexts.js';
export { promptAnswers } from './prompt/promptWords.js';
export { renderPrompt } from './prompt/renderPrompt.js';
export { type ParsedReply, parseReply } from './reply/parseReply.js';
export { spokenText } from './spokenText.js';
export { withConcurrency } from './withConcurrency.js';
export { type LimitedModel, type Spending, type SpendLimit, withSpendLimit } from './withSpendLimit.js';
