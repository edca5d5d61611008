/**
 * One run of the command line.
 */
import { exitOf } from './exitOf.js';
import { FailedCheck } from './failedCheck.js';
import type { Io } from './io.js';
import { buildProgram } from './program.js';

/**
 * Runs `folkways` with the given arguments and answers with its exit code; it never throws and never ends the process.
 *
 * Nothing reaches standard output unless the whole answer is ready, so that an error leaves it empty; only a check that failed
 * (`reproduce`) is reported with the answer it is about.
 * @param argv - the arguments after `folkways`.
 * @returns 0 when the question was answered (also "none exists"), 2 when the input or the options are wrong, 1 otherwise.
 * @example
 * ```ts
 * import { main, processIo } from 'folkways';
 * console.log(await main(['convert', 'no-such-file.nfg'], { ...processIo(), stderr: { write: async () => {} } })); // 2
 * ```
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const printed: string[] = [];
  const program = buildProgram(io, (text) => printed.push(text));
  let failure: unknown;
  try {
    await program.parseAsync(argv.length === 0 ? ['--help'] : argv, { from: 'user' });
  } catch (error) {
    failure = error;
  }
  const exit = failure === undefined ? { code: 0 as const } : exitOf(failure);
  try {
    if (exit.code === 0 || failure instanceof FailedCheck) await io.stdout.write(printed.join(''));
    if (exit.code !== 0) {
      await io.stderr.write(`folkways: ${exit.line}\n`);
      if (io.environment.FOLKWAYS_DEBUG === '1' && failure instanceof Error)
        await io.stderr.write(`${failure.stack}\n`);
    }
  } catch (error) {
    // The reader has gone away: there is nobody left to tell.
    return (error as NodeJS.ErrnoException).code === 'EPIPE' ? exit.code : 1;
  }
  return exit.code;
}
