/**
 * `folkways study`: one report on one game.
 */
import type { StudyOptions } from '../commands/studyCommand.js';
import { type GivenGame, readGameArgument } from '../input/readGameArgument.js';
import type { Io } from '../io.js';
import { type Block, commands, heading, paragraph } from '../output/block.js';
import { formatJson } from '../output/formatJson.js';
import { renderText } from '../output/renderText.js';
import { shellWord } from '../output/shellWord.js';
import { visible } from '../output/visible.js';
import { agentsSection } from './agentsSection.js';
import { gameSection } from './gameSection.js';
import { hazingSection } from './hazingSection.js';
import { metagameSection } from './metagameSection.js';
import { onceSection } from './onceSection.js';
import { repeatedSection } from './repeatedSection.js';
import type { StudyQuestion, StudySection } from './studySection.js';

/** The questions, in the order a reader meets them. */
const QUESTIONS: readonly StudyQuestion[] = [
  gameSection,
  onceSection,
  metagameSection,
  repeatedSection,
  agentsSection,
  hazingSection,
];

/** The report. @throws InputError, FormatError when there is no game to study. */
export async function studyReport(argument: string, options: StudyOptions, io: Io): Promise<string> {
  const given = await readGameArgument(argument, io);
  const sections: StudySection[] = [];
  for (const question of QUESTIONS) sections.push(await question(given));
  if (options.json === true) {
    const { source, format, entry } = given;
    const answers = Object.fromEntries(sections.map(({ key, data }) => [key, data]));
    return formatJson({ source: { name: source, format, citation: entry?.citation }, ...answers });
  }
  return renderText([
    ...openingBlocks(given),
    ...sections.flatMap(({ title, blocks }) => [heading(title), ...blocks]),
    ...closingBlocks(given, sections, options.newcomer === true),
  ]);
}

function openingBlocks({ game, source, format, entry }: GivenGame): Block[] {
  const from =
    entry === undefined
      ? `read from ${visible(source)} (${format === 'nfg' ? 'Gambit .nfg' : 'JSON'})`
      : `read from folkways' own catalogue, entry ${entry.slug}`;
  return [
    paragraph(`Study of "${visible(game.title)}", ${from}.`),
    ...(entry === undefined ? [] : [paragraph(`Source: ${entry.citation}`)]),
  ];
}

function closingBlocks(given: GivenGame, sections: readonly StudySection[], newcomer: boolean): Block[] {
  // A newcomer from a fresh clone has no `folkways` on the path yet.
  const prefix = newcomer ? 'npm run --silent folkways -- ' : 'folkways ';
  const typed = (list: readonly (readonly [string, string])[]): Block =>
    commands(...list.map(([command, purpose]) => [prefix + command, purpose] as const));
  const own = given.argument === '-' ? 'GAME' : shellWord(given.argument);
  const more: (readonly [string, string])[] = [
    ...sections.flatMap(({ next }) => next ?? []),
    [`study ${own} --json`, 'this study, for programs'],
  ];
  const others: (readonly [string, string])[] = [
    ['catalog', 'the games folkways knows'],
    ['study stag-hunt', 'study another of them'],
    [
      `convert ${given.entry?.slug ?? 'prisoners-dilemma'} my-game.json`,
      'make a file of it, to edit into your own game',
    ],
    ['study my-game.json', 'study that'],
  ];
  return [
    heading('What to type next'),
    ...(newcomer
      ? [typed(more), paragraph('To study another game, name it:'), typed(others)]
      : [typed([...more, ...others.slice(0, 1)])]),
  ];
}
