/**
 * The parts of node-llama-cpp that are used, and how to get at it: it is installed for the slow suite only.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A token of a vocabulary. */
export type Token = number & { readonly token: never };

/** node-llama-cpp's module. */
export interface NodeLlama {
  getLlama(options: { build: 'never'; gpu: false; logLevel: string; maxThreads: number }): Promise<Llama>;
  readonly LlamaGrammarEvaluationState: new (options: { model: LlamaModel; grammar: unknown }) => unknown;
}

/** An engine. */
export interface Llama {
  loadModel(options: { modelPath: string }): Promise<LlamaModel>;
  createGrammar(options: { grammar: string }): Promise<unknown>;
  dispose(): Promise<void>;
}

/** A model in memory. */
export interface LlamaModel {
  tokenize(text: string, specialTokens: boolean): Token[];
  detokenize(tokens: readonly Token[]): string;
  isEogToken(token: Token): boolean;
  createContext(options: { contextSize: number; threads: number }): Promise<LlamaContext>;
}

/** The memory of a conversation. */
export interface LlamaContext {
  readonly contextSize: number;
  getSequence(): LlamaSequence;
}

/** One conversation. */
export interface LlamaSequence {
  clearHistory(): Promise<void>;
  evaluateWithMetadata(
    tokens: readonly Token[],
    metadata: { probabilities: true },
    options: { temperature?: number; seed?: number; grammarEvaluationState?: unknown },
  ): AsyncIterable<{ readonly token: Token; readonly probabilities: ReadonlyMap<Token, number> }>;
}

const ENTRY = new URL('../node_modules/node-llama-cpp/dist/index.js', import.meta.url);

/** The module, or nothing where it is not installed. */
export async function nodeLlama(): Promise<NodeLlama | undefined> {
  if (!existsSync(fileURLToPath(ENTRY))) return undefined;
  return (await import(/* @vite-ignore */ ENTRY.href)) as NodeLlama;
}
