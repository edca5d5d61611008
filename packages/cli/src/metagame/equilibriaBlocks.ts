/**
 * The equilibria of the game among the LLMs, in words.
 */
import { type OneShotEquilibria, payoffRectangles } from '@folkways/metagame';
import { type Block, paragraph, table } from '../output/block.js';
import { formatSignificant } from '../output/formatReal.js';
import { formatTable, type Table } from '../output/formatTable.js';
import { countInWords, listInWords } from '../output/listInWords.js';
import { textWidth } from '../output/textWidth.js';
import { visible } from '../output/visible.js';
import { adviceInWords, profileMeaning, strategyInWords } from './adviceWords.js';
import { formatAmount, rangeInWords } from './formatAmount.js';

/** Tables wider than this are divided. */
const WIDTH = 100;

/** What was asked for. */
export type Sought = 'all' | 'pure' | 'isolated' | 'one';

/** The count, what it proves, a table, and the sets of equilibria where there are infinitely many. */
export function equilibriaBlocks(result: OneShotEquilibria, sought: Sought): Block[] {
  const { equilibria } = result;
  if (equilibria.length === 0) return [paragraph(countSentence(result, sought))];
  const mixed = equilibria.some(({ profile }) => profile.some(({ outcomes }) => outcomes.length > 1));
  return [
    paragraph(countSentence(result, sought)),
    ...equilibriaTables(result),
    paragraph(
      profileMeaning(result.meta),
      mixed ? 'A + joins the outcomes of a lottery: the LLM draws once, and all its clients follow the draw.' : '',
      'An average is per client; a sum counts all clients of one role as 1.',
      'Short numbers are exact, longer ones rounded.',
    ),
    ...componentBlocks(result),
  ];
}

/** How many, and what that proves. */
export function countSentence(result: OneShotEquilibria, sought: Sought): string {
  const { equilibria, components, complete, meta } = result;
  const found = equilibria.length;
  const named = (kind: string): string => countInWords(found, `${kind}um`, `${kind}a`);
  if (meta.llms.length === 1) {
    return `One LLM advises everybody, and advises what is best for all clients together: ${found === 1 ? 'one combination of actions' : `any of ${countInWords(found, 'combination')} of actions, or a lottery over them`}.`;
  }
  const meaning = 'an equilibrium is advice from which no LLM gains by deviating alone';
  switch (sought) {
    case 'pure':
      if (found === 0) {
        return 'No equilibrium without lotteries, in which each LLM advises one action per role: at every such combination some LLM gains by deviating. There are equilibria with lotteries; --find isolated or --find one looks for them.';
      }
      return `${capital(named('equilibri'))} without lotteries, and no other such one (${meaning}). There may be more with lotteries; --find isolated or --find one looks for them.`;
    case 'one':
      return equilibria[0].regret < 1e-6
        ? `One equilibrium (${meaning}); there may be others. It is numerical: no LLM gains more than ${formatSignificant(equilibria[0].regret, 2)} in sum by deviating.`
        : `No equilibrium was reached. At the best advice found some LLM gains ${formatSignificant(equilibria[0].regret, 2)} in sum by deviating.`;
    case 'isolated': {
      const what = named('isolated equilibri');
      return complete === true
        ? `${capital(what)}, and there is no other equilibrium (${meaning}).`
        : `${capital(what)} found (${meaning}); the list may be incomplete: ${reasonOf(result)}.`;
    }
    case 'all':
      if (complete !== true)
        return `${capital(named('equilibri'))} found before the search was stopped; there may be more.`;
      if (found === 1) return `One equilibrium, and there is no other (${meaning}).`;
      if (components.every((component) => component.equilibria.length === 1)) {
        return `${capital(named('equilibri'))}, and these are all (${meaning}).`;
      }
      return `Infinitely many equilibria (${meaning}): ${named('extreme equilibri')} in ${countInWords(components.length, 'component')}, and what they span.`;
  }
}

function reasonOf({ notes }: OneShotEquilibria): string {
  return notes.at(-1) ?? 'the search does not prove more';
}

/** Advice and payoffs side by side, or one under the other where that would be too wide; numbered when there are several. */
function equilibriaTables({ meta, equilibria }: OneShotEquilibria): Block[] {
  const names = meta.llms.map(visible);
  const numbers = {
    header: equilibria.length > 1 ? [''] : [],
    align: equilibria.length > 1 ? (['right'] as const) : [],
    rows: equilibria.map((_, k) => (equilibria.length > 1 ? [String(k + 1)] : [])),
  };
  const advice = {
    header: names.map((name) => `${name} advises`),
    align: names.map(() => 'left' as const),
    rows: equilibria.map((equilibrium) => names.map((_, j) => adviceInWords(meta, j, equilibrium))),
  };
  const payoffs = {
    header: [...names.map((name) => `average ${name}`), ...names.map((name) => `sum ${name}`)],
    align: names.flatMap(() => ['right', 'right'] as const),
    rows: equilibria.map(({ exact, averages, utilities }) =>
      [...(exact?.averages ?? averages), ...(exact?.utilities ?? utilities)].map(formatAmount),
    ),
  };
  const wide = besides(numbers, advice, payoffs);
  if (formatTable(wide).every((line) => textWidth(line) <= WIDTH)) return [table(wide)];
  return [table(besides(numbers, advice)), table(besides(numbers, payoffs))];
}

function besides(...tables: readonly Required<Table>[]): Required<Table> {
  return {
    header: tables.flatMap(({ header }) => header),
    align: tables.flatMap(({ align }) => align),
    rows: tables[0].rows.map((_, k) => tables.flatMap(({ rows }) => rows[k])),
  };
}

function componentBlocks(result: OneShotEquilibria): Block[] {
  const { meta, components } = result;
  const rectangles = payoffRectangles(result);
  let next = 0;
  return components.flatMap((component, c) => {
    const sets = rectangles.slice(next, next + component.subsets.length);
    next += component.subsets.length;
    if (component.equilibria.length === 1) return [];
    const numbers = listInWords(component.equilibria.map((k) => String(k + 1)));
    const count = component.subsets.length;
    const every = 'every lottery over the advice on the left is in equilibrium with every one over that on the right:';
    return [
      paragraph(
        components.length === 1
          ? `Equilibria ${numbers} hang together.`
          : `Equilibria ${numbers} hang together (component ${c + 1}).`,
        count === 1 ? `In between, ${every}` : `Between them are ${count} sets; in each, ${every}`,
      ),
      table({
        header: [...meta.llms.map(visible), ...meta.llms.map((name) => `averages of ${visible(name)}`)],
        rows: component.subsets.map(({ strategies }, s) => [
          ...strategies.map((list, j) => list.map((strategy) => strategyInWords(meta, j, strategy)).join(' | ')),
          ...sets[s].averages.map(([low, high]) => rangeInWords(low, high)),
        ]),
      }),
    ];
  });
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
