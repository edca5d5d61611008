export { anyText } from './anyText.js';
export { component } from './component.js';
export { damagedJson, damagedText } from './damaged.js';
export { digest } from './digest.js';
export {
  type CodeBlock,
  type ConsoleStep,
  codeBlocks,
  consoleSteps,
  docstringBlocks,
  matchesOutput,
  promisedOutput,
} from './examples.js';
export { type GameArbitraryOptions, gameArbitrary } from './games.js';
export { naiveMetaUtilities } from './naiveMetaUtilities.js';
export { chromiumPath, openChromium } from './openChromium.js';
export { type Outcomes, outcomesOf } from './outcomesOf.js';
export { type RedisServer, redisServer } from './redisServer.js';
export { cases, isSlow } from './slow.js';
