/**
 * The shipped menus against tables of an independent program: exact best-response values, critical discount factors, the least patience
 * and horizon at which a planner with the menu cooperates, and collision complements over time.
 */
import {
  bestResponse,
  catalog,
  criticalDiscount,
  discountedPayoffs,
  profileIndex,
  symmetricGame,
} from '@folkways/core';
import { cases } from '@folkways/testkit';
import { describe, expect, it } from 'vitest';
import { menuTables } from '../belief/menuTables.js';
import { runExperiment } from '../experiment/runExperiment.js';
import bestResponses from '../fixtures/agents-brvalues.json' with { type: 'json' };
import criticals from '../fixtures/agents-critical.json' with { type: 'json' };
import dynamics from '../fixtures/agents-dynamics.json' with { type: 'json' };
import { slugOf } from '../fixtures/gameNames.js';
import { prescribedPaths } from '../match/prescribedPaths.js';
import { menus } from '../menu/menus.js';
import { occupancyTables, pairValues } from '../plan/occupancyTables.js';
import { collisionComplement } from './collisionComplement.js';

const harmony = symmetricGame(
  [
    [4, 2],
    [3, 1],
  ],
  { actions: ['C', 'D'] },
); // a placeholder of the tables: the paper gives none
const gameOf = (name: string) => (name === 'Harmony' ? harmony : catalog[slugOf[name]]);
const strategyOf = (name: string, role: number, label: string) =>
  menus[slugOf[name]][role].find((entry) => entry.label === label)?.automaton;

describe('best-response values', () => {
  type Value = { normalised: number; bestMenuNormalised: number };
  type Row = { player: number; opponentStrategy: string; 'g0.9': Value; 'g0.95': Value };
  for (const [name, rows] of Object.entries(bestResponses.values as unknown as Record<string, Row[]>)) {
    it(`${name}: all strategies, and the menu’s best, to 1e-9`, () => {
      for (const row of rows) {
        const role = row.player - 1;
        const opponent = strategyOf(name, 1 - role, row.opponentStrategy)!;
        for (const discount of [0.9, 0.95] as const) {
          const wanted = row[`g${discount}`];
          const { value } = bestResponse(gameOf(name), role, [opponent], { discount });
          expect(Math.abs(value - wanted.normalised)).toBeLessThan(1e-9);
          const own = menus[slugOf[name]][role].map(({ automaton }) => {
            const pair = role === 0 ? [automaton, opponent] : [opponent, automaton];
            return discountedPayoffs(gameOf(name), pair, { discount }).payoffs[role];
          });
          expect(Math.abs(Math.max(...own) - wanted.bestMenuNormalised)).toBeLessThan(1e-9);
        }
      }
    });
  }
});

describe('critical discount factors of pairs from the menus', () => {
  const rows = criticals.flatMap(({ game: name, profile, nash, spe }) => {
    const plain = profile.replace(/ \(menu:.*\)| detect=joint.*$/g, '');
    const labels = plain.endsWith(' x2') ? [plain.slice(0, -3), plain.slice(0, -3)] : plain.split(' vs ');
    const pair = labels.map((label, role) => strategyOf(name, role, label));
    const isMenu = profile.includes('detect=')
      ? /detect=joint$|resume=calendar restartInPunish=false/.test(profile) && !profile.includes('detect=opp')
      : true;
    return pair.length === 2 && pair[0] && pair[1] && isMenu
      ? [{ name, profile, pair: [pair[0], pair[1]], nash, spe }]
      : [];
  });

  it('covers most of the table', () => expect(rows.length).toBeGreaterThan(25));

  it.each(rows)('$name: $profile', ({ name, pair, nash, spe }) => {
    for (const [kind, wanted] of [
      ['nash', nash],
      ['subgame-perfect', spe],
    ] as const) {
      const { critical } = criticalDiscount(gameOf(name), pair, { kind });
      const value = (wanted as { crit: number | null }).crit;
      if (value === null) expect(critical).toBeNull();
      else expect(Math.abs((critical ?? Number.NaN) - value)).toBeLessThan(1e-9);
    }
  });
});

