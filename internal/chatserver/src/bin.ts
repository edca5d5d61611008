/**
 * A test endpoint to try things against:
 *
 *     node internal/chatserver/dist/bin.js --port 8080 --script policy --latency 0.1
 */
import { parseArgs } from 'node:util';
import { type ChatScript, chatServer } from './chatServer.js';
import { adversarialText, bayesianPolicy, firstChoice, flaky, randomChoice } from './scripts.js';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8080' },
    script: { type: 'string', default: 'policy' },
    seed: { type: 'string', default: '1' },
    latency: { type: 'string', default: '0' },
    failures: { type: 'string', default: '0' },
    model: { type: 'string', default: 'test' },
    help: { type: 'boolean', default: false },
  },
});
const scripts: Readonly<Record<string, (seed: number) => ChatScript>> = {
  first: firstChoice,
  random: randomChoice,
  policy: bayesianPolicy,
  adversarial: adversarialText,
};
const script = scripts[values.script];
if (values.help || script === undefined) {
  console.log(
    `options: --port N, --script ${Object.keys(scripts).join('|')}, --seed N, --latency SECONDS, --failures PROBABILITY, --model NAME`,
  );
  process.exit(values.help ? 0 : 2);
}
const server = await chatServer({
  script: flaky(script(Number(values.seed)), Number(values.failures), Number(values.seed)),
  port: Number(values.port),
  latency: Number(values.latency),
  models: [values.model],
});
console.log(`${server.url} answers as model "${values.model}" by script "${values.script}"; end it with Ctrl-C`);
