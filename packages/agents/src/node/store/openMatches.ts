import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { OpenMatch } from '../../experiment/openMatchesError.js';

const openSchema = z.object({
  open: z.array(z.object({ match: z.number(), problem: z.string(), message: z.string() })),
});

/** Matches that the last run in a folder could not end; none when it says nothing of them. */
export function openMatches(folder: string): readonly OpenMatch[] {
  try {
    return openSchema.parse(JSON.parse(readFileSync(join(folder, 'open.json'), 'utf8'))).open as OpenMatch[];
  } catch {
    return [];
  }
}
