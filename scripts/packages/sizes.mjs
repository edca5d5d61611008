/**
 * How much of a web page our packages take, in minified bytes without engines, and the most that we allow.
 */
export const SIZES = [
  { from: '@folkways/hazing', names: ['solveHazing'], limit: 30_000 },
  { from: '@folkways/hazing', names: '*', limit: 60_000 },
  { from: '@folkways/core', names: ['extremeEquilibria'], limit: 25_000 },
  { from: '@folkways/core', names: ['lemkeHowson'], limit: 15_000 },
  { from: '@folkways/core', names: ['minmax'], limit: 20_000 },
  { from: '@folkways/core', names: ['criticalDiscount'], limit: 40_000 },
  { from: '@folkways/core', names: ['readGame'], limit: 55_000 },
  { from: '@folkways/core', names: '*', limit: 200_000 },
  { from: '@folkways/metagame', names: ['oneShotEquilibria'], limit: 50_000 },
  { from: '@folkways/metagame', names: '*', limit: 230_000 },
  { from: '@folkways/agents', names: ['psBr'], limit: 35_000 },
  { from: '@folkways/agents', names: '*', limit: 200_000 },
];

/** The module that uses one row's names and nothing else. */
export const usageOf = ({ from, names }) =>
  names === '*'
    ? `import * as used from '${from}';\nglobalThis.used = used;\n`
    : `import { ${names.join(', ')} } from '${from}';\nglobalThis.used = [${names.join(', ')}];\n`;
