/**
 * Appendix A of the paper: continuity of payoffs, and the patch that turns a weak subjective equilibrium into an equilibrium.
 */
import { weakDistance } from '@folkways/agents';
import {
  type Automaton,
  bestResponse,
  discountedPayoffs,
  type NormalFormGame,
  trembling,
  uniformInteger,
} from '@folkways/core';
import { formatReal } from '../../output/formatReal.js';
import { checkedRow } from '../checkedRow.js';
import { checkLaw } from '../checkLaw.js';
import type { LedgerContext, LedgerEntry, LedgerRow } from '../ledgerRow.js';
import { bestValue, finiteGame, isReached, patched, randomTreeStrategy, type TreeStrategy } from './deviationTree.js';
import { gameOf, randomAutomaton, strategyOf } from './learningGames.js';

const MEASURES = 'packages/agents/src/measure/measures.test.ts';
const TREE = 'packages/cli/src/reproduce/agents/deviationTree.test.ts';

export const horizonEntry: LedgerEntry = {
  name: 'Appendix A, finite horizons',
  items: ['Lemma A.1', 'Lemma A.2, Definition 15', 'Lemmas A.3, A.4'],
  run: (context) => ({ rows: [continuity(context), purification(context), robustness()] }),
};

/** Total variation of the first n rounds is at most 2^n d, so payoffs in [0, 1] differ by at most 2^n d + discount^n, for every n. */
function continuity({ seed, quick }: LedgerContext): LedgerRow {
  const game = gameOf('prisoners-dilemma');
  const range = 10;
  const law = checkLaw({ seed, instances: quick ? 60 : 1000, stream: 81 }, (rng) => {
    const own = randomAutomaton(rng, game.actions[0]);
    const other = randomAutomaton(rng, game.actions[1]);
    const close = trembling(other, [0.3, 0.01, 0.0001][uniformInteger(rng, 0, 2)]);
    const discount = [0.3, 0.6][uniformInteger(rng, 0, 1)];
    const { upper } = weakDistance(game, [own, other], [own, close], { depth: 12, nodeLimit: 20_000 });
    const [u, v] = [other, close].map((automaton) => discountedPayoffs(game, [own, automaton], { discount }).payoffs);
    const bounds = Array.from({ length: 30 }, (_, n) => 2 ** n * upper + discount ** n);
    return [0, 1].every((player) => Math.abs(u[player] - v[player]) / range <= Math.min(...bounds) + 1e-9);
  });
  return checkedRow(
    {
      item: 'Lemma A.1',
      about: 'discounted payoffs are continuous in the weak distance',
      evidence: 'law',
      published: 'for every delta there is a rho',
      ours: `with a modulus: payoffs in [0, 1] differ by at most 2^n d + discount^n, for every n: ${law.words}`,
      verdict: 'sharper',
      reason: 'the paper proves that rho exists; total variation over n rounds is at most 2^n d, which names it',
      test: MEASURES,
    },
    law.holds,
  );
}

/** Three rounds of a game with payoffs 0 to 4, a random profile, and subjective models that agree with it where it is reached. */
function purification({ seed, quick }: LedgerContext): LedgerRow {
  let most = 0;
  let broken = 0;
  const law = checkLaw({ seed, instances: quick ? 40 : 1000, stream: 82 }, (rng) => {
    const game = finiteGame(rng, 3);
    const f = [0, 1].map((): TreeStrategy => randomTreeStrategy(rng, game, undefined));
    // Player i's model of the other is right on path and anything off it.
    const models = [0, 1].map((i) =>
      randomTreeStrategy(rng, game, (history) => (isReached(f, history) ? f[1 - i](history) : undefined)),
    );
    const psi = Math.max(...[0, 1].map((i) => gapOf(game, f[i], models[i], i)));
    const g = patched(f, models);
    const gaps = [0, 1].map((i) => gapOf(game, g[i], g[1 - i], i));
    most = Math.max(most, psi - Math.max(...gaps));
    if (Math.max(...[0, 1].map((i) => gapOf(game, f[i], f[1 - i], i))) > psi + 1e-9) broken++;
    return gaps.every((gap) => gap <= psi + 1e-9) && samePath(game, f, g);
  });
  return checkedRow(
    {
      item: 'Lemma A.2, Definition 15',
      about: 'a weak psi-subjective 0-equilibrium can be patched off path into a psi-equilibrium',
      evidence: 'law',
      published: 'with the same law of play',
      ours: `the patch, others answering a deviation as the deviator expects, built and checked over all histories of 3 rounds: ${law.words}; ${broken} of the profiles were no psi-equilibria before it`,
      verdict: 'agrees',
      test: TREE,
    },
    law.holds && broken > 0,
  );
}

type FiniteGame = ReturnType<typeof finiteGame>;

const gapOf = (game: FiniteGame, own: TreeStrategy, other: TreeStrategy, player: number): number =>
  bestValue(game, player, other) - bestValue(game, player, other, own);

function samePath(game: FiniteGame, f: readonly TreeStrategy[], g: readonly TreeStrategy[]): boolean {
  return game.histories.every(
    (history) =>
      !isReached(f, history) ||
      [0, 1].every((i) => f[i](history).every((p, a) => Math.abs(p - g[i](history)[a]) < 1e-12)),
  );
}

/** An example with trembling models: the profile is itself the equilibrium that the lemma promises. */
function robustness(): LedgerRow {
  const slug = 'prisoners-dilemma';
  const game: NormalFormGame = gameOf(slug);
  const discount = 0.9;
  const range = 10;
  const f = [0, 1].map((role) => strategyOf(slug, role, 'grim_trigger')) as [Automaton, Automaton];
  const rows = [0.02, 0.002].map((slip) => {
    const model = trembling(f[1], slip);
    const { upper } = weakDistance(game, [f[0], f[1]], [f[0], model], { depth: 14 });
    const own = discountedPayoffs(game, [f[0], model], { discount }).payoffs[0];
    return { eta: upper, xi: (bestResponse(game, 0, [model], { discount }).value - own) / range };
  });
  const gap = bestResponse(game, 0, [f[1]], { discount }).value - discountedPayoffs(game, f, { discount }).payoffs[0];
  return checkedRow(
    {
      item: 'Lemmas A.3, A.4',
      about: 'the same for small eta, and for infinitely many rounds',
      evidence: 'exact',
      published: 'an eta exists, by compactness',
      ours: `grim trigger in the prisoner’s dilemma with models that slip: ${rows.map(({ eta, xi }) => `eta = ${formatReal(eta, 4)}, xi = ${formatReal(xi, 4)}`).join('; ')}; its own gap is ${formatReal(gap, 4)}`,
      verdict: 'evidence only',
      reason:
        'the proof is by contradiction on a compact set and gives no constant to compute; one example whose profile is its own patch',
      test: MEASURES,
    },
    Math.abs(gap) < 1e-9 && rows[1].eta < rows[0].eta && rows[1].xi < rows[0].xi,
  );
}
