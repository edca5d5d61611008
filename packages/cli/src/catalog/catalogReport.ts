/**
 * `folkways catalog`: the games folkways knows.
 */
import { type CatalogEntry, catalogEntries, gameToJson } from '@folkways/core';
import { payoffTable } from '../game/payoffTable.js';
import { unknownGame } from '../input/readGameArgument.js';
import { type Block, commands, paragraph, table } from '../output/block.js';
import { formatJson } from '../output/formatJson.js';
import { formatTable } from '../output/formatTable.js';
import { RawJson } from '../output/rawJson.js';
import { renderText } from '../output/renderText.js';

/**
 * The list of all games, or one of them.
 * @throws InputError when there is no game of this name.
 */
export function catalogReport(name: string | undefined, json: boolean): string {
  if (name === undefined) return json ? formatJson(catalogEntries.map(listed)) : listInText();
  const entry = catalogEntries.find(({ slug }) => slug === name);
  if (entry === undefined) throw unknownGame(name, 'a game of the catalogue');
  if (json) return formatJson({ ...listed(entry), game: new RawJson(gameToJson(entry.game)) });
  return renderText(entryBlocks(entry));
}

function listed({ slug, title, citation, note, game }: CatalogEntry) {
  return { slug, title, players: game.players, sizes: sizesOf(game.actions), citation, note };
}

const sizesOf = (actions: readonly (readonly string[])[]): number[] => actions.map((names) => names.length);

function listInText(): string {
  const rows = catalogEntries.map(({ slug, game, citation }) => [
    slug,
    String(game.players.length),
    sizesOf(game.actions).join(' x '),
    shortCitation(citation),
  ]);
  const lines = formatTable({ header: ['name', 'players', 'actions', 'source'], align: ['left', 'right'], rows });
  return `${lines.join('\n')}\n`;
}

/** Authors and year; the full reference is one `folkways catalog NAME` away. */
function shortCitation(citation: string): string {
  return /^.*?\(\d{4}[a-z]?\)/.exec(citation)?.[0] ?? citation;
}

function entryBlocks({ slug, title, citation, note, game }: CatalogEntry): Block[] {
  const payoffs = payoffTable(game);
  return [
    paragraph(`${title} (${slug})`),
    paragraph(note),
    payoffs === undefined
      ? paragraph(`${sizesOf(game.actions).join(' x ')} actions: too many outcomes to print; --json has them all.`)
      : table(payoffs),
    paragraph('An asterisk marks a best reply.'),
    paragraph(`Source: ${citation}`),
    commands(
      [`folkways study ${slug}`, 'everything folkways can say about it'],
      [`folkways convert ${slug} my-game.json`, 'a file to start your own game from'],
    ),
  ];
}
