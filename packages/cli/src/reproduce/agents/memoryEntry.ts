/**
 * Appendix C of the paper: strategies that remember a bounded number of rounds.
 */
import { type MenuSlug, menus, weakDistance } from '@folkways/agents';
import {
  type Automaton,
  automatonFromTables,
  bestResponse,
  finiteHorizonBestResponse,
  followHistory,
  type NormalFormGame,
  playAutomata,
  type RandomStream,
  trembling,
  uniformInteger,
} from '@folkways/core';
import { formatReal, formatSignificant } from '../../output/formatReal.js';
import { checkedRow } from '../checkedRow.js';
import { checkLaw } from '../checkLaw.js';
import type { LedgerContext, LedgerEntry, LedgerRow } from '../ledgerRow.js';
import { gameOf, histories, indexOf, nextOf, randomHistory, randomWeights, strategyOf } from './learningGames.js';
import { memoryOf } from './memoryOf.js';

const MEASURES = 'packages/agents/src/measure/measures.test.ts';
const VALUES = 'packages/agents/src/measure/reference.golden.test.ts';
const OWN = 'packages/cli/src/reproduce/agents/memoryOf.test.ts';

export const memoryEntry: LedgerEntry = {
  name: 'Appendix C, bounded memory',
  items: ['Definition 16', 'Lemma C.1', 'Lemma C.2', 'Lemma C.3', 'Lemma C.4', 'Corollary C.5'],
  run: (context) => ({
    rows: [boundedMenus(), ...suffixes(context), markovianResponses(context), ...frequencies(context)],
  }),
};

function boundedMenus(): LedgerRow {
  const unbounded: string[] = [];
  let labels = 0;
  for (const slug of Object.keys(menus) as MenuSlug[]) {
    for (const role of [0, 1]) {
      for (const { label, automaton } of menus[slug][role]) {
        labels++;
        if (memoryOf(automaton) === null) unbounded.push(label);
      }
    }
  }
  const value = bestResponse(
    gameOf('battle-of-the-sexes'),
    0,
    [strategyOf('battle-of-the-sexes', 1, 'alternate_phase0')],
    {
      discount: 0.9,
    },
  ).value;
  return checkedRow(
    {
      item: 'Definition 16',
      about: 'strategies of memory kappa',
      evidence: 'exact',
      published: 'many practical policies, menus included, depend on a bounded window',
      ours: `${unbounded.length} of the ${labels} labels of the menus have no bounded memory: ${[...new Set(unbounded)].join(', ')}`,
      verdict: 'corrected',
      reason: `triggers and calendars remember for ever, so suffixes are the wrong states for them; their own automata have at most six, and give exact values (against taking turns at discount .9: ${formatSignificant(value)})`,
      test: OWN,
    },
    unbounded.length > 10 && Math.abs(value - 8.5789473684) < 1e-9,
  );
}

/** A strategy that looks at the last `memory` joint actions of the prisoner's dilemma, or at all there are. */
function suffixStrategy(rng: RandomStream, game: NormalFormGame, memory: number): Automaton {
  const names = Array.from({ length: memory + 1 }, (_, length) => histories(game, length)).flat();
  const key = (history: readonly (readonly string[])[]): string => history.map((round) => round.join('')).join(' ');
  const index = new Map(names.map((history, s) => [key(history), s]));
  const joint = histories(game, 1).map(([round]) => round);
  return automatonFromTables({
    actions: game.actions[0],
    outputs: names.map(() => randomWeights(rng, 2)),
    transitions: names.map((history) =>
      joint.map(
        (round) => index.get(key([...history, round].slice(memory === 0 ? history.length + 1 : -memory))) as number,
      ),
    ),
  });
}

function suffixes({ seed, quick }: LedgerContext): LedgerRow[] {
  const game = gameOf('prisoners-dilemma');
  const twoHistories = (rng: RandomStream, memory: number) => {
    const end = Array.from({ length: memory }, () => game.actions.map((names) => names[uniformInteger(rng, 0, 1)]));
    const start = (): string[][] => [...randomHistory(rng, game, 5), ...end];
    return [start(), start()];
  };
  const markov = checkLaw({ seed, instances: quick ? 200 : 3000, stream: 83 }, (rng) => {
    const memory = uniformInteger(rng, 1, 2);
    const automaton = suffixStrategy(rng, game, memory);
    const [first, second] = twoHistories(rng, memory);
    const found = memoryOf(automaton);
    const same = nextOf(automaton, first, 0).every((p, a) => p === nextOf(automaton, second, 0)[a]);
    return found !== null && found <= memory && same;
  });
  const future = checkLaw({ seed, instances: quick ? 30 : 500, stream: 84 }, (rng) => {
    const memory = uniformInteger(rng, 1, 2);
    // Player 1's automaton sees its own action first: swapped, it is the same shape.
    const pair = [suffixStrategy(rng, game, memory), suffixStrategy(rng, game, memory)] as const;
    const laws = twoHistories(rng, memory).map((history) =>
      pair.map((automaton, player) => ({
        ...automaton,
        initial: followHistory(automaton, history, { player }).states[history.length],
      })),
    ) as unknown as [[Automaton, Automaton], [Automaton, Automaton]];
    return weakDistance(game, laws[0], laws[1], { depth: 5 }).lower === 0;
  });
  const row = (item: string, about: string, published: string, law: typeof markov, what: string): LedgerRow =>
    checkedRow(
      { item, about, evidence: 'law', published, ours: `${what}: ${law.words}`, verdict: 'agrees', test: MEASURES },
      law.holds,
    );
  return [
    row(
      'Lemma C.1',
      'the suffix is a Markov state',
      'the next action depends on the suffix alone',
      markov,
      'after two histories with one suffix a random strategy of memory 1 or 2 plays alike',
    ),
    row(
      'Lemma C.2',
      'continuations depend on the suffix alone',
      'the laws of what follows coincide',
      future,
      'the weak distance of what follows is 0',
    ),
  ];
}

