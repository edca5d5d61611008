/**
 * The set of discount factors of an equilibrium, by sampling and bisection: for products too large for polynomials.
 */
import type { NormalFormGame } from '../game/normalFormGame.js';
import { type AutomataDeviation, automataDeviation } from './automataDeviation.js';
import type { Automaton } from './automaton.js';
import type { DiscountInterval } from './discountInterval.js';

const SAMPLES = 400;
/** Gains up to this share of the payoff range count as none: floats cannot tell a tie from a loss of 1e-12. */
const TOLERANCE = 1e-11;
const WIDTH = 1e-12;

/** Components for all players together and for each player, with binding deviations just outside. */
export function sampledDiscounts(
  game: NormalFormGame,
  automata: readonly Automaton[],
  kind: 'nash' | 'subgame-perfect',
  step: () => void,
): { all: DiscountInterval[]; players: DiscountInterval[][] } {
  const range = game.payoffs.reduce((size, row) => Math.max(size, Math.max(...row) - Math.min(...row)), 0);
  const gains = (discount: number): AutomataDeviation => {
    step();
    return automataDeviation(game, automata, { discount, kind });
  };
  const grid = Array.from({ length: SAMPLES }, (_, i) => (i + 0.5) / SAMPLES);
  const measured = grid.map(gains);
  const holds = (one: AutomataDeviation, player: number): boolean =>
    (player < 0 ? one.gain : one.players[player].gain) <= TOLERANCE * range + one.errorBound;
  /** Where the condition changes between two samples, as [inside, outside]. */
  const change = (inside: number, outside: number, player: number): [number, number] => {
    let [low, high] = [inside, outside];
    while (Math.abs(high - low) > WIDTH) {
      const middle = (low + high) / 2;
      if (holds(gains(middle), player)) low = middle;
      else high = middle;
    }
    return [low, high];
  };
  const binding = (discount: number, player: number): DiscountInterval['lowerBinding'] => {
    const { players } = gains(discount);
    const worst = player < 0 ? [...players].sort((a, b) => b.gain - a.gain)[0] : players[player];
    return { player: worst.player, state: worst.state, deviation: worst.deviation };
  };
  const components = (player: number): DiscountInterval[] => {
    const result: DiscountInterval[] = [];
    for (let i = 0; i < SAMPLES; i++) {
      if (!holds(measured[i], player)) continue;
      const first = i;
      while (i + 1 < SAMPLES && holds(measured[i + 1], player)) i++;
      const [lower, below] = first === 0 ? [0, 0] : change(grid[first], grid[first - 1], player);
      const [upper, above] = i === SAMPLES - 1 ? [1, 1] : change(grid[i], grid[i + 1], player);
      result.push({
        lower,
        upper,
        ...(first === 0 ? {} : { lowerBinding: binding(below, player) }),
        ...(i === SAMPLES - 1 ? {} : { upperBinding: binding(above, player) }),
      });
    }
    return result;
  };
  return { all: components(-1), players: automata.map((_, player) => components(player)) };
}
