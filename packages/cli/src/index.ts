/**
 * The command line as a function, for programs and tests that do not want a child process.
 */
export type { Io, TextSink } from './io.js';
export { main } from './main.js';
export { processIo } from './processIo.js';
export { type Run, runInMemory } from './runInMemory.js';
