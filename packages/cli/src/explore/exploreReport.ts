/**
 * `folkways explore`.
 */
import type { ExploreOptions } from '../commands/exploreCommand.js';
import { readGameArgument } from '../input/readGameArgument.js';
import { InputError } from '../inputError.js';
import type { Io } from '../io.js';
import { formatJson } from '../output/formatJson.js';
import { visible } from '../output/visible.js';
import { exportPage } from './exportPage.js';
import { openBrowser } from './openBrowser.js';
import { pageFiles } from './pageFiles.js';
import { servePage } from './servePage.js';
import { untilInterrupted } from './untilInterrupted.js';

/**
 * Serves the page until it is interrupted, or writes it into a folder.
 * @returns what is left to print.
 * @throws InputError, FormatError when the game, the port or the folder will not do.
 */
export async function exploreReport(argument: string | undefined, options: ExploreOptions, io: Io): Promise<string> {
  if (options.export !== undefined && options.open === true) {
    throw new InputError('--open: expected no --export beside it, for there is no address to open');
  }
  if (options.export !== undefined && options.port !== 0) {
    throw new InputError('--port: expected no --export beside it, for files are served elsewhere');
  }
  const given = argument === undefined ? undefined : await readGameArgument(argument, io);
  const files = await pageFiles(given);
  if (options.export !== undefined) {
    exportPage(files, options.export);
    if (options.json === true) return formatJson({ folder: options.export, files: [...files.keys()] });
    return `The page is in ${visible(options.export)}: open its index.html, or put the folder on any web server.\n`;
  }
  const server = await servePage(files, options.port);
  try {
    // Said at once and not at the end, which is when the reader has had enough.
    await io.stdout.write(
      options.json === true ? formatJson({ url: server.url }) : `${server.url} shows the page. Ctrl-C ends it.\n`,
    );
    if (options.open === true && !(await openBrowser(server.url))) {
      await io.stderr.write('No browser could be started from here: open the address yourself.\n');
    }
    await untilInterrupted();
  } finally {
    await server.close();
  }
  return '';
}
