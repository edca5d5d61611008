/**
 * Equilibria of three or more LLMs: pure ones, isolated ones, or one.
 */
import {
  exactPayoff,
  Fraction,
  isolatedEquilibria,
  logitEquilibrium,
  type NormalFormGame,
  profileIndex,
  pureEquilibria,
} from '@folkways/core';
import type { MetaGame } from '../model/metaGame.js';
import { normalFormOf, toNormalForm } from '../model/toNormalForm.js';
import type { OneShotEquilibria, OneShotOptions } from './oneShotEquilibria.js';
import { exactOneShot, numericOneShot, type OneShotEquilibrium } from './oneShotEquilibrium.js';

type Found = Pick<OneShotEquilibria, 'game' | 'equilibria' | 'complete' | 'notes'>;

/** What `find` asks for, each search saying what it left out. */
export function severalLlms(meta: MetaGame, options: OneShotOptions): Found {
  switch (options.find ?? 'pure') {
    case 'isolated':
      return isolated(meta, options);
    case 'one':
      return one(meta, options);
    default:
      return pure(meta, options);
  }
}

const MIXED = 'others may mix: find "isolated" or "one" looks for them';

function pure(meta: MetaGame, options: OneShotOptions): Found {
  // A meta-game of floats is compared with a tolerance, since ties of the numbers meant are not ties of their decimals.
  const game = normalFormOf('oneShotEquilibria', meta, meta.exact, options);
  const rational = meta.exact ? game : normalFormOf('oneShotEquilibria', meta, true, options);
  const equilibria = pureEquilibria(game).profiles.map((profile) => pureOneShot(meta, rational, profile));
  const note = equilibria.length === 0 ? 'there is no equilibrium in pure profiles' : 'these are all in pure profiles';
  return { game, equilibria, complete: 'unknown', notes: [`${note}; ${MIXED}`] };
}

/** Payoffs exactly; the gain of a deviation is 0 exactly when the meta-game is exact. */
function pureOneShot(meta: MetaGame, game: NormalFormGame, profile: readonly number[]): OneShotEquilibrium {
  const index = profileIndex(game, profile);
  const strategies = profile.map((action, j) =>
    game.actions[j].map((_, a) => (a === action ? Fraction.ONE : Fraction.ZERO)),
  );
  const utilities = profile.map((_, j) => exactPayoff(game, j, index));
  const gains = profile.map((_, j) => {
    const deviations = game.actions[j].map((_, a) => exactPayoff(game, j, profileIndex(game, profile.with(j, a))));
    return deviations.reduce((best, payoff) => (payoff.compare(best) > 0 ? payoff : best)).subtract(utilities[j]);
  });
  const regret = gains.reduce((worst, gain) => (gain.compare(worst) > 0 ? gain : worst));
  const found = exactOneShot(meta, strategies, utilities);
  return regret.equals(Fraction.ZERO) ? found : { ...found, regret: regret.toNumber(), exact: undefined };
}

function isolated(meta: MetaGame, options: OneShotOptions): Found {
  const game = toNormalForm(meta, options);
  const found = isolatedEquilibria(game, options);
  return {
    game,
    equilibria: found.equilibria.map((equilibrium) => numericOneShot(meta, equilibrium)),
    complete: found.complete,
    notes: found.reason === '' ? [] : [found.reason],
  };
}

function one(meta: MetaGame, options: OneShotOptions): Found {
  const game = toNormalForm(meta, options);
  const found = logitEquilibrium(game, options);
  const note =
    found.status === 'equilibrium'
      ? 'one equilibrium, at the end of the path of logit quantal responses; there may be others'
      : `no equilibrium was reached; this is a profile of regret ${found.regret} on the path of logit quantal responses`;
  return { game, equilibria: [numericOneShot(meta, found)], complete: 'unknown', notes: [note] };
}
