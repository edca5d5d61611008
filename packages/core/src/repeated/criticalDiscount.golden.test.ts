/**
 * Critical discount factors of the equilibria of "Reasonably reasoning agents" (section 7.1 and the menus of Appendix G), as recorded
 * by value iteration and bisection, and in closed form.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bimatrixGame, type NormalFormGame } from '../game/index.js';
import {
  type Automaton,
  type AutomatonState,
  automataDeviation,
  automaton,
  automatonFromTables,
  criticalDiscount,
} from './index.js';

const load = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`./fixtures/${name}.golden.json`, import.meta.url), 'utf8'));
interface Entry {
  label: string;
  init: number;
  actionProbByState: number[][];
  nextState_state_own_opp: number[][][];
}
const menus = load('menu-strategies') as {
  games: Record<string, { actions: [string[], string[]]; payoff: [number[][], number[][]] }>;
  menus: Record<string, [Entry[], Entry[]]>;
};
interface Recorded {
  crit: number | null;
}
const { rows } = load('menu-critical') as {
  rows: {
    game: string;
    profile: string;
    nash: Recorded;
    nashPlayer1: Recorded;
    nashPlayer2: Recorded;
    spe: Recorded;
  }[];
};

const gameOf = (slug: string): NormalFormGame =>
  bimatrixGame(menus.games[slug].payoff[0], menus.games[slug].payoff[1], { actions: menus.games[slug].actions });
const fromMenu = (slug: string, role: 0 | 1, label: string): Automaton => {
  const { actions } = menus.games[slug];
  const entry = menus.menus[slug][role].find((e) => e.label === label)!;
  return automatonFromTables({
    label,
    actions: actions[role],
    opponents: [actions[1 - role]],
    initial: entry.init,
    outputs: entry.actionProbByState,
    transitions: entry.nextState_state_own_opp,
  });
};
/** A profile in which both players follow one machine of phases; `next` sees the joint action in player order. */
const publicMachine = (
  slug: string,
  phases: Record<string, { play: [string, string]; next: (a: string, b: string) => string }>,
): Automaton[] =>
  ([0, 1] as const).map((role) => {
    const { actions } = menus.games[slug];
    const states: Record<string, AutomatonState> = {};
    for (const [phase, { play, next }] of Object.entries(phases)) {
      states[phase] = {
        play: play[role],
        next: Object.fromEntries(
          actions[role].map((own) => [
            own,
            Object.fromEntries(actions[1 - role].map((opp) => [opp, role === 0 ? next(own, opp) : next(opp, own)])),
          ]),
        ),
      };
    }
    return automaton({
      actions: actions[role],
      opponents: [actions[1 - role]],
      initial: Object.keys(phases)[0],
      states,
    });
  });

interface MadOptions {
  phase: 0 | 1;
  detect: 'joint' | 'opp';
  resume: 'calendar' | 'restart';
  restartInPunish: boolean;
  forever?: boolean;
}
/** Lal's promotions: alternate (P,R) and (R,P); after a mismatch Z for two rounds, or for ever. */
const mad = ({ phase, detect, resume, restartInPunish, forever = false }: MadOptions): Automaton => {
  const actions = ['R', 'P', 'Z'];
  const calendar = resume === 'calendar' && !forever;
  const name = (left: number, parity: number): string =>
    left === 0 ? `on ${parity}` : forever ? 'Z' : calendar ? `Z${left} ${parity}` : `Z${left}`;
  const states: Record<string, AutomatonState> = {};
  const visit = (left: number, parity: number): string => {
    const state = name(left, parity);
    if (states[state] !== undefined) return state;
    const other = 1 - parity;
    const own = parity === phase ? 'P' : 'R';
    const opp = own === 'P' ? 'R' : 'P';
    const draft: { play: string; next: Record<string, Record<string, string>> } = {
      play: left > 0 ? 'Z' : own,
      next: {},
    };
    states[state] = draft;
    for (const a of actions) {
      draft.next[a] = {};
      for (const b of actions) {
        const mismatch =
          left > 0 ? b !== 'Z' || (detect === 'joint' && a !== 'Z') : b !== opp || (detect === 'joint' && a !== own);
        const again = mismatch && (left === 0 || restartInPunish);
        const after = forever ? (left > 0 || mismatch ? 1 : 0) : again ? 2 : Math.max(0, left - 1);
        const resumed = !calendar && left > 0 && after === 0 ? 0 : other;
        draft.next[a][b] = visit(after, resumed);
      }
    }
    return state;
  };
  return automaton({ label: `mad${phase}`, actions, initial: visit(0, 0), states });
};
const grim = (phase: 0 | 1, detect: 'joint' | 'opp'): Automaton =>
  mad({ phase, detect, resume: 'calendar', restartInPunish: false, forever: true });

