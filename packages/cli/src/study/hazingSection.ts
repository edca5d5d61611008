/**
 * Strangers who can always leave: the cheapest hazing that keeps them cooperating.
 */
import type { NormalFormGame } from '@folkways/core';
import { criticalDiscount, type LimitStability, limitStability, restartGame, solveHazing } from '@folkways/hazing';
import { type HazeSubject, hazeSubjectOfGame } from '../haze/hazeSubject.js';
import { hazingAnswerBlocks } from '../haze/hazingOptimumBlocks.js';
import { stepsForJson } from '../haze/hazingSteps.js';
import { goalInWords } from '../haze/hazingWords.js';
import type { GivenGame } from '../input/readGameArgument.js';
import { type Block, figure, paragraph } from '../output/block.js';
import { countInWords } from '../output/listInWords.js';
import { shellWord } from '../output/shellWord.js';
import { visible } from '../output/visible.js';
import { hazingInShort } from './hazingInShort.js';
import type { StudyForm, StudySection } from './studySection.js';

const KEY = 'hazing';
const TITLE = 'Among strangers who can leave';
const SETTING =
  'Suppose it is played again and again by two strangers, and anyone who is betrayed leaves: the betrayer must start over with someone new, who knows nothing. What keeps people honest then is hazing, a few costly rounds at the start of every partnership that nobody wants to go through twice.';

/** A study answers in seconds or says that it did not; `folkways haze` has no limit. */
const SECONDS = 20;

/** The hazing optimum, or in words why the question does not apply or was not answered. */
export async function hazingSection({ game, source, argument }: GivenGame, form: StudyForm): Promise<StudySection> {
  const typed = shellWord(argument);
  try {
    restartGame(game);
  } catch (error) {
    return notApplicable(game, refusalOf(error));
  }
  const subject = { ...hazeSubjectOfGame(game, source), typed };
  const introduction = [paragraph(SETTING), paragraph(goalInWords(subject))];
  try {
    const result = solveHazing(subject.instance, { timeLimit: SECONDS });
    const stability = result.totalHazing === null ? undefined : limitStability(subject.instance, result.sequence);
    return {
      key: KEY,
      title: TITLE,
      inShort: hazingInShort(subject, result, stability),
      data: {
        applies: true,
        ...result,
        criticalDiscount: stability && criticalDiscount(subject.instance, result.sequence),
        steps: stability && stepsForJson(stability.rows),
        instance: subject.instance,
      },
      blocks: [
        ...introduction,
        ...hazingAnswerBlocks(subject, result, stability),
        ...(await figures(subject, stability, form)),
      ],
      next: [[`haze ${typed}`, 'the hazing alone, and how to test your own']],
    };
  } catch (error) {
    const reason = refusalOf(error);
    return {
      key: KEY,
      title: TITLE,
      inShort: `How much hazing strangers need was not computed: ${visible(reason)}.`,
      data: { applies: true, status: 'unproven', reason, instance: subject.instance },
      blocks: [...introduction, paragraph(`How much hazing it takes was not computed: ${visible(reason)}.`)],
    };
  }
}

async function figures(subject: HazeSubject, stability: LimitStability | undefined, form: StudyForm): Promise<Block[]> {
  // Without hazing there is no ladder to draw.
  if (!form.figures || stability === undefined || stability.rows.length === 1) return [];
  const { hazingPlot } = await import('../haze/hazingPlot.js');
  const caption =
    'Above, what each round of a partnership pays both. Below, the ladder of hazing: what each partner has given up so far (solid) must stay above what there is to gain by betraying (dashed) in every step.';
  return [figure(hazingPlot(subject, stability.rows, 'page'), caption)];
}

/** What a library call refused about its input. Everything else is thrown on. */
function refusalOf(error: unknown): string {
  if (error instanceof RangeError) return error.message.replace(/^\w+: ("\w+" )?(expected )?/, '');
  throw error;
}

function notApplicable(game: NormalFormGame, reason: string): StudySection {
  return {
    key: KEY,
    title: TITLE,
    inShort: `Not asked here: hazing is computed for symmetric games of two players${shortReason(game, reason)}.`,
    data: { applies: false, reason },
    blocks: [
      paragraph(
        'Hazing (a few costly rounds at the start of every partnership) can keep strangers honest who could always',
        'betray and leave. folkways computes it for symmetric games of two players,',
        `in which both sides have the same actions and payoffs. ${reasonInWords(game, reason)}.`,
      ),
    ],
  };
}

function shortReason(game: NormalFormGame, reason: string): string {
  const words = reasonInWords(game, reason);
  return words.startsWith(NOT_ONE) ? `, and${words.slice(NOT_ONE.length)}` : `; here it expected ${visible(reason)}`;
}

const NOT_ONE = 'This game is not one of them:';

function reasonInWords(game: NormalFormGame, reason: string): string {
  const [rows, columns] = game.actions;
  if (game.actions.length !== 2) return `${NOT_ONE} it has ${countInWords(game.actions.length, 'player')}`;
  if (rows.length !== columns.length || rows.some((name, a) => name !== columns[a])) {
    return `${NOT_ONE} ${game.players.map(visible).join(' and ')} have different actions`;
  }
  const difference = /^a symmetric game, but (.*)$/s.exec(reason);
  return difference === null ? `Here it expected ${visible(reason)}` : `${NOT_ONE} ${visible(difference[1])}`;
}
