/**
 * Which strategies of a menu can be told apart, and by whose play.
 */
import { type Automaton, checkInteger } from '@folkways/core';
import type { StrategyMenu } from '../menu/strategyMenu.js';

/** Options of `identifiability`. */
export interface IdentifiabilityOptions {
  /** The strategies that someone tries to tell apart. */
  readonly menu: StrategyMenu;
  /** The strategies that the other player may use meanwhile. */
  readonly opponentMenu: StrategyMenu;
  /** Only differences within this many rounds count, at least 1. @defaultValue any number */
  readonly rounds?: number;
}

/** What one strategy of the other player lets it learn. */
export interface PathClasses {
  /** The label of the other player's strategy. */
  readonly against: string;
  /**
   * Labels that put the same probability on every joint path against it; of two in different classes the difference shows with
   * positive probability. Classes in menu order.
   */
  readonly classes: readonly (readonly string[])[];
}

/** A report on a menu. */
export interface IdentifiabilityReport {
  /** Labels that are the same strategy after every history, on path or off: no play whatever separates them. */
  readonly duplicates: readonly (readonly string[])[];
  /** For each strategy of the other player, what it leaves undistinguished. */
  readonly onPath: readonly PathClasses[];
  /** Pairs that no strategy of the opponent's menu separates, duplicates included. */
  readonly neverSeparated: readonly (readonly [string, string])[];
}

/**
 * Which labels of a menu are equal after all histories, and which are equal on the paths that each strategy of the opponent makes.
 * @throws RangeError when `rounds` is not a positive integer.
 * @remarks Exact, by searching the joint states that are reached with positive probability: O(labels^2 * joint states * joint actions)
 * per strategy of the opponent. Posterior odds of labels in one class never move. Source: Kang (2026), Assumption 3 (3), which the
 * shipped menus violate.
 * @example
 * ```ts
 * import { identifiability, menus } from '@folkways/agents';
 * const [menu, opponentMenu] = menus['prisoners-dilemma'];
 * const report = identifiability({ menu, opponentMenu });
 * console.log(report.duplicates, report.onPath[0].classes[0].join(' '));
 * // [ [ 'tft', 'wsls' ] ] allc tft wsls soft_grim_trigger grim_trigger
 * ```
 */
export function identifiability(options: IdentifiabilityOptions): IdentifiabilityReport {
  const { menu, opponentMenu, rounds = Infinity } = options;
  if (rounds !== Infinity) checkInteger('identifiability', 'rounds', rounds, 1, Infinity);
  const labels = menu.map(({ label }) => label);
  const anything = opponentMenu[0] && playsAnything(opponentMenu[0].automaton);
  const groups = (against: Automaton, offPath: boolean): string[][] => {
    const classes: number[][] = [];
    menu.forEach(({ automaton }, g) => {
      const home = classes.find(([first]) => sameLaw(menu[first].automaton, automaton, against, rounds, offPath));
      if (home === undefined) classes.push([g]);
      else home.push(g);
    });
    return classes.map((members) => members.map((g) => labels[g]));
  };
  const onPath = opponentMenu.map(({ label, automaton }) => ({ against: label, classes: groups(automaton, false) }));
  const together = (a: string, b: string): boolean =>
    onPath.every(({ classes }) => classes.some((members) => members.includes(a) && members.includes(b)));
  return {
    duplicates: anything === undefined ? [] : groups(anything, true).filter((members) => members.length > 1),
    onPath,
    neverSeparated: labels.flatMap((a, i) =>
      labels
        .slice(i + 1)
        .filter((b) => together(a, b))
        .map((b): [string, string] => [a, b]),
    ),
  };
}

/** One state that may take any action. */
function playsAnything(like: Automaton): Automaton {
  const even = like.actions.map(() => 1 / like.actions.length);
  const width = like.transitions[0].length;
  return {
    ...like,
    label: 'anything',
    states: ['any'],
    initial: 0,
    outputs: [even],
    transitions: [new Array(width).fill(0)],
  };
}

/** Do two strategies give every path against a third the same probability (off path: after every history whatever)? */
function sameLaw(a: Automaton, b: Automaton, against: Automaton, rounds: number, offPath: boolean): boolean {
  const own = a.actions.length;
  const other = against.actions.length;
  const start = [a.initial, b.initial, against.initial];
  const seen = new Set([start.join(' ')]);
  let layer = [start];
  for (let t = 0; t < rounds && layer.length > 0; t++) {
    const next: number[][] = [];
    for (const [x, y, z] of layer) {
      if (a.outputs[x].some((p, action) => p !== b.outputs[y][action])) return false;
      for (let i = 0; i < own; i++) {
        if (a.outputs[x][i] === 0 && !offPath) continue;
        for (let j = 0; j < other; j++) {
          if (against.outputs[z][j] === 0) continue;
          const then = [
            a.transitions[x][i * other + j],
            b.transitions[y][i * other + j],
            against.transitions[z][j * own + i],
          ];
          const key = then.join(' ');
          if (seen.has(key)) continue;
          seen.add(key);
          next.push(then);
        }
      }
    }
    layer = next;
  }
  return true;
}
