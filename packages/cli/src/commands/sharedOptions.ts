/**
 * Options that mean the same in every command that has them.
 */
import { Option } from 'commander';
import { integerOption, realOption } from './numberOption.js';

/** `--json`. */
export const jsonOption = (): Option => new Option('--json', 'print JSON');

/** `--time-limit`. */
export const timeLimitOption = (): Option =>
  new Option('--time-limit <seconds>', 'stop then, with what is proven so far').argParser(
    realOption({ low: 0, open: 'low' }),
  );

/** `--lp`. */
export const engineOption = (): Option =>
  new Option('--lp <engine>', 'the engine for linear programs').choices(['glpk', 'highs']).default('glpk');

/** `--svg`. */
export const svgOption = (what: string): Option => new Option('--svg <file>', `draw ${what}`);

/** `--seed`. */
export const seedOption = (): Option =>
  new Option('--seed <n>', 'of everything random: the same seed gives the same answer')
    .argParser(integerOption(0))
    .default(1);

/** `--menus`. */
export const menusOption = (): Option =>
  new Option(
    '--menus <name>',
    "another game's menus, such as harmony, generated ones, or a JSON file with one for each player",
  );
