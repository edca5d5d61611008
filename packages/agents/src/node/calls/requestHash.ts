import { createHash } from 'node:crypto';
import type { ChatRequest } from '../../languageModel/chatModel.js';

/**
 * What a request asks, as 64 hexadecimal digits: equal for equal messages, choices and draws by the same model, whatever the request's key.
 * @param settings - what the model draws with where the request does not say.
 * @remarks SHA-256 over JSON with the fields in a fixed order.
 */
export function requestHash(model: string, request: ChatRequest, settings: unknown = null): string {
  const { messages, choices, temperature, seed, maxTokens, topLogProbabilities } = request;
  const said = messages.map(({ role, content }) => [role, content]);
  const asked = [model, settings, said, choices, temperature, seed, maxTokens, topLogProbabilities];
  return createHash('sha256').update(JSON.stringify(asked)).digest('hex');
}
