/**
 * `folkways study`: one report on one game.
 */
import type { StudyOptions } from '../commands/studyCommand.js';
import { type GivenGame, readGameArgument } from '../input/readGameArgument.js';
import type { Io } from '../io.js';
import { answers, type Block, commands, heading, paragraph } from '../output/block.js';
import { formatJson } from '../output/formatJson.js';
import { progressOn } from '../output/progress.js';
import { renderText } from '../output/renderText.js';
import { requirePage } from '../output/requirePage.js';
import { shellWord } from '../output/shellWord.js';
import { visible } from '../output/visible.js';
import { writeFileAtomically } from '../output/writeFileAtomically.js';
import { agentsSection } from './agentsSection.js';
import { gameSection } from './gameSection.js';
import { hazingSection } from './hazingSection.js';
import { metagameSection } from './metagameSection.js';
import { onceSection } from './onceSection.js';
import { repeatedSection } from './repeatedSection.js';
import type { StudyForm, StudyQuestion, StudySection } from './studySection.js';

/** The questions, in the order a reader meets them. */
const QUESTIONS: readonly StudyQuestion[] = [
  gameSection,
  onceSection,
  metagameSection,
  repeatedSection,
  agentsSection,
  hazingSection,
];

const IN_SHORT = 'In short';

/**
 * The report; with `--html` also the page, or on standard output nothing but the page.
 * @throws InputError, FormatError when there is no game to study, or the page cannot be written.
 */
export async function studyReport(argument: string, options: StudyOptions, io: Io): Promise<string> {
  requirePage(options);
  const given = await readGameArgument(argument, io);
  const sections = await answered(given, { figures: options.html !== undefined }, io);
  if (options.html !== undefined) {
    const { renderPage } = await import('../output/renderPage.js');
    const page = renderPage({
      title: given.game.title,
      subtitle: [
        'How can cooperation be sustained in this game?',
        `A folkways study of the game ${sourceInWords(given)}`,
      ],
      blocks: [
        heading(IN_SHORT),
        inShort(sections),
        ...evidence(sections),
        ...closing(given, sections, { newcomer: false, page: true }),
      ],
    });
    if (options.html === '-') return page;
    writeFileAtomically(options.html, page);
  }
  if (options.json === true) return formatJson(forPrograms(given, sections));
  const opening = [
    paragraph(`Study of "${visible(given.game.title)}", ${sourceInWords(given)}`),
    heading(IN_SHORT),
    inShort(sections),
  ];
  if (options.html !== undefined) {
    return renderText([...opening, paragraph(`The whole study, with its figures, is in ${visible(options.html)}.`)]);
  }
  return renderText([
    ...opening,
    ...evidence(sections),
    ...closing(given, sections, { newcomer: options.newcomer === true, page: false }),
  ]);
}

async function answered(given: GivenGame, form: StudyForm, io: Io): Promise<StudySection[]> {
  const progress = progressOn(io, 'parts of the study', QUESTIONS.length);
  const sections: StudySection[] = [];
  try {
    for (const question of QUESTIONS) {
      sections.push(await question(given, form));
      progress.report(sections.length);
    }
  } finally {
    progress.end();
  }
  return sections;
}

function forPrograms({ source, format, entry }: GivenGame, sections: readonly StudySection[]) {
  return {
    source: { name: source, format, citation: entry?.citation },
    inShort: Object.fromEntries(sections.map((section) => [section.key, section.inShort])),
    ...Object.fromEntries(sections.map(({ key, data }) => [key, data])),
  };
}

const sourceInWords = ({ source, format, entry }: GivenGame): string =>
  entry === undefined
    ? `read from ${visible(source)} (${format === 'nfg' ? 'Gambit .nfg' : 'JSON'}).`
    : `from folkways' own catalogue, entry ${entry.slug}.`;

const inShort = (sections: readonly StudySection[]): Block =>
  answers(
    ...sections.flatMap((section) =>
      section.inShort === undefined ? [] : [[section.title, section.inShort] as const],
    ),
  );

const evidence = (sections: readonly StudySection[]): Block[] =>
  sections.flatMap(({ title, blocks }) => [heading(title), ...blocks]);

function closing(
  given: GivenGame,
  sections: readonly StudySection[],
  { newcomer, page }: { readonly newcomer: boolean; readonly page: boolean },
): Block[] {
  // A newcomer from a fresh clone has no `folkways` on the path yet.
  const prefix = newcomer ? 'npm run --silent folkways -- ' : 'folkways ';
  const typed = (list: readonly (readonly [string, string])[]): Block =>
    commands(...list.map(([command, purpose]) => [prefix + command, purpose] as const));
  const own = given.argument === '-' ? 'GAME' : shellWord(given.argument);
  const more: (readonly [string, string])[] = [
    ...(page ? [] : [[`study ${own} --html study.html`, 'this study as a page with figures'] as const]),
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
