/**
 * What the page asks its workers, and what they answer: plain data only.
 */
import type { AdviceView } from '../compute/adviceView.js';
import type { HazingView } from '../compute/hazingView.js';
import type { RegionView } from '../compute/regionView.js';
import type { RepeatedView, TargetChoice } from '../compute/repeatedView.js';
import type { SweepView } from '../compute/sweepView.js';

/** The linear-program engine as the page hands it over: the script that starts it and its WebAssembly. */
export interface EngineParts {
  readonly script: string;
  readonly wasm: Uint8Array;
}

/** Questions by kind. Games travel as JSON text, which keeps fractions. */
export interface WorkerQuestions {
  readonly advice: { readonly game: string; readonly shares: readonly (readonly string[])[] };
  readonly sweep: { readonly game: string; readonly shares: readonly (readonly string[])[] };
  readonly repeated: {
    readonly game: string;
    readonly shares: readonly (readonly string[])[];
    readonly target: TargetChoice;
    readonly engine: EngineParts;
  };
  readonly hazing: { readonly game: string; readonly source: string };
}

/** Answers by kind. */
export interface WorkerAnswers {
  readonly advice: { readonly advice: AdviceView; readonly region: RegionView };
  readonly sweep: SweepView;
  readonly repeated: RepeatedView;
  readonly hazing: HazingView;
}

/** The kinds of question. */
export type WorkerKind = keyof WorkerQuestions;

/** A message to a worker. */
export type WorkerRequest = {
  [K in WorkerKind]: { readonly id: number; readonly kind: K; readonly question: WorkerQuestions[K] };
}[WorkerKind];

/** A message back. */
export type WorkerReply =
  | { readonly id: number; readonly answer: WorkerAnswers[WorkerKind] }
  | { readonly id: number; readonly refusal: string };
