/**
 * One process at a time in one folder.
 */
import { createHash, randomBytes } from 'node:crypto';
import { constants, copyFileSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { ExperimentFolderError } from './experimentFolderError.js';

const NAME = '.lock';
/** Lost races after which a lock is given up, and milliseconds between two. */
const ATTEMPTS = 20;
const PAUSE = 5;

const ownerSchema = z.object({ pid: z.number(), host: z.string(), started: z.string() });

/** Who holds a lock. */
export type LockOwner = z.infer<typeof ownerSchema>;

/**
 * Locks a folder until the function that it returns is called. The lock of a process of this machine that has died is taken over.
 * @throws ExperimentFolderError naming the process that holds the folder.
 * @remarks A lock is a file that appears with its content (a link to a file that is written), and no two have the same content. Who finds
 * a dead one claims its succession, by a link whose name is the dead content's hash, so that one process alone puts its own in the dead
 * one's place; the claim of a process that died at that is succeeded to in the same way.
 */
export function lockFolder(folder: string): () => void {
  const path = join(folder, NAME);
  const own = JSON.stringify({ ...thisProcess(), nonce: randomBytes(8).toString('hex') });
  const aside = `${path}.${process.pid}-${randomBytes(4).toString('hex')}`;
  writeFileSync(aside, own, { flag: 'wx' });
  try {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (linked(aside, path) || succeeded(path, aside)) {
        return () => {
          if (readIfThere(path) === own) rmSync(path, { force: true });
        };
      }
      const owner = lockOwner(folder);
      if (owner !== undefined) throw inUse(folder, path, owner);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
    }
    throw inUse(folder, path, undefined);
  } finally {
    rmSync(aside, { force: true });
  }
}

/** This process, as `isAlive` knows it. */
export function thisProcess(): LockOwner {
  return { pid: process.pid, host: hostname(), started: startOf(process.pid) ?? '' };
}

/** Who works in a folder; undefined when nobody does. */
export function lockOwner(folder: string): LockOwner | undefined {
  const text = readIfThere(join(folder, NAME));
  const owner = text === undefined ? undefined : ownerOf(text);
  return owner !== undefined && isAlive(owner) ? owner : undefined;
}

/** The process that a text names; undefined when it names none, as no lock of a living process does. */
export function ownerOf(text: string): LockOwner | undefined {
  try {
    return ownerSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** Whether a process runs; what cannot be known, of another machine, is taken for alive. */
export function isAlive({ pid, host, started }: LockOwner): boolean {
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

/** Puts the file aside in the place of a dead lock; false when it is not dead, or somebody else is quicker. */
function succeeded(path: string, aside: string): boolean {
  const dead = readIfThere(path);
  if (dead === undefined) return false;
  const claims: string[] = [];
  for (let last = dead; ; ) {
    const owner = ownerOf(last);
    if (owner !== undefined && isAlive(owner)) return false;
    const claim = `${path}.${createHash('sha256').update(last).digest('hex').slice(0, 16)}`;
    claims.push(claim);
    if (linked(aside, claim)) break;
    const next = readIfThere(claim);
    if (next === undefined) return false;
    last = next;
  }
  // The last claim is ours. A claim may be made again after its lock was succeeded to, so look: nobody else can change the lock now.
  if (readIfThere(path) !== dead) {
    rmSync(claims[claims.length - 1], { force: true });
    return false;
  }
  // Not aside itself: to rename a link onto another link of the same file does nothing.
  renameSync(claims[claims.length - 1], path);
  for (const claim of claims) rmSync(claim, { force: true });
  return true;
}

/** Whether a link could be made: exactly one of those who try to make it can. Where there are no links, a copy is the next best. */
function linked(file: string, link: string): boolean {
  try {
    try {
      linkSync(file, link);
    } catch (error) {
      if (!['EPERM', 'ENOTSUP', 'ENOSYS'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
      copyFileSync(file, link, constants.COPYFILE_EXCL);
    }
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  }
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
