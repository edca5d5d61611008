/**
 * Calls in a file to which lines of JSON are only ever added.
 */
import { closeSync, fdatasync, fstatSync, ftruncateSync, openSync, readSync, write } from 'node:fs';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { Spending } from '../../languageModel/withSpendLimit.js';
import { ExperimentFolderError } from '../store/experimentFolderError.js';
import { type LinePlace, linesOf } from '../store/linesOf.js';
import { type CallLog, type RecordedCall, recordedCallSchema } from './callLog.js';

/** A line that says that the call of a key, above it, is forgotten: a later one may take its place. */
const forgottenSchema = z.strictObject({ key: z.string(), forgotten: z.literal(true) });
const lineSchema = z.union([recordedCallSchema, forgottenSchema]);

const writeLater = promisify(write);
const syncLater = promisify(fdatasync);

/** A log in a file. Only its index is in memory. */
export interface CallFile extends CallLog {
  readonly size: number;
  /** What the recorded calls have cost, forgotten ones too. */
  readonly spent: Spending;
  has(key: string): boolean;
  find(key: string): RecordedCall | undefined;
  /** All calls, in the order in which they were recorded. */
  calls(): Iterable<RecordedCall>;
  again(key: string): number;
  /** Keys of calls that were forgotten, with how often. */
  readonly forgotten: ReadonlyMap<string, number>;
  /** Forgets a call, so that it is made again; what it has cost stays. */
  forget(key: string): Promise<void>;
  /** Waits for calls that are being written, and closes the file. */
  close(): Promise<void>;
}

/**
 * Opens a file of calls, made where it is missing. A last line that was not written to its end, as a killed process or a full disk leaves
 * it, is cut off. After a failure to write, all further calls are refused with it.
 * @throws ExperimentFolderError naming the line that is no recorded call or repeats a key.
 * @remarks Lines that come while others are written wait for them and go to the disk together: one `fdatasync` for all calls that are
 * answered meanwhile. Opening is O(size of the file), `find` O(length of the line).
 */
export function openCallFile(path: string, { readOnly = false }: { readonly readOnly?: boolean } = {}): CallFile {
  return new File(path, readOnly);
}

class File implements CallFile {
  readonly #path: string;
  readonly #descriptor: number;
  readonly #places = new Map<string, LinePlace>();
  readonly #forgotten = new Map<string, number>();
  #end = 0;
  #waiting: { readonly line: string; resolve(): void; reject(error: unknown): void }[] = [];
  #failed: { readonly error: unknown } | undefined;
  #writing: Promise<void> | undefined;
  #spent = { calls: 0, promptTokens: 0, completionTokens: 0, estimatedCalls: 0 };

  constructor(path: string, readOnly: boolean) {
    this.#path = path;
    this.#descriptor = openSync(path, readOnly ? 'r' : 'a+');
    try {
      let number = 0;
      for (const [line, place] of linesOf(this.#descriptor)) {
        const call = this.#parse(line, ++number);
        if ('forgotten' in call) {
          if (!this.#places.has(call.key))
            throw this.#wrong(number, `forgets the key "${call.key}", which is not there`);
          this.#enterForgotten(call.key, place);
          continue;
        }
        if (this.#places.has(call.key)) throw this.#wrong(number, `repeats the key "${call.key}"`);
        this.#enter(call, place);
      }
      if (!readOnly && fstatSync(this.#descriptor).size > this.#end) ftruncateSync(this.#descriptor, this.#end);
    } catch (error) {
      closeSync(this.#descriptor);
      throw error;
    }
  }

  get size(): number {
    return this.#places.size;
  }

  get spent(): Spending {
    return { ...this.#spent };
  }

  has(key: string): boolean {
    return this.#places.has(key);
  }

  find(key: string): RecordedCall | undefined {
    const place = this.#places.get(key);
    return place && (JSON.parse(this.#read(place)) as RecordedCall);
  }

  *calls(): Iterable<RecordedCall> {
    for (const place of this.#places.values()) yield JSON.parse(this.#read(place)) as RecordedCall;
  }

  get forgotten(): ReadonlyMap<string, number> {
    return this.#forgotten;
  }

  again(key: string): number {
    return this.#forgotten.get(key) ?? 0;
  }

  append(call: RecordedCall): Promise<void> {
    return this.#add(call, (place) => this.#enter(call, place));
  }

  forget(key: string): Promise<void> {
    return this.#add({ key, forgotten: true }, (place) => this.#enterForgotten(key, place));
  }

  #add(value: RecordedCall | z.infer<typeof forgottenSchema>, enter: (place: LinePlace) => void): Promise<void> {
    if (this.#failed !== undefined) return Promise.reject(this.#failed.error);
    const line = `${JSON.stringify(value)}\n`;
    const kept = new Promise<void>((resolve, reject) => {
      const settle = (): void => {
        enter([this.#end, Buffer.byteLength(line) - 1]);
        resolve();
      };
      this.#waiting.push({ line, resolve: settle, reject });
    });
    this.#writing ??= this.#write();
    return kept;
  }

  async close(): Promise<void> {
    await this.#writing;
    closeSync(this.#descriptor);
  }

  async #write(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      try {
        const bytes = Buffer.from(batch.map(({ line }) => line).join(''));
        for (let at = 0; at < bytes.length; ) {
          const { bytesWritten } = await writeLater(this.#descriptor, bytes, at, bytes.length - at, null);
          at += bytesWritten;
        }
        await syncLater(this.#descriptor);
      } catch (error) {
        // The file may now end in half a line, which the next opening cuts off; behind it nothing must be written.
        this.#failed = { error };
        for (const { reject } of [...batch, ...this.#waiting.splice(0)]) reject(error);
        return;
      }
      for (const { resolve } of batch) resolve();
    }
    this.#writing = undefined;
  }

  #enter(call: RecordedCall, place: LinePlace): void {
    this.#places.set(call.key, place);
    this.#end = place[0] + place[1] + 1;
    if ('cached' in call && call.cached) return;
    this.#spent.calls++;
    if ('problem' in call) return;
    if (call.estimated !== undefined) this.#spent.estimatedCalls++;
    this.#spent.promptTokens += call.promptTokens ?? call.estimated?.promptTokens ?? 0;
    this.#spent.completionTokens += call.completionTokens ?? call.estimated?.completionTokens ?? 0;
  }

  #enterForgotten(key: string, [start, length]: LinePlace): void {
    this.#end = start + length + 1;
    this.#places.delete(key);
    this.#forgotten.set(key, this.again(key) + 1);
  }

  #read([start, length]: LinePlace): string {
    const bytes = Buffer.alloc(length);
    readSync(this.#descriptor, bytes, 0, length, start);
    return bytes.toString('utf8');
  }

  #parse(line: Buffer, number: number): z.infer<typeof lineSchema> {
    let value: unknown;
    try {
      value = JSON.parse(line.toString('utf8'));
    } catch {
      // Said below.
    }
    const { success, data } = lineSchema.safeParse(value);
    if (!success) throw this.#wrong(number, 'is something else');
    return data;
  }

  #wrong(line: number, what: string): ExperimentFolderError {
    return new ExperimentFolderError(`${this.#path}:${line}: expected a recorded call of its own; it ${what}`);
  }
}
