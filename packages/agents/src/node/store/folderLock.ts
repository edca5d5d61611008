/**
 * One process at a time in one folder.
 */
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { ExperimentFolderError } from './experimentFolderError.js';

const NAME = '.lock';

const ownerSchema = z.object({ pid: z.number(), host: z.string(), started: z.string() });

/** Who holds a lock. */
export type LockOwner = z.infer<typeof ownerSchema>;

/**
 * Locks a folder until the function that it returns is called. The lock of a process of this machine that has died is taken over.
 * @throws ExperimentFolderError naming the process that holds the folder.
 */
export function lockFolder(folder: string): () => void {
  const path = join(folder, NAME);
  const own = JSON.stringify({ pid: process.pid, host: hostname(), started: startOf(process.pid) ?? '' });
  for (let attempt = 0; ; attempt++) {
    try {
      writeFileSync(path, own, { flag: 'wx' });
      return () => {
        if (readIfThere(path) === own) rmSync(path, { force: true });
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const found = readIfThere(path);
    if (found === undefined) continue;
    const owner = ownerOf(found);
    if (attempt > 3 || (owner !== undefined && isAlive(owner))) throw inUse(folder, path, owner);
    takeAway(path, found);
  }
}

/** Who works in a folder; undefined when nobody does. */
export function lockOwner(folder: string): LockOwner | undefined {
  const text = readIfThere(join(folder, NAME));
  const owner = text === undefined ? undefined : ownerOf(text);
  return owner !== undefined && isAlive(owner) ? owner : undefined;
}

function ownerOf(text: string): LockOwner | undefined {
  try {
    return ownerSchema.parse(JSON.parse(text));
  } catch {
    // Not written to its end: its writer was killed.
    return undefined;
  }
}

/** What cannot be known, of another machine, is taken for alive. */
function isAlive({ pid, host, started }: LockOwner): boolean {
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  // Another process may have got the number since.
  const start = startOf(pid);
  return start === undefined || started === '' || start === started;
}

/** When a process began, where the system says so (Linux). */
function startOf(pid: number): string | undefined {
  const text = readIfThere(`/proc/${pid}/stat`);
  return text?.slice(text.lastIndexOf(')') + 2).split(' ')[19];
}

/** Removes a dead lock; one that somebody else has put there meanwhile is put back. */
function takeAway(path: string, dead: string): void {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
    if (readIfThere(aside) !== dead) linkSync(aside, path);
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
  rmSync(aside, { force: true });
}

function inUse(folder: string, path: string, owner: LockOwner | undefined): ExperimentFolderError {
  const who = owner === undefined ? 'another process' : `process ${owner.pid} of ${owner.host}`;
  const cure = owner?.host === hostname() ? '' : `; if it is gone, remove ${path}`;
  return new ExperimentFolderError(`${folder}: expected a folder that nobody writes to, found ${who} at work${cure}`);
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
