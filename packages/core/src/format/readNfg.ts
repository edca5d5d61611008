/**
 * Gambit's strategic-game files (.nfg), both versions.
 * Source: Gambit documentation, "Game representation formats", sections on the payoff and the outcome version.
 */
import type { NormalFormGame } from '../game/normalFormGame.js';
import type { Fraction } from '../rational/fraction.js';
import { decodeText } from './decodeText.js';
import { NfgScanner } from './nfgScanner.js';
import { readNfgHeader } from './readNfgHeader.js';

/** Most payoffs read: 1 GiB of floats. */
const PAYOFF_LIMIT = 2 ** 27;

/** How a reader names its input in errors. */
export interface ReadOptions {
  /** A file name. @defaultValue `"input"` */
  readonly source?: string;
}

interface Outcome {
  readonly values: Float64Array;
  readonly fractions: ReadonlyMap<number, Fraction>;
}

/**
 * Reads a Gambit .nfg file: payoff or outcome version, header `R` (or the older `D`), strategy counts or labels, integers, decimals and
 * fractions, the FIRST player's strategy fastest. Payoffs are kept exactly as written; empty labels get names by position.
 * @throws FormatError with line and column at the first thing that is not right: nothing is guessed.
 * @remarks One pass over the text: O(length) time, and memory for the text and one double per payoff (a fraction only where the decimal
 * of the double is not the payoff). In labels `\"` is a quotation mark and `\\` a backslash.
 * @example
 * ```ts
 * import { exactPayoff, readNfg } from '@folkways/core';
 * const game = readNfg('NFG 1 R "Pennies" { "Even" "Odd" } { 2 2 } 1 -1 -1 1 -1 1 1/3 -1/3');
 * console.log(String(exactPayoff(game, 0, 3)), game.actions[1]); // 1/3 [ '1', '2' ]
 * ```
 */
export function readNfg(input: string | Uint8Array, options: ReadOptions = {}): NormalFormGame {
  const source = options.source ?? 'input';
  const scanner = new NfgScanner(decodeText(input, source), source);
  const { title, players, strategies } = readNfgHeader(scanner);
  const sizes = strategies.map((given) => (typeof given === 'number' ? given : given.length));
  const cells = sizes.reduce((product, size) => product * size, 1);
  if (cells * players.length > PAYOFF_LIMIT) {
    throw scanner.error(`expected at most ${PAYOFF_LIMIT} payoffs, found a game of ${cells * players.length}`);
  }
  const body = scanner.peek() === '{' ? readOutcomeBody : readPayoffBody;
  const { payoffs, rationals } = body(scanner, sizes, cells);
  if (scanner.peek() !== '') throw scanner.expected('the end of the text');
  const actions = strategies.map((given) =>
    typeof given === 'number' ? Array.from({ length: given }, (_, a) => String(a + 1)) : given,
  );
  return { title, players, actions, payoffs, rationals };
}

type Body = Pick<Required<NormalFormGame>, 'payoffs' | 'rationals'>;

function readPayoffBody(scanner: NfgScanner, sizes: readonly number[], cells: number): Body {
  const players = sizes.length;
  const total = cells * players;
  requireNumbers(scanner, total, 'a payoff');
  const payoffs = sizes.map(() => new Float64Array(cells));
  const rationals = sizes.map(() => new Map<number, Fraction>());
  let count = 0;
  forEachProfile(sizes, (index) => {
    for (let player = 0; player < players; player++) {
      payoffs[player][index] = nextNumber(scanner, count++, total, 'a payoff');
      if (scanner.fraction !== undefined) rationals[player].set(index, scanner.fraction);
    }
  });
  return { payoffs, rationals };
}

function readOutcomeBody(scanner: NfgScanner, sizes: readonly number[], cells: number): Body {
  const outcomes = readOutcomes(scanner, sizes.length);
  requireNumbers(scanner, cells, 'an outcome number');
  const payoffs = sizes.map(() => new Float64Array(cells));
  const rationals = sizes.map(() => new Map<number, Fraction>());
  let count = 0;
  forEachProfile(sizes, (index) => {
    skipComma(scanner, count);
    const offset = scanner.offset;
    const what = `an outcome number in [0, ${outcomes.length}] (${count} of ${cells} read)`;
    const number = scanner.integer(0, what);
    if (number > outcomes.length) throw scanner.expected(what, offset);
    count++;
    if (number === 0) return;
    const { values, fractions } = outcomes[number - 1];
    for (let player = 0; player < sizes.length; player++) {
      payoffs[player][index] = values[player];
      const fraction = fractions.get(player);
      if (fraction !== undefined) rationals[player].set(index, fraction);
    }
  });
  return { payoffs, rationals };
}

function readOutcomes(scanner: NfgScanner, players: number): Outcome[] {
  scanner.sign('{', '"{" before the outcomes');
  const outcomes: Outcome[] = [];
  while (scanner.peek() !== '}') {
    scanner.sign('{', '"{" before an outcome, or "}" after the last');
    scanner.string('an outcome label in double quotes');
    const values = new Float64Array(players);
    const fractions = new Map<number, Fraction>();
    for (let player = 0; player < players; player++) {
      if (scanner.peek() === ',') scanner.offset++;
      values[player] = scanner.number(`payoff ${player + 1} of ${players} of outcome ${outcomes.length + 1}`);
      if (scanner.fraction !== undefined) fractions.set(player, scanner.fraction);
    }
    scanner.sign('}', `"}" after the ${players} payoffs of outcome ${outcomes.length + 1}`);
    outcomes.push({ values, fractions });
  }
  scanner.offset++;
  return outcomes;
}

/** Before anything of the header's size is allocated: could that many numbers be in the rest of the text? If not, says where they end. */
function requireNumbers(scanner: NfgScanner, total: number, what: string): void {
  if (scanner.text.length - scanner.offset >= 2 * total - 1) return;
  for (let count = 0; count < total; count++) nextNumber(scanner, count, total, what);
}

function nextNumber(scanner: NfgScanner, count: number, total: number, what: string): number {
  skipComma(scanner, count);
  return scanner.number(`${what} (${count} of ${total} read)`);
}

function skipComma(scanner: NfgScanner, count: number): void {
  scanner.skipBlanks();
  if (count > 0 && scanner.text.charCodeAt(scanner.offset) === 44) scanner.offset++;
  scanner.skipBlanks();
}

/** Visits all profiles in the file's order, the first player's strategy fastest, giving their indices in ours. */
function forEachProfile(sizes: readonly number[], visit: (index: number) => void): void {
  const strides = new Array<number>(sizes.length);
  let cells = 1;
  for (let i = sizes.length - 1; i >= 0; i--) {
    strides[i] = cells;
    cells *= sizes[i];
  }
  const profile = new Array<number>(sizes.length).fill(0);
  let index = 0;
  for (let k = 0; k < cells; k++) {
    visit(index);
    for (let i = 0; i < sizes.length; i++) {
      index += strides[i];
      if (++profile[i] < sizes[i]) break;
      profile[i] = 0;
      index -= strides[i] * sizes[i];
    }
  }
}
