/**
 * What happens when a few shared LLMs advise the players: the study's first question.
 */
import type { GivenGame } from '../input/readGameArgument.js';
import { solveData } from '../metagame/solveReport.js';
import { sustainData } from '../metagame/sustainReport.js';
import { sweepData } from '../metagame/sweepReport.js';
import { type Block, figure, paragraph } from '../output/block.js';
import { shellWord } from '../output/shellWord.js';
import { advisedInShort } from './advisedInShort.js';
import { metagameBlocks } from './metagameInWords.js';
import { type MetagameAnswer, moving, solveMetagame, whyNotAdvised } from './solveMetagame.js';
import type { StudyForm, StudySection } from './studySection.js';

/** Two LLMs with 9/10 and 1/10 of every role, and with half each; for small games every division between. */
export async function metagameSection({ game, source, argument }: GivenGame, form: StudyForm): Promise<StudySection> {
  const key = 'advised';
  const title = 'Advised by two shared models';
  const reason = whyNotAdvised(game, source);
  if (reason !== undefined) {
    return {
      key,
      title,
      inShort: `Not computed: ${reason}.`,
      data: { computed: false, reason },
      blocks: [
        paragraph(`What happens when everybody asks one of two AI models what to do was not computed: ${reason}.`),
      ],
    };
  }
  const answer = await solveMetagame(game);
  const { divisions, sweep, base, repeated } = answer;
  const typed = shellWord(argument);
  return {
    key,
    title,
    inShort: advisedInShort(answer),
    data: {
      computed: true,
      divisions: divisions.map(({ result, sought }) => solveData(result, sought)),
      base,
      repeated: repeated?.map(({ meta, target, result }) => sustainData(meta, target, result)) ?? null,
      sweep: sweep === undefined ? null : sweepData(sweep, { shares: moving(game) }),
    },
    blocks: metagameBlocks(answer, await drawn(answer, form)),
    next: [
      [`metagame solve ${typed} --shares 0.9:0.1`, 'what the models advise, at any shares'],
      ...(repeated === undefined
        ? []
        : [
            [
              `metagame sustain ${typed} --shares .4:.3:.3 --maximize welfare`,
              'what three models can sustain, and how',
            ] as const,
          ]),
      ...(divisions[0].sought === 'all'
        ? [[`metagame sweep ${typed} --shares p:1-p`, 'where that changes'] as const]
        : []),
    ],
  };
}

/** The pictures of the sweep and of repeated play. */
async function drawn({ sweep, repeated }: MetagameAnswer, { figures }: StudyForm) {
  const pictures: { sweep: Block[]; repeated: Block[] } = { sweep: [], repeated: [] };
  if (figures && sweep !== undefined) {
    const { sweepPlot } = await import('../metagame/sweepPlot.js');
    const caption =
      'What the clients of LLM 1 (blue) and LLM 2 (orange) get on average, over the share p of LLM 1: one line per equilibrium. Dashed: where the equilibria change; a bar there is a continuum of them.';
    pictures.sweep.push(figure(sweepPlot(sweep, 'page'), caption));
  }
  if (figures && repeated !== undefined) {
    const { sustainPlot } = await import('../metagame/sustainPlot.js');
    const [{ meta, target, result }] = repeated;
    const caption = `What repeated play pays all clients of LLM 1 and of LLM 2 together, where LLM 1 has ${meta.exactShares[0][0]}. Grey: feasible; blue: above what each can secure alone (dashed), so it can be sustained; the dot: the target above, ${result.status}.`;
    pictures.repeated.push(figure(sustainPlot(meta, target, result, 'page'), caption));
  }
  return pictures;
}
