/**
 * Who gains from size: the clients of the largest LLM against those of the smallest.
 */
import type { Fraction } from '@folkways/core';
import { equilibriumRange, type OneShotEquilibria } from '@folkways/metagame';
import { type Block, paragraph } from '../output/block.js';
import { visible } from '../output/visible.js';
import { formatAmount, numberOf } from './formatAmount.js';

/** The difference of averages, the largest LLM's minus the smallest's, over the equilibria listed. */
export interface SizeEffect {
  readonly larger: string;
  readonly smaller: string;
  readonly lower: Fraction | number;
  readonly upper: Fraction | number;
  /** Whether the two are over all equilibria. */
  readonly complete: boolean;
}

/** @returns `undefined` when all LLMs have as many clients, or there is no equilibrium to compare. */
export function sizeEffect(result: OneShotEquilibria): SizeEffect | undefined {
  const { meta, equilibria } = result;
  const bySize = meta.llms.map((_, j) => j).sort((a, b) => meta.masses[b].compare(meta.masses[a]) || a - b);
  const [large, small] = [bySize[0], bySize[bySize.length - 1]];
  if (equilibria.length === 0 || meta.masses[large].equals(meta.masses[small])) return undefined;
  const names = { larger: meta.llms[large], smaller: meta.llms[small] };
  if (equilibria.every(({ exact }) => exact !== undefined)) {
    const weights = meta.llms.map((_, j) => (j === large ? 1 : j === small ? -1 : 0));
    const { lower, upper, complete } = equilibriumRange(result, weights);
    return { ...names, lower, upper, complete };
  }
  const differences = equilibria.map(({ averages }) => averages[large] - averages[small]);
  return {
    ...names,
    lower: Math.min(...differences),
    upper: Math.max(...differences),
    complete: result.complete === true,
  };
}

/** The answer in words; none where the question makes no sense. */
export function sizeEffectBlocks(result: OneShotEquilibria): Block[] {
  const { meta } = result;
  if (meta.llms.length === 1 || result.equilibria.length === 0) return [];
  const effect = sizeEffect(result);
  if (effect === undefined) return [paragraph('Who gains from size: nobody, the LLMs have equally many clients.')];
  return [paragraph(`Who gains from size: ${sizeEffectInWords(effect, result)}.`, roleCaveat(result))];
}

/** `in every equilibrium the clients of A, the larger LLM, get 1.9 less each than those of B`. */
export function sizeEffectInWords(effect: SizeEffect, { meta, equilibria }: OneShotEquilibria): string {
  const { larger, smaller, lower, upper, complete } = effect;
  const [low, high] = [numberOf(lower), numberOf(upper)];
  const which = complete
    ? equilibria.length === 1
      ? 'in the only equilibrium'
      : 'in every equilibrium'
    : equilibria.length === 1
      ? 'in this equilibrium'
      : 'in every equilibrium listed';
  const clients = `the clients of ${visible(larger)}, the ${meta.llms.length === 2 ? 'larger' : 'largest'} LLM,`;
  const others = `those of ${meta.llms.length === 2 ? '' : 'the smallest, '}${visible(smaller)}`;
  if (low === 0 && high === 0) return `${which} ${clients} get as much each as ${others}`;
  if (high < 0) return `${which} ${clients} get ${amounts(-high, -low)} less each than ${others}`;
  if (low > 0) return `${which} ${clients} get ${amounts(low, high)} more each than ${others}`;
  const less = low < 0 ? `up to ${formatAmount(-low)} less` : 'never less';
  const more = high > 0 ? `up to ${formatAmount(high)} more` : 'never more';
  return `it depends on the equilibrium; ${clients} get ${less} and ${more} each than ${others}`;
}

function amounts(low: number, high: number): string {
  const [from, to] = [formatAmount(low), formatAmount(high)];
  return from === to ? from : `${from} to ${to}`;
}

/** Averages compare LLMs of different size only as far as they advise the same roles. */
function roleCaveat({ meta }: OneShotEquilibria): string {
  const alike = meta.exactShares.every((row) => row.every((share, j) => share.equals(meta.exactShares[0][j])));
  return alike ? '' : 'Their clients are not divided alike over the roles, so the roles are part of the difference.';
}
