/**
 * Strangers who can always leave: the cheapest hazing that keeps them cooperating.
 */
import type { NormalFormGame } from '@folkways/core';
import { limitStability, restartGame, solveHazing } from '@folkways/hazing';
import { hazeSubjectOfGame } from '../haze/hazeSubject.js';
import { hazingAnswerBlocks } from '../haze/hazingOptimumBlocks.js';
import { stepsForJson } from '../haze/hazingSteps.js';
import { goalInWords } from '../haze/hazingWords.js';
import type { GivenGame } from '../input/readGameArgument.js';
import { paragraph } from '../output/block.js';
import { countInWords } from '../output/listInWords.js';
import { shellWord } from '../output/shellWord.js';
import { visible } from '../output/visible.js';
import type { StudySection } from './studySection.js';

const KEY = 'hazing';
const TITLE = 'Among strangers who can leave';
const SETTING =
  'Suppose it is played again and again by two strangers, and anyone who is betrayed leaves: the betrayer must start over with someone new, who knows nothing. What keeps people honest then is hazing, a few costly rounds at the start of every partnership that nobody wants to go through twice.';

/** A study answers in seconds or says that it did not; `folkways haze` has no limit. */
const SECONDS = 20;

/** The hazing optimum, or in words why the question does not apply or was not answered. */
export function hazingSection({ game, source, argument }: GivenGame): StudySection {
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
      data: { applies: true, ...result, steps: stability && stepsForJson(stability.rows), instance: subject.instance },
      blocks: [...introduction, ...hazingAnswerBlocks(subject, result, stability)],
      next: [[`haze ${typed}`, 'the hazing alone, and how to test your own']],
    };
  } catch (error) {
    const reason = refusalOf(error);
    return {
      key: KEY,
      title: TITLE,
      data: { applies: true, status: 'unproven', reason, instance: subject.instance },
      blocks: [...introduction, paragraph(`How much hazing it takes was not computed: ${visible(reason)}.`)],
    };
  }
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
