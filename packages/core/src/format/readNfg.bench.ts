import { bench, describe } from 'vitest';
import { parseFraction, randomGame, randomStream, readNfg, writeNfg } from '../index.js';

const text = writeNfg(randomGame([300, 300], randomStream(1, 0)));

/** The plain form: all tokens at once, every payoff a fraction. */
function readTokens(nfg: string): number {
  const body = nfg.slice(nfg.lastIndexOf('""') + 2);
  const tokens = body.trim().split(/[\s,]+/);
  return tokens.map((token) => parseFraction(token)!.toNumber()).length;
}

describe('180,000 integer payoffs', () => {
  bench('readNfg', () => {
    readNfg(text);
  });
  bench('split into tokens, one fraction each', () => {
    readTokens(text);
  });
});
