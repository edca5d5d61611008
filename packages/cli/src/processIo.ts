/**
 * The world of a real process.
 */
import type { Io, TextSink } from './io.js';

/** Standard input, output and error of this process. */
export function processIo(): Io {
  return {
    stdin: { [Symbol.asyncIterator]: () => process.stdin[Symbol.asyncIterator]() },
    stdout: sinkOf(process.stdout),
    stderr: sinkOf(process.stderr),
    environment: process.env,
  };
}

function sinkOf(stream: NodeJS.WriteStream): TextSink {
  // Node also emits the error of a failed write; the promise below carries it to the one who wrote.
  stream.on('error', () => {});
  return {
    isTerminal: stream.isTTY === true,
    write: (text) =>
      new Promise((resolve, reject) => {
        stream.write(text, (error) => (error ? reject(error) : resolve()));
      }),
  };
}
