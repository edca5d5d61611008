/**
 * Replies in a folder, one file for each, shared by any number of runs and processes.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeWhole } from '../store/writeWhole.js';
import type { ReplyStore } from './cachedModel.js';
import { saidSchema } from './callLog.js';

const schema = z.object({ request: z.string(), ...saidSchema.shape });

/**
 * A store of replies in a folder, made where it is missing. A file that is no reply to the request is one that is not there.
 * @throws Error of the system when the folder cannot be read or written.
 */
export function replyFolder(folder: string): ReplyStore {
  const place = (request: string): [folder: string, file: string] => {
    const part = join(folder, request.slice(0, 2));
    return [part, join(part, `${request}.json`)];
  };
  return {
    get(request) {
      try {
        const { request: asked, ...reply } = schema.parse(JSON.parse(readFileSync(place(request)[1], 'utf8')));
        return asked === request ? reply : undefined;
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === undefined || code === 'ENOENT') return undefined;
        throw error;
      }
    },
    set(request, { text, finish, promptTokens, completionTokens, tokens }) {
      const [part, file] = place(request);
      mkdirSync(part, { recursive: true });
      writeWhole(file, JSON.stringify({ request, text, finish, promptTokens, completionTokens, tokens }));
    },
  };
}