function profileOf(slug: string, text: string): Automaton[] {
  const twice = /^(\w+) x2/.exec(text);
  if (twice !== null) return [fromMenu(slug, 0, twice[1]), fromMenu(slug, 1, twice[1])];
  const lal = /^mad0 vs mad1 detect=(joint|opp) resume=(calendar|restart) restartInPunish=(true|false)$/.exec(text);
  if (lal !== null) {
    const options = {
      detect: lal[1] as 'joint' | 'opp',
      resume: lal[2] as 'calendar' | 'restart',
      restartInPunish: lal[3] === 'true',
    };
    return [mad({ phase: 0, ...options }), mad({ phase: 1, ...options })];
  }
  const detect = text.endsWith('detect=opp') ? 'opp' : 'joint';
  if (text.startsWith('grim_trigger vs mad1')) {
    return [grim(0, detect), mad({ phase: 1, detect, resume: 'calendar', restartInPunish: false })];
  }
  if (text.startsWith('grim phase0 vs grim phase1')) return [grim(0, detect), grim(1, detect)];
  if (text.startsWith('grim (7.1')) {
    return publicMachine(slug, {
      on: { play: ['J', 'J'], next: (a, b) => (a === 'J' && b === 'J' ? 'on' : 'off') },
      off: { play: ['F', 'F'], next: () => 'off' },
    });
  }
  if (slug === 'Samaritan' && text.startsWith('Section 7.1')) {
    return publicMachine(slug, {
      work: { play: ['H', 'W'], next: (_, b) => (b === 'S' ? 'punish' : 'work') },
      punish: { play: ['N', 'W'], next: (a) => (a === 'H' ? 'give in' : 'punish') },
      'give in': { play: ['H', 'S'], next: () => 'give in' },
    });
  }
  if (slug === 'Lemons' && text.startsWith('Section 7.1')) {
    return publicMachine(slug, {
      trust: { play: ['HQ', 'B'], next: (a, b) => (a === 'LQ' && b === 'B' ? 'distrust' : 'trust') },
      distrust: { play: ['LQ', 'D'], next: () => 'distrust' },
    });
  }
  const pair = /^(\w+) vs (\w+)$/.exec(text)!;
  return [fromMenu(slug, 0, pair[1]), fromMenu(slug, 1, pair[2])];
}

describe('the recorded table', () => {
  it.each(rows)('$game: $profile', ({ game: slug, profile, nash, nashPlayer1, nashPlayer2, spe }) => {
    const game = gameOf(slug);
    const automata = profileOf(slug, profile);
    const check = (wanted: Recorded, got: number | null): void => {
      if (wanted.crit === null) expect(got).toBeNull();
      else expect(Math.abs((got ?? Number.POSITIVE_INFINITY) - wanted.crit)).toBeLessThan(1e-9);
    };
    const ours = criticalDiscount(game, automata, { kind: 'nash' });
    check(nash, ours.critical);
    check(nashPlayer1, ours.players[0].critical);
    check(nashPlayer2, ours.players[1].critical);
    const perfect = criticalDiscount(game, automata, { kind: 'subgame-perfect' });
    check(spe, perfect.critical);
    for (const result of [ours, perfect]) {
      expect(result.complete).toBe(true);
      if (result.intervals.length === 0) expect(result.reason).toMatch(/^never/);
      // Below a binding end the named player does gain.
      for (const { lower, lowerBinding } of result.intervals) {
        if (lower === 0) continue;
        const below = automataDeviation(game, automata, { discount: lower - 1e-4, kind: result.kind });
        expect(below.players[lowerBinding!.player].gain).toBeGreaterThan(0);
      }
    }
  });
});

describe('closed forms', () => {
  const exact = (slug: string, profile: string, kind: 'nash' | 'subgame-perfect'): string | undefined =>
    criticalDiscount(gameOf(slug), profileOf(slug, profile), { kind }).intervals[0]?.lowerExact;
  it('are found as fractions and roots', () => {
    expect(exact('PD', 'grim (7.1: any player plays F)', 'subgame-perfect')).toBe('2/5');
    expect(exact('Samaritan', 'Section 7.1 three-phase profile', 'subgame-perfect')).toBe('1/2');
    expect(exact('Lemons', 'always_hq vs generous_buy', 'nash')).toBe('5/14');
    const lal = criticalDiscount(gameOf('Promo'), profileOf('Promo', rows[12].profile), { kind: 'nash' });
    expect(lal.critical).toBe(1 / (Math.sqrt(10) + 3)); // sqrt(10) - 3 without the cancellation
    expect(lal.intervals[0].lowerExact).toBe('root of d^2 + 6 d - 1');
    const golden = criticalDiscount(gameOf('Samaritan'), profileOf('Samaritan', 'grim_forgive vs always_work'), {
      kind: 'nash',
    });
    expect(golden.critical).toBeCloseTo((Math.sqrt(5) - 1) / 2, 15);
    expect(golden.intervals[0].lowerBinding).toMatchObject({ player: 1, deviation: 'S' });
    expect(
      criticalDiscount(gameOf('Promo'), [grim(0, 'joint'), grim(1, 'joint')], { kind: 'subgame-perfect' }).critical,
    ).toBeCloseTo((Math.sqrt(11) - 3) / 2, 15);
  });
});
