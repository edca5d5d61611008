/**
 * llama.cpp in this process as a language model: an example of `chatModelFrom` around a real client.
 */
import {
  type ChatModel,
  type ChatReply,
  type ChatRequest,
  chatModelFrom,
  type TokenProbabilities,
  withConcurrency,
} from '@folkways/agents';
import type { Llama, LlamaModel, LlamaSequence, NodeLlama, Token } from './nodeLlama.js';

/** Tokens of a reply where the request sets no limit. */
const REPLY_TOKENS = 64;

/** A model in memory. */
export interface LocalModel extends ChatModel {
  dispose(): Promise<void>;
}

interface Engine {
  readonly module: NodeLlama;
  readonly llama: Llama;
  readonly model: LlamaModel;
  readonly sequence: LlamaSequence;
  readonly contextSize: number;
}

/** Loads a model file. Replies are kept to a request's choices by a grammar, except where log-probabilities are asked for. */
export async function localModel(module: NodeLlama, modelPath: string, contextSize = 4096): Promise<LocalModel> {
  const llama = await module.getLlama({ build: 'never', gpu: false, logLevel: 'error', maxThreads: 1 });
  const model = await llama.loadModel({ modelPath });
  const sequence = (await model.createContext({ contextSize, threads: 1 })).getSequence();
  const engine: Engine = { module, llama, model, sequence, contextSize };
  const chat = withConcurrency(
    chatModelFrom('llama.cpp', (request) => generate(engine, request)),
    1,
  );
  return { ...chat, dispose: () => llama.dispose() };
}

async function generate(
  { module, llama, model, sequence, contextSize }: Engine,
  request: ChatRequest,
): Promise<ChatReply> {
  const { messages, choices, temperature, seed, maxTokens = REPLY_TOKENS, topLogProbabilities } = request;
  const turns = messages.map(({ role, content }) => `<|im_start|>${role}\n${content}<|im_end|>\n`);
  const prompt = model.tokenize(`${turns.join('')}<|im_start|>assistant\n`, true);
  if (prompt.length + maxTokens > contextSize) {
    const message = `request (${prompt.length} tokens) exceeds the available context size (${contextSize} tokens)`;
    throw Object.assign(new Error(message), { status: 400 });
  }
  const isConstrained = choices !== undefined && topLogProbabilities === undefined;
  const grammar = isConstrained
    ? await llama.createGrammar({ grammar: `root ::= ${choices.map(quoted).join(' | ')}` })
    : undefined;
  const grammarEvaluationState = grammar && new module.LlamaGrammarEvaluationState({ model, grammar });
  await sequence.clearHistory();
  const written: Token[] = [];
  const tokens: TokenProbabilities[] = [];
  let finish: ChatReply['finish'] = 'stop';
  const drawn = sequence.evaluateWithMetadata(
    prompt,
    { probabilities: true },
    { temperature, seed, grammarEvaluationState },
  );
  for await (const { token, probabilities } of drawn) {
    if (model.isEogToken(token)) break;
    written.push(token);
    if (topLogProbabilities !== undefined) tokens.push(tokenOf(model, token, probabilities, topLogProbabilities));
    if (written.length === maxTokens) {
      finish = 'length';
      break;
    }
  }
  return {
    text: model.detokenize(written),
    finish,
    promptTokens: prompt.length,
    completionTokens: written.length,
    ...(topLogProbabilities === undefined ? {} : { tokens }),
  };
}

function tokenOf(
  model: LlamaModel,
  token: Token,
  probabilities: ReadonlyMap<Token, number>,
  top: number,
): TokenProbabilities {
  const named = (one: Token): { token: string; logProbability: number } => ({
    token: nameOf(model, one),
    logProbability: Math.log(probabilities.get(one) ?? 0),
  });
  return { ...named(token), alternatives: [...probabilities.keys()].slice(0, top).map(named) };
}

/** The text of a token; part of a character has none of its own. */
function nameOf(model: LlamaModel, token: Token): string {
  const text = model.detokenize([token]);
  return text.includes('\ufffd') || text === '' ? `<token ${token}>` : text;
}

/** A text as a grammar quotes it. */
function quoted(choice: string): string {
  return `"${choice.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n')}"`;
}
