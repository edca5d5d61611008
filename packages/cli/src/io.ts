/**
 * The outside world of one run of the command line: where it reads, where it writes, what it was told by the environment.
 */

/** Somewhere text can be written. A write to a reader that has gone away rejects with the system's `EPIPE` error. */
export interface TextSink {
  write(text: string): Promise<void>;
  /** Whether a person watches: only then are there progress bars. @defaultValue false */
  readonly isTerminal?: boolean;
}

/** What `main` talks to. */
export interface Io {
  /** The bytes of standard input, in pieces. */
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: TextSink;
  readonly stderr: TextSink;
  /** Environment variables; `FOLKWAYS_DEBUG=1` adds stack traces to errors. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}
