/**
 * At which discount factors is an automaton a best response to the others, exactly?
 *
 * The supremum over all strategies is piecewise a rational function of the discount factor. Sample a discount factor, find an optimal
 * policy there by exact policy iteration, and its one-shot gains, whose signs are those of integer polynomials, tell the whole closed
 * cell around the sample on which it stays optimal; then sample again in what is left. There are finitely many policies and each is
 * optimal on finitely many cells, so this ends. Within a cell the profile is a best response where (optimal value - its value), a
 * polynomial up to a positive factor, is 0: everywhere or at its roots.
 */
import { exactPayoff, type NormalFormGame } from '../game/normalFormGame.js';
import { profileStrides } from '../game/profile.js';
import { Fraction } from '../rational/fraction.js';
import { AlgebraicNumber, rootsInUnitInterval } from './algebraicNumber.js';
import { type AutomataProduct, automataProduct, jointStateNames } from './automataProduct.js';
import type { Automaton } from './automaton.js';
import { bestResponse } from './bestResponse.js';
import { deviationPolynomial } from './deviationPolynomial.js';
import { between, componentAt, type DiscountRange, nonpositiveSet, union } from './discountSet.js';
import { exactOutputs } from './exactOutputs.js';
import { commonDenominator, type ExactArc, exactValues, scaled } from './exactValues.js';
import { multiply, signAt, subtract } from './polynomial.js';
import { type ResponseProblem, responseProblem } from './responseProblem.js';
import { type Deviation, type DiscountCondition, mergeArcs, type PlayerDiscounts } from './subgamePerfectDiscounts.js';

/** The discount factors at which the player's automaton is a best response from the initial state. */
export function nashDiscounts(
  game: NormalFormGame,
  automata: readonly Automaton[],
  player: number,
  step: () => void,
): PlayerDiscounts {
  const opponents = automata.filter((_, i) => i !== player);
  const problem = responseProblem(game, player, opponents);
  const moves = exactMoves(game, problem);
  const product = automataProduct(game, automata);
  const own = exactChain(game, product, player);
  const unit = commonDenominator([...own.rewards, ...moves.flat().map((move) => move.reward)]);
  const ownValues = exactValues(
    own.rows,
    own.rewards.map((reward) => scaled(reward, unit)),
    step,
  );
  const cells: (DiscountRange & { condition?: DiscountCondition })[] = [];
  const found: DiscountRange[] = [];
  const gaps: DiscountRange[] = [{ from: AlgebraicNumber.ZERO, to: AlgebraicNumber.ONE }];
  while (gaps.length > 0) {
    step();
    const gap = gaps.pop()!;
    const sample = between(gap.from, gap.to);
    const { cell, actions, values } = cellAround(game, player, opponents, { moves, unit, sample, step });
    const excess = subtract(
      multiply(values.numerators[0], ownValues.denominators[0]),
      multiply(ownValues.numerators[0], values.denominators[0]),
    );
    const inside =
      excess.length === 0
        ? [cell]
        : rootsInUnitInterval(excess)
            .filter((root) => cell.from.compare(root) <= 0 && root.compare(cell.to) <= 0)
            .map((root) => ({ from: root, to: root }));
    found.push(...inside);
    cells.push({
      ...cell,
      ...(excess.length === 0
        ? {}
        : { condition: { set: inside, ...firstDeviation(game, product, problem, player, actions) } }),
    });
    if (gap.from.compare(cell.from) < 0) gaps.push({ from: gap.from, to: cell.from });
    if (cell.to.compare(gap.to) < 0) gaps.push({ from: cell.to, to: gap.to });
  }
  // The condition that a cell's policy stands for holds outside the cell.
  const conditions = cells.flatMap(({ from, to, condition }) => {
    if (condition === undefined) return [];
    const outside: DiscountRange[] = [...condition.set];
    if (from !== AlgebraicNumber.ZERO) outside.push({ from: AlgebraicNumber.ZERO, to: from });
    if (to !== AlgebraicNumber.ONE) outside.push({ from: to, to: AlgebraicNumber.ONE });
    return [{ ...condition, set: union(outside) }];
  });
  return { set: union(found), conditions };
}

interface Move {
  readonly reward: Fraction;
  readonly arcs: readonly ExactArc[];
}

