/**
 * A menu as flat tables, for the loops that run every round of every match.
 */
import { type NormalFormGame, profileAt, profileCount, profileIndex } from '@folkways/core';
import type { StrategyMenu } from '../menu/strategyMenu.js';
import { MenuProduct } from './menuProduct.js';

/** Probabilities are kept this far from 0 and 1 inside logarithms (Kang 2026, Appendix D.1). */
export const CLIP = 1e-6;

/** The clipped logarithm of a probability. Clipped probabilities of three or more actions are not normalised again. */
export function clippedLog(probability: number): number {
  return Math.log(Math.min(1 - CLIP, Math.max(CLIP, probability)));
}

/** All automata of a menu side by side: their states numbered through, transitions by the game's profile index. */
export interface MenuTables {
  /** How many strategies. */
  readonly size: number;
  /** How many states in all. */
  readonly stateCount: number;
  /** How many own actions. */
  readonly actions: number;
  /** How many joint actions. */
  readonly profiles: number;
  /** `[size]`: where each strategy starts. */
  readonly initial: Int32Array;
  /** `[stateCount]`: which strategy a state belongs to. */
  readonly owner: Int32Array;
  /** `[size + 1]`: strategy j has the states `starts[j] .. starts[j + 1] - 1`. */
  readonly starts: Int32Array;
  /** `[profiles]`: the own part of each joint action. */
  readonly ownAction: Int32Array;
  /** `[profiles]`: the other's part of each joint action. */
  readonly otherAction: Int32Array;
  /** `[actions * other's actions]`: the joint action of an own action and one of the other's. */
  readonly joint: Int32Array;
  /** `[stateCount * profiles]`: the state after a joint action. */
  readonly next: Int32Array;
  /** `[stateCount * actions]`: output probabilities. */
  readonly outputs: Float64Array;
  /** `[stateCount * profiles]`: the clipped log-probability of the own part of a joint action. */
  readonly logs: Float64Array;
  /** `[stateCount]`: the action played for sure, or -1. */
  readonly sure: Int32Array;
  /** All strategies moving at once. */
  readonly product: MenuProduct;
}

/** The tables of a menu for the player in the given role; the menu is trusted to fit. */
export function menuTables(game: NormalFormGame, role: number, menu: StrategyMenu): MenuTables {
  const profiles = profileCount(game);
  const actions = game.actions[role].length;
  const others = game.actions[1 - role].length;
  const own = Array.from({ length: profiles }, (_, k) => profileAt(game, k));
  const initial = new Int32Array(menu.length);
  const starts = new Int32Array(menu.length + 1);
  const owner: number[] = [];
  const next: number[] = [];
  const outputs: number[] = [];
  const logs: number[] = [];
  const sure: number[] = [];
  menu.forEach(({ automaton }, j) => {
    const offset = sure.length;
    initial[j] = offset + automaton.initial;
    automaton.outputs.forEach((output, s) => {
      outputs.push(...output);
      owner.push(j);
      sure.push(output.indexOf(1));
      for (const profile of own) {
        next.push(offset + automaton.transitions[s][profile[role] * others + profile[1 - role]]);
        logs.push(clippedLog(output[profile[role]]));
      }
    });
    starts[j + 1] = sure.length;
  });
  const tables = {
    size: menu.length,
    stateCount: sure.length,
    actions,
    profiles,
    initial,
    owner: Int32Array.from(owner),
    starts,
    ownAction: Int32Array.from(own, (profile) => profile[role]),
    otherAction: Int32Array.from(own, (profile) => profile[1 - role]),
    joint: Int32Array.from({ length: profiles }, (_, index) => {
      const pair = [Math.floor(index / others), index % others];
      return profileIndex(game, role === 0 ? pair : pair.reverse());
    }),
    next: Int32Array.from(next),
    outputs: Float64Array.from(outputs),
    logs: Float64Array.from(logs),
    sure: Int32Array.from(sure),
  };
  return { ...tables, product: new MenuProduct(tables) };
}
