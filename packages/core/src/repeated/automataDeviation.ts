/**
 * How much anyone would gain by leaving a profile of automata, at one discount factor.
 */
import { checkOneOf, checkReal } from '../checks.js';
import type { NormalFormGame } from '../game/normalFormGame.js';
import { profileAt, profileCount } from '../game/profile.js';
import { automataProduct, jointStateNames } from './automataProduct.js';
import type { Automaton } from './automaton.js';
import { bestResponse } from './bestResponse.js';
import { discountedPayoffs } from './discountedPayoffs.js';
import { firstDeviation } from './nashDiscounts.js';
import type { Deviation } from './subgamePerfectDiscounts.js';

/** Options of `automataDeviation`. */
export interface AutomataDeviationOptions {
  /** In (0, 1). */
  readonly discount: number;
  /** From the initial state against every strategy (`nash`), or one action at any reachable joint state (`subgame-perfect`). */
  readonly kind: 'nash' | 'subgame-perfect';
}

/** The largest gain of one player. */
export interface PlayerGain extends Deviation {
  /** Normalised by 1 - discount; 0 or, by rounding, about 0 when there is none. */
  readonly gain: number;
}

/** Gains from deviation. */
export interface AutomataDeviation {
  /** The largest of all. */
  readonly gain: number;
  /** One entry per player: its largest gain, where, and by which action. */
  readonly players: readonly PlayerGain[];
  /** No gain is further than this from the true one. */
  readonly errorBound: number;
}

/**
 * The most each player gains by deviating from a profile of automata: an epsilon for which it is an epsilon-equilibrium.
 * @throws RangeError when the discount is outside (0, 1) or the kind is unknown.
 * @throws AutomatonError when the automata do not fit the game.
 * @remarks `subgame-perfect` is the largest one-shot gain, which is 0 exactly when no strategy gains at any joint state.
 */
export function automataDeviation(
  game: NormalFormGame,
  automata: readonly Automaton[],
  options: AutomataDeviationOptions,
): AutomataDeviation {
  const where = 'automataDeviation';
  const discount = checkReal(where, 'discount', options.discount, { low: 0, high: 1, open: 'both' });
  const kind = checkOneOf(where, 'kind', options.kind, ['nash', 'subgame-perfect']);
  const result = kind === 'nash' ? strategyGains(game, automata, discount) : oneShotGains(game, automata, discount);
  return { gain: Math.max(...result.players.map((one) => one.gain)), ...result };
}

type Gains = Pick<AutomataDeviation, 'players' | 'errorBound'>;

function strategyGains(game: NormalFormGame, automata: readonly Automaton[], discount: number): Gains {
  const product = automataProduct(game, automata);
  const own = discountedPayoffs(game, automata, { discount });
  let errorBound = 0;
  const players = automata.map((_, player) => {
    const best = bestResponse(
      game,
      player,
      automata.filter((_, i) => i !== player),
      { discount },
    );
    errorBound = Math.max(errorBound, own.errorBound + best.errorBound);
    const gain = best.value - own.payoffs[player];
    return { gain, ...firstDeviation(game, product, best.problem, player, best.actions) };
  });
  return { players, errorBound };
}

function oneShotGains(game: NormalFormGame, automata: readonly Automaton[], discount: number): Gains {
  const { values, product, errorBound } = discountedPayoffs(game, automata, { discount, reach: 'all' });
  const { stateCount, components, targets } = product;
  const n = automata.length;
  const count = profileCount(game);
  const profiles = Array.from({ length: count }, (_, k) => profileAt(game, k));
  const players = automata.map((_, player) => {
    let largest = { gain: -Infinity, s: 0, action: 0 };
    const after = new Float64Array(game.actions[player].length);
    for (let s = 0; s < stateCount; s++) {
      after.fill(0);
      for (let k = 0; k < count; k++) {
        let probability = 1;
        for (let i = 0; i < n && probability > 0; i++) {
          if (i !== player) probability *= automata[i].outputs[components[s * n + i]][profiles[k][i]];
        }
        if (probability === 0) continue;
        const next = values[player][targets[s * count + k]];
        after[profiles[k][player]] += probability * ((1 - discount) * game.payoffs[player][k] + discount * next);
      }
      after.forEach((value, action) => {
        const gain = value - values[player][s];
        if (gain > largest.gain) largest = { gain, s, action };
      });
    }
    return {
      player,
      gain: largest.gain,
      state: jointStateNames(product, largest.s),
      deviation: game.actions[player][largest.action],
    };
  });
  return { players, errorBound: 2 * errorBound };
}
