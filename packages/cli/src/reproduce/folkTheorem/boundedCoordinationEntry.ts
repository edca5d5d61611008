/**
 * Section 3, bounded coordination: ten roles and a hundred actions.
 */
import { boundedCoordination, type StructuredOutcome, structuredEquilibrium } from '@folkways/metagame';
import { formatSignificant } from '../../output/formatReal.js';
import type { LedgerEntry } from '../ledgerRow.js';
import { judged } from './judged.js';

const TEST = 'packages/metagame/src/structured/structuredEquilibrium.paper.test.ts';

/** The claim, and the best deviations that its proof leaves out. */
export const boundedCoordinationEntry: LedgerEntry = {
  name: 'bounded coordination',
  run: () => {
    const patterns = [[0, 0, 0, 0, 1], [0, 0, 0, 0], [0]];
    const { isEquilibrium, llms } = structuredEquilibrium(boundedCoordination(), patterns);
    const averages = llms.map(({ average }) => average.toNumber());
    const kinds = llms.map(({ instructions }) => instructions.length);
    const second = llms.map(runnerUp);
    return {
      rows: [
        judged({
          item: 'Claim, bounded coordination',
          about: 'the medium LLM gets the highest average',
          evidence: 'exact',
          published: 'an equilibrium with averages 9.998, 12.25, 0',
          ours: `${isEquilibrium ? 'an equilibrium' : 'no equilibrium'} with averages ${averages.join(', ')} (sums ${llms.map(({ value }) => value.toNumber()).join(', ')}), in fractions`,
          when: 'agrees',
          checks: {
            'it is an equilibrium': isEquilibrium,
            'averages are 9.998, 12.25, 0': averages.join() === '9.998,12.25,0',
          },
          test: TEST,
        }),
        judged({
          item: 'Proof of the claim, bounded coordination',
          about: 'how good the other instructions are',
          evidence: 'exact',
          published: '"strictly worse"',
          ours: `next best of the large LLM ${second[0]}, of the medium one ${second[1]}; the small one always gets 0. All of 100^5, 100^4 and 100 instructions, as ${kinds.join(', ')} kinds`,
          when: 'sharper',
          reason:
            'The proof argues in words. By symmetry only the pattern of coincidences matters, which leaves few enough instructions to value each exactly.',
          checks: {
            'all others are strictly worse': llms
              .slice(0, 2)
              .every(({ instructions, value }) =>
                instructions.slice(1).every((other) => other.value.compare(value) < 0),
              ),
            'the small LLM always gets 0': llms[2].instructions.every(({ value }) => value.numerator === 0n),
          },
          test: TEST,
        }),
      ],
    };
  },
};

function runnerUp({ instructions }: StructuredOutcome): string {
  if (instructions.length < 2) return 'none';
  const { instruction, value } = instructions[1];
  return `${formatSignificant(value.toNumber(), 5)} (x + ${instruction.join(', ')})`;
}
