/**
 * The commands and their options. Nothing here computes: every action loads what it needs when it runs, so that
 * `folkways --help` loads an argument parser and nothing else.
 */
import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import type { CommandContext } from './commandContext.js';
import { addAgentsCommand } from './commands/agentsCommand.js';
import { addCatalogCommand } from './commands/catalogCommand.js';
import { addConvertCommand } from './commands/convertCommand.js';
import { addCorrelatedCommand } from './commands/correlatedCommand.js';
import { addDominanceCommand } from './commands/dominanceCommand.js';
import { addExploreCommand } from './commands/exploreCommand.js';
import { addHazeCommand } from './commands/hazeCommand.js';
import { addHelpEpilogue } from './commands/helpEpilogue.js';
import { addMetagameCommand } from './commands/metagameCommand.js';
import { addMinmaxCommand } from './commands/minmaxCommand.js';
import { addNashCommand } from './commands/nashCommand.js';
import { addPayoffsCommand } from './commands/payoffsCommand.js';
import { addReproduceCommand } from './commands/reproduceCommand.js';
import { addStudyCommand } from './commands/studyCommand.js';
import { addTournamentCommand } from './commands/tournamentCommand.js';
import type { Io } from './io.js';

/**
 * The whole command line, ready to parse.
 * @param print - takes what goes to standard output when all went well.
 */
export function buildProgram(io: Io, print: (text: string) => void): Command {
  const program = new Command('folkways');
  program
    .description('How can cooperation be sustained? Answers for any finite game.')
    .version(packageVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .enablePositionalOptions()
    .exitOverride()
    .configureHelp({ helpWidth: 80 })
    // Errors are reported once, by `main`; help asked for wrongly is still help.
    .configureOutput({ writeOut: print, writeErr: print, outputError: () => {} });
  addHelpEpilogue(program, {
    paragraphs: [
      'GAME is a name from the catalogue, a JSON or .nfg file, or - for standard input.',
      'Exit codes: 0 the question was answered (also "none exists"), 2 the input or the options are wrong, 1 anything else.',
    ],
    examples: [
      ['folkways study prisoners-dilemma', 'everything folkways can say'],
      ['folkways catalog', 'the games it knows'],
      ['folkways haze restart-table-1', 'make strangers cooperate'],
      ['folkways convert my-game.nfg', 'the same game as JSON'],
    ],
  });
  const context: CommandContext = { io, print };
  addStudyCommand(program, context);
  addExploreCommand(program, context);
  addHazeCommand(program, context);
  addNashCommand(program, context);
  addDominanceCommand(program, context);
  addMinmaxCommand(program, context);
  addCorrelatedCommand(program, context);
  addPayoffsCommand(program, context);
  addMetagameCommand(program, context);
  addAgentsCommand(program, context);
  addTournamentCommand(program, context);
  addReproduceCommand(program, context);
  addCatalogCommand(program, context);
  addConvertCommand(program, context);
  return program;
}

function packageVersion(): string {
  const manifest: { version: string } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  return manifest.version;
}
