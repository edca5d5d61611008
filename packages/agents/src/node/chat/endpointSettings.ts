/**
 * The options of an endpoint, checked.
 */
import { checkInteger, checkOneOf, checkReal } from '@folkways/core';
import type { ChatSettings } from './chatBody.js';
import type { ChatEndpointOptions } from './chatEndpoint.js';

/**
 * What goes into every request.
 * @throws TypeError when an option has the wrong type.
 * @throws RangeError when one is outside its domain. The name of the key's variable is not repeated: it may be the key itself.
 */
export function endpointSettings(options: ChatEndpointOptions): ChatSettings {
  const where = 'chatEndpoint';
  const { model, temperature, seed, topP, maxTokens, timeout, retries, longestWait, structuredOutput, keyVariable } =
    options;
  if (typeof model !== 'string') throw new TypeError(`${where}: "model" expected a name, got ${typeof model}`);
  if (model === '') throw new RangeError(`${where}: "model" expected a name, got ""`);
  if (keyVariable !== undefined && !/^[A-Za-z_]\w*$/.test(keyVariable)) {
    // It may be the key itself: do not repeat it.
    throw new RangeError(`${where}: "keyVariable" expected the name of an environment variable, got something else`);
  }
  if (temperature !== undefined) checkReal(where, 'temperature', temperature, { low: 0, high: 10 });
  if (seed !== undefined) checkInteger(where, 'seed', seed, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
  if (topP !== undefined) checkReal(where, 'topP', topP, { low: 0, high: 1, open: 'low' });
  if (maxTokens !== undefined) checkInteger(where, 'maxTokens', maxTokens, 1, Infinity);
  if (timeout !== undefined) checkReal(where, 'timeout', timeout, { low: 0, high: 300, open: 'low' });
  if (retries !== undefined) checkInteger(where, 'retries', retries, 0, 100);
  if (longestWait !== undefined) checkReal(where, 'longestWait', longestWait, { low: 0 });
  if (structuredOutput !== undefined)
    checkOneOf(where, 'structuredOutput', structuredOutput, ['auto', 'json-schema', 'off']);
  return { model, temperature, seed, topP, maxTokens };
}
