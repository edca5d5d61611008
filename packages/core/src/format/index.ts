export { decodeText } from './decodeText.js';
export { gameToJson } from './gameToJson.js';
export {
  expectArray,
  expectBoolean,
  expectedAt,
  expectFraction,
  expectInteger,
  expectNumber,
  expectObject,
  expectString,
  type JsonContent,
  type JsonMember,
  type JsonNode,
  type JsonObject,
} from './jsonNode.js';
export { readGame } from './readGame.js';
export { readJson } from './readJson.js';
export { gameOfJson, readJsonGame } from './readJsonGame.js';
export { type ReadOptions, readNfg } from './readNfg.js';
export { writeNfg } from './writeNfg.js';
