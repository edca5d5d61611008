/**
 * Prior beliefs over a menu.
 */
import { checkReal, describeValue } from '@folkways/core';
import { menuIndex } from '../menu/checkMenu.js';
import type { StrategyMenu } from '../menu/strategyMenu.js';

/** The weight of a strong prior's label when none is given. */
export const STRONG_PRIOR = 0.999;

/** How far given prior weights may be from summing to 1. */
const SUM_TOLERANCE = 1e-9;

/**
 * A prior over the labels of a menu: `"uniform"`; a label that is strongly expected (0.999, the rest shared equally); a label with its
 * weight; or all weights, by label or in menu order.
 */
export type PriorInput =
  | 'uniform'
  | (string & {})
  | { readonly label: string; readonly weight?: number }
  | readonly number[]
  | Readonly<Record<string, number>>;

/**
 * The weights of a prior in menu order.
 * @throws RangeError when a label is not in the menu (the nearest is suggested), or weights are outside [0, 1] or do not sum to 1.
 */
export function priorWeights(where: string, menu: StrategyMenu, prior: PriorInput = 'uniform'): Float64Array {
  if (prior === 'uniform') return new Float64Array(menu.length).fill(1 / menu.length);
  if (typeof prior === 'string') return expecting(where, menu, prior, STRONG_PRIOR);
  if (prior === null || typeof prior !== 'object') {
    throw new TypeError(`${where}: "prior" expected a label or weights, got ${describeValue(prior)}`);
  }
  if (!Array.isArray(prior) && typeof (prior as { label?: unknown }).label === 'string') {
    const { label, weight = STRONG_PRIOR } = prior as { label: string; weight?: number };
    return expecting(where, menu, label, checkReal(where, 'prior.weight', weight, { low: 0, high: 1 }));
  }
  const weights = new Float64Array(menu.length);
  if (Array.isArray(prior)) {
    if (prior.length !== menu.length) {
      throw new RangeError(`${where}: "prior" expected ${menu.length} weights, got ${prior.length}`);
    }
    prior.forEach((weight, g) => {
      weights[g] = checkReal(where, `prior[${g}]`, weight, { low: 0, high: 1 });
    });
  } else {
    for (const [label, weight] of Object.entries(prior)) {
      weights[menuIndex(where, 'prior', menu, label)] = checkReal(where, `prior.${label}`, weight, { low: 0, high: 1 });
    }
  }
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (Math.abs(sum - 1) > SUM_TOLERANCE) {
    throw new RangeError(`${where}: "prior" expected weights that sum to 1, got a sum of ${sum}`);
  }
  return weights;
}

function expecting(where: string, menu: StrategyMenu, label: string, weight: number): Float64Array {
  const index = menuIndex(where, 'prior', menu, label);
  if (menu.length === 1) return Float64Array.of(1);
  const weights = new Float64Array(menu.length).fill((1 - weight) / (menu.length - 1));
  weights[index] = weight;
  return weights;
}