/** `[state][action]`: what each action earns and where it leads. */
function exactMoves(game: NormalFormGame, problem: ResponseProblem): Move[][] {
  const { player, opponents, stateCount, actionCount, components, rowStarts, targets, profiles } = problem;
  const outputs = opponents.map((a) => a.states.map((_, s) => exactOutputs(a, s)));
  const others = game.players.map((_, i) => i).filter((i) => i !== player);
  const strides = profileStrides(game);
  return Array.from({ length: stateCount }, (_, s) =>
    Array.from({ length: actionCount }, (_, a) => {
      let reward = Fraction.ZERO;
      const arcs: ExactArc[] = [];
      for (let e = rowStarts[s * actionCount + a]; e < rowStarts[s * actionCount + a + 1]; e++) {
        const k = profiles[e];
        const probability = others.reduce((p, i, j) => {
          const action = Math.floor(k / strides[i]) % game.actions[i].length;
          return p.multiply(outputs[j][components[s * others.length + j]][action]);
        }, Fraction.ONE);
        reward = reward.add(probability.multiply(exactPayoff(game, player, k)));
        arcs.push({ target: targets[e], probability });
      }
      return { reward, arcs: mergeArcs(arcs) };
    }),
  );
}

/** The chain of the profile itself. */
function exactChain(
  game: NormalFormGame,
  product: AutomataProduct,
  player: number,
): { rows: ExactArc[][]; rewards: Fraction[] } {
  const { automata, components, stateCount, rowStarts, targets, profiles } = product;
  const n = automata.length;
  const strides = profileStrides(game);
  const rewards: Fraction[] = [];
  const rows = Array.from({ length: stateCount }, (_, s) => {
    const outputs = automata.map((a, i) => exactOutputs(a, components[s * n + i]));
    const arcs: ExactArc[] = [];
    let reward = Fraction.ZERO;
    for (let e = rowStarts[s]; e < rowStarts[s + 1]; e++) {
      const probability = outputs.reduce(
        (p, output, i) => p.multiply(output[Math.floor(profiles[e] / strides[i]) % output.length]),
        Fraction.ONE,
      );
      reward = reward.add(probability.multiply(exactPayoff(game, player, profiles[e])));
      arcs.push({ target: targets[e], probability });
    }
    rewards.push(reward);
    return mergeArcs(arcs);
  });
  return { rows, rewards };
}

/** Where to look for a cell. */
interface Cell {
  readonly moves: readonly (readonly Move[])[];
  readonly unit: bigint;
  readonly sample: Fraction;
  readonly step: () => void;
}

/** An optimal policy at the sample and the closed interval around it on which it is optimal. */
function cellAround(
  game: NormalFormGame,
  player: number,
  opponents: readonly Automaton[],
  { moves, unit, sample, step }: Cell,
): { cell: DiscountRange; actions: Int32Array; values: ReturnType<typeof exactValues> } {
  // Floats find the policy; exact policy iteration goes on from it, so nothing rests on them.
  const discount = Math.min(Math.max(sample.toNumber(), 1e-9), 1 - 1e-9);
  const { actions } = bestResponse(game, player, opponents, { discount });
  for (;;) {
    const rows = moves.map((row, s) => row[actions[s]].arcs);
    const values = exactValues(
      rows,
      moves.map((row, s) => scaled(row[actions[s]].reward, unit)),
      step,
    );
    const gains = moves.map((row, s) =>
      row.map((move) => deviationPolynomial(values, s, scaled(move.reward, unit), move.arcs)),
    );
    let improved = false;
    gains.forEach((row, s) => {
      const better = row.findIndex((gain) => signAt(gain, sample.numerator, sample.denominator) > 0);
      if (better < 0) return;
      actions[s] = better;
      improved = true;
    });
    if (improved) continue;
    const distinct = new Map(gains.flat().map((gain) => [gain.join(), gain]));
    let cell: DiscountRange = { from: AlgebraicNumber.ZERO, to: AlgebraicNumber.ONE };
    for (const gain of distinct.values()) {
      step();
      const { from, to } = componentAt(nonpositiveSet(gain), sample)!;
      cell = {
        from: from.compare(cell.from) > 0 ? from : cell.from,
        to: to.compare(cell.to) < 0 ? to : cell.to,
      };
    }
    return { cell, actions, values };
  }
}

/** The first joint state on the profile's path at which the policy leaves the automaton's support. */
export function firstDeviation(
  game: NormalFormGame,
  product: AutomataProduct,
  problem: ResponseProblem,
  player: number,
  actions: Int32Array,
): Deviation {
  const n = product.automata.length;
  const numbers = new Map<string, number>();
  for (let s = 0; s < problem.stateCount; s++) {
    numbers.set(problem.components.subarray(s * (n - 1), (s + 1) * (n - 1)).join(), s);
  }
  let at = 0;
  for (let s = 0; s < product.stateCount; s++) {
    const components = product.components.subarray(s * n, (s + 1) * n);
    const action = actions[numbers.get(components.filter((_, i) => i !== player).join())!];
    const output = product.automata[player].outputs[components[player]];
    if (output[action] === 1) continue;
    at = s;
    if (output[action] === 0) break;
  }
  const components = product.components.subarray(at * n, (at + 1) * n);
  const action = actions[numbers.get(components.filter((_, i) => i !== player).join())!];
  return { player, state: jointStateNames(product, at), deviation: game.actions[player][action] };
}
