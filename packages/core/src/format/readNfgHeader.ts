/**
 * The header of a Gambit .nfg file: everything before the payoffs.
 */
import type { NfgScanner } from './nfgScanner.js';

/** What a header says. */
export interface NfgHeader {
  readonly title: string;
  readonly players: string[];
  /** Per player a list of labels, or how many strategies there are (a number the rest of the file has yet to bear out). */
  readonly strategies: (string[] | number)[];
}

/** Reads the header, the comment included. @throws FormatError at the first thing that is not right. */
export function readNfgHeader(scanner: NfgScanner): NfgHeader {
  readPrologue(scanner);
  const title = scanner.string('the title in double quotes');
  const players = readPlayers(scanner);
  const strategies = readStrategies(scanner, players.length);
  if (scanner.peek() === '"') scanner.string('a comment');
  return { title, players, strategies };
}

/** `NFG 1 R`, or `D` for `R`. */
function readPrologue(scanner: NfgScanner): void {
  for (const [wanted, what] of [
    [['NFG'], 'the word NFG'],
    [['1'], 'the version number 1'],
    [['R', 'D'], 'R or D'],
  ] as const) {
    scanner.skipBlanks();
    const start = scanner.offset;
    if (!(wanted as readonly string[]).includes(scanner.word(what))) throw scanner.expected(what, start);
  }
}

function readPlayers(scanner: NfgScanner): string[] {
  scanner.sign('{', '"{" before the players');
  return readLabels(scanner, 'player', (position) => `Player ${position}`);
}

function readStrategies(scanner: NfgScanner, players: number): (string[] | number)[] {
  scanner.sign('{', '"{" before the strategies');
  const strategies: (string[] | number)[] = [];
  const labelled = scanner.peek() === '{';
  while (scanner.peek() !== '}') {
    if (strategies.length === players) throw scanner.expected(`"}" after the strategies of ${players} players`);
    if (labelled) {
      scanner.sign('{', `"{" before the strategies of player ${strategies.length + 1}`);
      strategies.push(readLabels(scanner, 'strategy', String));
    } else {
      strategies.push(scanner.integer(1, `a number of strategies of at least 1 for player ${strategies.length + 1}`));
    }
  }
  if (strategies.length < players) throw scanner.expected(`the strategies of player ${strategies.length + 1}`);
  scanner.offset++;
  return strategies;
}

/** At least one label up to the closing brace; they must differ, and empty ones are named by position. */
function readLabels(scanner: NfgScanner, what: string, nameOf: (position: number) => string): string[] {
  const labels: string[] = [];
  const seen = new Set<string>();
  const empty: number[] = [];
  while (scanner.peek() !== '}') {
    const start = scanner.offset;
    const label = scanner.string(`a ${what} label in double quotes, or "}"`);
    if (label === '') empty.push(labels.length);
    else if (seen.has(label))
      throw scanner.error(`expected different ${what} labels, found ${JSON.stringify(label)} twice`, start);
    seen.add(label);
    labels.push(label);
  }
  if (labels.length === 0) throw scanner.expected(`at least one ${what} label`);
  scanner.offset++;
  for (const index of empty) {
    let name = nameOf(index + 1);
    while (seen.has(name)) name += "'";
    seen.add(name);
    labels[index] = name;
  }
  return labels;
}
