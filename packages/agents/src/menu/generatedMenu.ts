/**
 * Menus for games that nobody has written menus for.
 */
import { type Automaton, automatonFromTables, checkInteger, type NormalFormGame, SizeError } from '@folkways/core';
import { checkTwoPlayers } from './checkMenu.js';
import { type FocalProfiles, focalProfiles } from './focalProfiles.js';
import type { MenuEntry, StrategyMenu } from './strategyMenu.js';

const WHERE = 'generatedMenu';
/** With more actions than this for a player only those count that a goal or a punishment uses. */
const FEW = 12;
/** The most pairs of states times joint actions: what a planner tabulates for each round of its horizon. */
const MOST = 2 ** 21;

/** Where play goes after own action a and the other's b. */
type Next = (a: number, b: number) => number;

/** One state: the probabilities, or the action, played. */
interface State {
  readonly play: number | readonly string[];
  readonly next: Next;
}

/**
 * A menu for one role of any game of two players, with any numbers of actions, from the game's payoffs alone.
 *
 * Each own action for ever (`always-C`). For each goal a grim trigger (`grim-C`) and tit for tat (`tft-C`: the goal's action after the other's
 * part of the goal, else the punishment); goals are the pure profile with the largest product of gains over pure minmax payoffs, if both gain
 * somewhere, and the three best pure equilibria; the punishment is the action that holds the other down to its pure minmax payoff. Turns
 * between the two best equilibria (`turns-1`, `turns-2`), `copy` where both have the same actions, `best-reply` to the other's last action, and
 * `uniform`. Goals with different actions for the two players are named in player order, `grim-C/D`. A strategy that does the same as
 * an earlier one after every history is left out.
 * @param role - 0 or 1.
 * @throws RangeError when the game has not two players or the role is neither 0 nor 1.
 * @throws SizeError when planning with both roles' menus would tabulate more than 2^21 numbers a round; nothing was built.
 * @remarks With more than 12 actions for a player, `always-` is made for the actions of goals and punishments only, and `copy` and `best-reply` are left out.
 * O(states * joint actions). The choice of strategies is ours: the paper's menus are written by hand.
 * @example
 * ```ts
 * import { generatedMenu } from '@folkways/agents';
 * import { catalog } from '@folkways/core';
 * console.log(generatedMenu(catalog['restart-table-1'], 0).map(({ label }) => label).join(' '));
 * // always-A always-B always-C grim-C tft-C copy best-reply uniform
 * ```
 */
export function generatedMenu(game: NormalFormGame, role: number): StrategyMenu {
  checkTwoPlayers(WHERE, game);
  checkInteger(WHERE, 'role', role, 0, 1);
  const focal = focalProfiles(game);
  const few = Math.max(...game.actions.map((names) => names.length)) <= FEW;
  checkSize(game, focal, few);
  const own = game.actions[role];
  const others = game.actions[1 - role];
  const ownNames = labelNames(own);
  const punishment = focal.punishments[role];
  const names = game.actions.map(labelNames);
  const nameOf = ([x, y]: readonly [number, number]): string =>
    names[0][x] === names[1][y] ? names[0][x] : `${names[0][x]}/${names[1][y]}`;
  const menu: MenuEntry[] = [];
  const add = (label: string, description: string, states: readonly State[]): void => {
    const automaton = made(label, own, others, states);
    if (!menu.some((entry) => sameStrategy(entry.automaton, automaton))) menu.push({ label, description, automaton });
  };
  for (const a of constants(focal, role, own.length, few)) {
    add(`always-${ownNames[a]}`, `plays ${own[a]} in every round`, [{ play: a, next: () => 0 }]);
  }
  for (const goal of focal.goals) {
    const [mine, theirs] = [goal[role], goal[1 - role]];
    const says = `plays ${own[mine]} and ${own[punishment]}`;
    const watch: Next = (_, b) => (b === theirs ? 0 : 1);
    add(`grim-${nameOf(goal)}`, `${says} for ever once the other has not played ${others[theirs]}`, [
      { play: mine, next: watch },
      { play: punishment, next: () => 1 },
    ]);
    add(`tft-${nameOf(goal)}`, `${says} after a round in which the other has not played ${others[theirs]}`, [
      { play: mine, next: watch },
      { play: punishment, next: watch },
    ]);
  }
  const [first, second] = focal.equilibria;
  if (second !== undefined) {
    [
      [first, second],
      [second, first],
    ].forEach(([odd, even], k) => {
      add(`turns-${k + 1}`, `plays its part of ${nameOf(odd)} in odd rounds and of ${nameOf(even)} in even ones`, [
        { play: odd[role], next: () => 1 },
        { play: even[role], next: () => 0 },
      ]);
    });
  }
  const opening = focal.goals[0]?.[role] ?? 0;
  if (few && own.length === others.length && own.every((name, a) => name === others[a])) {
    add(
      'copy',
      `plays ${own[opening]} first, then what the other played last`,
      answering(opening, (b) => b, others),
    );
  }
  if (few) {
    const reply = bestReplies(game, role);
    add(
      'best-reply',
      `plays ${own[opening]} first, then its best reply to what the other played last`,
      answering(opening, (b) => reply[b], others),
    );
  }
  const even = own.map(() => `1/${own.length}`);
  add('uniform', 'plays all actions equally often, whatever happens', [{ play: even, next: () => 0 }]);
  return menu;
}