/** The best response on suffixes against backward induction on the whole tree of histories. */
function markovianResponses({ seed, quick }: LedgerContext): LedgerRow {
  const game = gameOf('prisoners-dilemma');
  const [discount, horizon, range] = [0.4, 6, 10];
  const law = checkLaw({ seed, instances: quick ? 10 : 200, stream: 85 }, (rng) => {
    const opponent = suffixStrategy(rng, game, uniformInteger(rng, 1, 2));
    const { value } = bestResponse(game, 0, [opponent], { discount });
    const tree = (history: string[][], rounds: number): number => {
      if (rounds === 0) return 0;
      const theirs = nextOf(opponent, history, 1);
      return Math.max(
        ...game.actions[0].map((own) =>
          theirs.reduce((sum, q, b) => {
            if (q === 0) return sum;
            const round = [own, game.actions[1][b]];
            return sum + q * (game.payoffs[0][indexOf(game, round)] + discount * tree([...history, round], rounds - 1));
          }, 0),
        ),
      );
    };
    const finite = (1 - discount) * tree([], horizon);
    const { total } = finiteHorizonBestResponse(game, 0, [opponent], { horizon, discount });
    const same = Math.abs(finite - (1 - discount) * total) < 1e-9;
    return same && Math.abs(value - finite) <= discount ** horizon * range;
  });
  return checkedRow(
    {
      item: 'Lemma C.3',
      about: 'best responses to strategies of bounded memory are Markovian on suffixes',
      evidence: 'law',
      published: 'no strategy does better',
      ours: `backward induction over all histories of ${horizon} rounds gives what induction over suffixes gives, and the infinite value within discount^${horizon}: ${law.words}`,
      verdict: 'agrees',
      test: VALUES,
    },
    law.holds,
  );
}

function frequencies({ seed, quick }: LedgerContext): LedgerRow[] {
  const game = gameOf('prisoners-dilemma');
  const rounds = 300;
  let least = Infinity;
  const decomposed = { holds: 0, bounded: 0 };
  const law = checkLaw({ seed, instances: quick ? 60 : 1000, stream: 86 }, (rng) => {
    const memory = uniformInteger(rng, 1, 2);
    const [f, g, other] = [0, 1, 2].map(() => trembling(suffixStrategy(rng, game, memory), 0.1));
    const { rounds: history } = playAutomata([f, other], { game, rounds, rng });
    const [along, beside] = [f, g].map((automaton) => followHistory(automaton, history, { player: 0 }));
    const divergence = (s: number, r: number): number =>
      f.outputs[s].reduce((sum, p, a) => sum + (p === 0 ? 0 : p * Math.log(p / g.outputs[r][a])), 0);
    const counts = new Map<number, { visits: number; divergence: number }>();
    let average = 0;
    for (let t = 0; t < rounds; t++) {
      // Both have the same suffixes for states, so they are in the same one.
      const s = along.states[t];
      if (s !== beside.states[t]) return false;
      average += divergence(s, s) / rounds;
      const cell = counts.get(s) ?? { visits: 0, divergence: divergence(s, s) };
      counts.set(s, { ...cell, visits: cell.visits + 1 });
    }
    const cells = [...counts.values()];
    const sum = cells.reduce((total, { visits, divergence: d }) => total + (visits / rounds) * d, 0);
    const bound = Math.max(...cells.map(({ visits, divergence: d }) => (visits / rounds) * d));
    if (Math.abs(sum - average) < 1e-9) decomposed.holds++;
    if (bound <= average + 1e-12) decomposed.bounded++;
    least = Math.min(least, bound / average);
    return Math.abs(sum - average) < 1e-9 && bound <= average + 1e-12;
  });
  const shared = { evidence: 'law', verdict: 'agrees', test: MEASURES } as const;
  return [
    checkedRow(
      {
        item: 'Lemma C.4',
        about: 'average divergence by frequencies of states',
        published: 'the average on the path is the sum over states of frequency times divergence',
        ours: `on paths of ${rounds} rounds: ${law.words}`,
        ...shared,
      },
      law.holds && decomposed.holds === law.instances,
    ),
    checkedRow(
      {
        item: 'Corollary C.5',
        about: 'one state that keeps being visited separates',
        published: 'its frequency times its divergence bounds the rate from below',
        ours: `${law.words}; the best single state gives at least ${formatReal(100 * least, 0)} % of the rate`,
        ...shared,
      },
      law.holds && decomposed.bounded === law.instances,
    ),
  ];
}
