import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Writes a file that is, whatever happens meanwhile, the whole new one or the whole old one.
 * @param content - the parts of a file may be too large for one string or buffer together.
 */
export function writeWhole(path: string, content: string | Uint8Array | Iterable<Uint8Array>): void {
  const part = join(dirname(path), `.${basename(path)}.${process.pid}-${randomBytes(3).toString('hex')}.part`);
  const descriptor = openSync(part, 'wx');
  try {
    try {
      const parts = typeof content === 'string' || content instanceof Uint8Array ? [content] : content;
      for (const part of parts) writeFileSync(descriptor, part);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(part, path);
    syncFolder(dirname(path));
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}

/** Makes sure that the names in a folder survive the machine, where folders can be opened. */
function syncFolder(folder: string): void {
  let descriptor: number;
  try {
    descriptor = openSync(folder, 'r');
  } catch {
    return;
  }
  try {
    fsyncSync(descriptor);
  } catch {
    // Some file systems know no such thing.
  } finally {
    closeSync(descriptor);
  }
}
