import { bestResponse, catalog, randomStream } from '@folkways/core';
import { describe, expect, it } from 'vitest';
import { automatonAgent } from '../agent/automatonAgent.js';
import { psBr } from '../agent/psBr.js';
import { menus } from '../menu/menus.js';
import { continuationGap } from './continuationGap.js';

const game = catalog['prisoners-dilemma'];
const agent = (role: number, label: string) =>
  automatonAgent({
    game,
    role,
    automaton: menus['prisoners-dilemma'][role].find((entry) => entry.label === label)!.automaton,
  });

describe('two automata: exact', () => {
  it('grim against grim is an equilibrium from 2/5 on; below it the gap is that of defecting now', async () => {
    const agents = [agent(0, 'grim_trigger'), agent(1, 'grim_trigger')] as const;
    expect(await continuationGap({ game, agents, role: 0, discount: 0.9 })).toMatchObject({ lower: 0, estimated: [] });
    const { lower, upper } = await continuationGap({ game, agents, role: 0, discount: 0.2 });
    expect(lower).toBeCloseTo((1 - 0.2) * 5 - 3, 12);
    expect(upper).toBe(lower);
  });

  it('goes on from the history: after one F the punished player still plays J', async () => {
    const agents = [agent(0, 'grim_trigger'), agent(1, 'grim_trigger')] as const;
    const after = await continuationGap({ game, agents, role: 0, discount: 0.9, history: [['F', 'J']] });
    // Against F for ever the best is 0; grim earns -5 once, then 0 (it answers F with F).
    expect(after.best).toBeCloseTo(0, 12);
    expect(after.lower).toBeCloseTo(0.5, 12);
  });
});

describe('learners', () => {
  const learner = (role: number) =>
    psBr({
      game,
      role,
      menu: menus['prisoners-dilemma'][role],
      opponentMenu: menus['prisoners-dilemma'][1 - role],
      prior: 'grim_trigger',
    });

  it('against an automaton the bracket holds the truth: defecting learners lose little against a defector', async () => {
    const agents = [learner(0), agent(1, 'alld')] as const;
    const gap = await continuationGap({ game, agents, role: 0, discount: 0.9, rng: randomStream(1, 0) });
    // The prior makes it play J in round 1 with probability close to 1: (1 - 0.9) * 5 is lost.
    expect(gap.lower).toBeLessThanOrEqual(0.5);
    expect(gap.upper).toBeGreaterThanOrEqual(0.49);
    expect(gap.estimated).toEqual(['lower', 'upper']);
    expect(gap.best).toBe(bestResponse(game, 0, [agents[1].automaton], { discount: 0.9 }).value);
  });

  it('against a learner: allc could defect, and the menu shows it', async () => {
    const agents = [agent(0, 'allc'), learner(1)] as const;
    const options = { game, agents, role: 1, discount: 0.5, rng: randomStream(2, 0), simulations: 20 };
    const own = await continuationGap(options);
    expect(own.best).toBeCloseTo(5, 12); // the opponent is an automaton: exact
    const other = await continuationGap({ ...options, role: 0, menu: menus['prisoners-dilemma'][0] });
    expect(other.lower).toBeGreaterThanOrEqual(0);
    expect(other.upper).toBeGreaterThanOrEqual(other.lower);
    await expect(continuationGap({ ...options, role: 0 })).rejects.toThrow(/"menu"/);
    await expect(continuationGap({ ...options, rng: undefined })).rejects.toThrow(/"rng"/);
  });

  it('two learners with a strong prior: the belief brings the upper end down, the menu keeps the lower one', async () => {
    const agents = [learner(0), learner(1)] as const;
    const [menu, opponentMenu] = menus['prisoners-dilemma'];
    const options = { game, agents, role: 0, discount: 0.9, rng: randomStream(3, 0), menu };
    const wide = await continuationGap(options);
    const narrow = await continuationGap({ ...options, opponentMenu });
    expect(wide.lower).toBe(0);
    expect(wide.upper).toBeGreaterThan(2); // 5 - 3
    expect(narrow.upper).toBeLessThan(1.5);
    expect(narrow.upper).toBeGreaterThanOrEqual(narrow.lower);
    expect(narrow.own).toBeGreaterThan(2.5);
  });
});
