/**
 * The command line without a process: text in, text out.
 */
import { main } from './main.js';

/** What a run said. */
export interface Run {
  /** The exit code, see `main`. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs `folkways` with the given arguments and returns what it would have printed.
 * @param argv - the arguments after `folkways`.
 * @param stdin - what it reads where an argument is `-`.
 * @example
 * ```ts
 * import { runInMemory } from 'folkways';
 * const { code, stdout } = await runInMemory(['haze', 'restart-table-1', '--json']);
 * console.log(code, JSON.parse(stdout).totalHazing); // 0 7
 * ```
 */
export async function runInMemory(argv: readonly string[], stdin: string | Uint8Array = ''): Promise<Run> {
  const [stdout, stderr]: [string[], string[]] = [[], []];
  const bytes = typeof stdin === 'string' ? new TextEncoder().encode(stdin) : stdin;
  const code = await main(argv, {
    stdin: (async function* () {
      yield bytes;
    })(),
    stdout: { write: async (text) => void stdout.push(text) },
    stderr: { write: async (text) => void stderr.push(text) },
    environment: {},
  });
  return { code, stdout: stdout.join(''), stderr: stderr.join('') };
}