/** Before anything of size is built: the states of one role's menu, in closed form. */
function checkSize(game: NormalFormGame, { goals }: FocalProfiles, few: boolean): void {
  const states = game.actions.map((names, role) =>
    few ? names.length + 2 * game.actions[1 - role].length : 2 * goals.length,
  );
  const [x, y] = states.map((count) => count + 4 * goals.length + 8);
  const size = x * y * game.payoffs[0].length;
  if (size <= MOST) return;
  const actions = game.actions.map((names) => names.length.toLocaleString('en')).join(' x ');
  throw new SizeError(
    `${WHERE}: planning in a game of ${actions} actions takes ${size.toLocaleString('en')} numbers for each round ahead, over the limit of ${MOST.toLocaleString('en')}`,
    size,
    MOST,
  );
}

function constants({ goals, punishments }: FocalProfiles, role: number, count: number, few: boolean): number[] {
  if (few) return Array.from({ length: count }, (_, a) => a);
  return [...new Set([...goals.map((goal) => goal[role]), punishments[role]])].sort((a, b) => a - b);
}

/** The first best reply to each of the other's actions. */
function bestReplies(game: NormalFormGame, role: number): number[] {
  const stride = [game.actions[1].length, 1];
  return game.actions[1 - role].map((_, b) => {
    const values = game.actions[role].map((__, a) => game.payoffs[role][a * stride[role] + b * stride[1 - role]]);
    return values.indexOf(Math.max(...values));
  });
}

/** Opens, then answers the other's last action; one state for each answer. */
function answering(opening: number, answer: (b: number) => number, others: readonly string[]): State[] {
  const plays = [...new Set([opening, ...others.map((_, b) => answer(b))])];
  return plays.map((play) => ({ play, next: (_, b) => plays.indexOf(answer(b)) }));
}

function made(label: string, own: readonly string[], others: readonly string[], states: readonly State[]): Automaton {
  const row = (state: State): number[] => own.flatMap((_, a) => others.map((__, b) => state.next(a, b)));
  const used = [0];
  for (const s of used) for (const t of row(states[s])) if (!used.includes(t)) used.push(t);
  return automatonFromTables({
    label,
    actions: own,
    opponents: [others],
    outputs: used.map((s) => {
      const { play } = states[s];
      return typeof play === 'number' ? own.map((_, a) => (a === play ? 1 : 0)) : play;
    }),
    transitions: used.map((s) => row(states[s]).map((t) => used.indexOf(t))),
  });
}

/** Do both play alike after every history? */
function sameStrategy(a: Automaton, b: Automaton): boolean {
  const width = b.states.length;
  const seen = new Set([a.initial * width + b.initial]);
  for (const pair of seen) {
    const [x, y] = [Math.floor(pair / width), pair % width];
    if (a.outputs[x].some((p, action) => p !== b.outputs[y][action])) return false;
    a.transitions[x].forEach((next, k) => {
      seen.add(next * width + b.transitions[y][k]);
    });
  }
  return true;
}

/** Action names as parts of labels: without what separates options and words, by number where that makes two alike. */
function labelNames(actions: readonly string[]): string[] {
  const plain = actions.map((name) => name.replaceAll(/[\s,:=/]+/g, '+'));
  return new Set(plain).size === plain.length ? plain : plain.map((_, a) => String(a + 1));
}
