import { readSync } from 'node:fs';

const CHUNK = 1 << 20;
const LINE_BREAK = 10;

/** Where a line stands. */
export type LinePlace = readonly [start: number, length: number];

/** The whole lines of an open file with their places, however large it is; what stands behind the last line break is none. */
export function* linesOf(descriptor: number): Iterable<[line: Buffer, place: LinePlace]> {
  let rest: Buffer[] = [];
  let start = 0;
  for (let at = 0; ; ) {
    const chunk = Buffer.alloc(CHUNK);
    const count = readSync(descriptor, chunk, 0, CHUNK, at);
    if (count === 0) return;
    let from = 0;
    for (let to = chunk.indexOf(LINE_BREAK); to >= 0 && to < count; to = chunk.indexOf(LINE_BREAK, from)) {
      const line = Buffer.concat([...rest, chunk.subarray(from, to)]);
      rest = [];
      yield [line, [start, line.length]];
      from = to + 1;
      start = at + from;
    }
    if (from < count) rest.push(chunk.subarray(from, count));
    at += count;
  }
}
