/**
 * What an LLM advises, as it is said.
 */
import type { Fraction } from '@folkways/core';
import {
  type MetaGame,
  metaActionCount,
  metaActionIndex,
  metaActionProfile,
  type OneShotEquilibrium,
  type PureProfile,
} from '@folkways/metagame';
import { formatSignificant } from '../output/formatReal.js';
import { listInWords } from '../output/listInWords.js';
import { visible } from '../output/visible.js';
import { numberOf } from './formatAmount.js';

/** Longest fraction written out. */
const FRACTION_WIDTH = 9;

/** One action for each role the LLM advises: `CD`, or `(Stag, Hare)` where names are longer. */
export function profileInWords(meta: MetaGame, llm: number, profile: PureProfile): string {
  const { actions } = meta.game;
  const names = meta.governed[llm].map((r) => visible(actions[r][profile[r]]));
  if (actions.flat().every((name) => name.length === 1)) return names.join('');
  return names.length === 1 ? names[0] : `(${names.join(', ')})`;
}

/** What such names mean, by an example. */
export function profileMeaning(meta: MetaGame): string {
  const { actions, players } = meta.game;
  const most = Math.max(...meta.governed.map((roles) => roles.length));
  const llm = meta.governed.findIndex((roles) => roles.length === most);
  const example = actions.map((names, i) => Math.min(i % 2, names.length - 1));
  const each = meta.governed[llm].map((r) => `${visible(actions[r][example[r]])} to ${visible(players[r])}`);
  return `Advice names an action for each role in which an LLM has clients: ${profileInWords(meta, llm, example)} is ${listInWords(each)}.`;
}

/** The LLM's part of an equilibrium: `CC`, or `1/2 CD + 1/2 DC` for a lottery that all its clients follow. */
export function adviceInWords(meta: MetaGame, llm: number, equilibrium: OneShotEquilibrium): string {
  const strategy: readonly (Fraction | number)[] =
    equilibrium.exact?.strategies[llm] ?? strategyOf(meta, llm, equilibrium);
  return strategyInWords(meta, llm, strategy);
}

/** The same for any strategy of the LLM. */
export function strategyInWords(meta: MetaGame, llm: number, strategy: readonly (Fraction | number)[]): string {
  const played = strategy.flatMap((weight, index) => (numberOf(weight) < 1e-9 ? [] : [{ weight, index }]));
  if (played.length === 1) return nameOf(meta, llm, played[0].index);
  return played.map(({ weight, index }) => `${weightText(weight)} ${nameOf(meta, llm, index)}`).join(' + ');
}

/** The profiles played with positive probability: `CC`, or `CD or DC` for a mixture. */
export function supportInWords(meta: MetaGame, llm: number, equilibrium: OneShotEquilibrium): string {
  const { strategies } = equilibrium.exact!;
  return strategies[llm]
    .flatMap((weight, index) => (weight.numerator === 0n ? [] : [nameOf(meta, llm, index)]))
    .join(' or ');
}

function strategyOf(meta: MetaGame, llm: number, { profile }: OneShotEquilibrium): number[] {
  const strategy = new Array<number>(metaActionCount(meta, llm)).fill(0);
  for (const outcome of profile[llm].outcomes) strategy[metaActionIndex(meta, llm, outcome.profile)] = outcome.weight;
  return strategy;
}

const nameOf = (meta: MetaGame, llm: number, index: number): string =>
  profileInWords(meta, llm, metaActionProfile(meta, llm, index));

function weightText(weight: Fraction | number): string {
  if (typeof weight === 'number') return formatSignificant(weight);
  const text = String(weight);
  return text.length <= FRACTION_WIDTH ? text : formatSignificant(weight.toNumber());
}