describe('menu-limited planning on the prescribed path, against the prescribed strategy', () => {
  const least = (name: string, role: number, horizon: number, discounts: readonly number[]): number | undefined =>
    discounts.find((discount) => {
      const slug = slugOf[name];
      const game = catalog[slug];
      const own = menuTables(game, role, menus[slug][role]);
      const other = menuTables(game, 1 - role, menus[slug][1 - role]);
      const values = pairValues(occupancyTables(own, other, discount).layer(horizon), game.payoffs[role]);
      const expected = menus[slug][1 - role].findIndex(({ label }) => label === prescribedPaths[slug].expects[role]);
      const { cycle } = prescribedPaths[slug];
      const ownWalk = Int32Array.from(own.initial);
      const otherWalk = Int32Array.from(other.initial);
      // At every date of the prescribed cycle, every best candidate must play its part.
      return cycle.every((pair) => {
        const scores = Array.from(ownWalk, (x) => values[x * other.stateCount + otherWalk[expected]]);
        const cooperative = game.actions[role].indexOf(pair[role]);
        const bar = Math.max(...scores) - 1e-9;
        const holds = scores.every((score, j) => score < bar || own.sure[ownWalk[j]] === cooperative);
        const k = profileIndex(
          game,
          pair.map((name, i) => game.actions[i].indexOf(name)),
        );
        ownWalk.forEach((x, j) => {
          ownWalk[j] = own.next[x * own.profiles + k];
        });
        otherWalk.forEach((y, g) => {
          otherWalk[g] = other.next[y * other.profiles + k];
        });
        return holds;
      });
    });

  const names = ['BoS', 'PD', 'Promo', 'Samaritan', 'Lemons'];
  it.each(names.flatMap((name) => [0, 1].map((role) => [name, role] as const)))(
    '%s, role %i: least discount on a grid of 0.001, least horizon',
    (name, role) => {
      const wanted = dynamics[`menuCrit_${name}_${role + 1}` as 'menuCrit_BoS_1'];
      const near = [wanted.H20 - 0.001, wanted.H20].filter((d) => d > 0);
      expect(least(name, role, 20, near)).toBe(wanted.H20);
      for (const [discount, horizon] of Object.entries(wanted.minHorizon)) {
        const found = [1, 2, 3, 4].find((h) => least(name, role, h, [Number(discount)]) !== undefined);
        expect(found).toBe(horizon);
      }
    },
  );
});

describe('collision complements over time, PS-BR against itself', () => {
  const curves = Object.entries(dynamics.D as unknown as Record<string, Record<string, number>>);
  const chosen =
    cases(0, 1) === 1 ? curves : curves.filter(([key]) => /^(PD|Promo)\|prior0(\.9)?\|unknownfalse$/.test(key));
  it.each(chosen)('%s', async (key, curve) => {
    const [name, prior, unknown] = key.split('|');
    const weight = Number(prior.slice('prior'.length));
    const learned = unknown === 'unknowntrue';
    const matches = cases(100, 400);
    const records = await runExperiment({
      game: slugOf[name],
      agents: {
        agent: {
          kind: 'ps-br',
          lastRound: 200,
          payoffs: learned ? 'sample' : 'known',
          ...(weight > 0 ? { prior: { label: 'prescribed', weight } } : {}),
        },
      },
      rounds: 180,
      matches,
      seed: 77,
      payoffNoise: learned ? 'smallest gap' : 0,
      record: { beliefs: true },
    });
    for (const [round, wanted] of Object.entries(curve)) {
      const at = (Number(round) - 1) * 8;
      const each = (records.beliefs ?? []).map(
        (pair) => pair.reduce((sum, column) => sum + collisionComplement(column.subarray(at, at + 8)), 0) / 2,
      );
      const mean = each.reduce((sum, d) => sum + d, 0) / matches;
      const variance = each.reduce((sum, d) => sum + (d - mean) ** 2, 0) / (matches - 1);
      // The table has three digits and no errors: they are taken to be like ours, over at least 100 matches.
      const allowed = 4 * Math.sqrt(variance / matches + variance / 100) + 0.0035;
      expect(Math.abs(mean - wanted), `round ${round}: ${mean} for ${wanted}`).toBeLessThanOrEqual(allowed);
    }
  });
});
