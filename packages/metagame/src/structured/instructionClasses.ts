/**
 * Pure instructions of one LLM, one of each kind that the others' shifted patterns can tell apart.
 */
import { SizeError } from '@folkways/core';

/** The roles of an LLM and what its instructions face. */
export interface InstructionClassesInput {
  /** n. */
  readonly actionCount: number;
  /** The groups of the LLM's roles; roles of one group are alike. */
  readonly group: readonly number[];
  /** The sum of the spans of the others' patterns. */
  readonly reach: number;
  /** The most instructions to list. */
  readonly limit: number;
}

/**
 * A set of instructions such that each of the n^s instructions earns the same as one of them.
 *
 * Why these are enough. An LLM with a pattern of span d, once shifted, is a rigid block: it links two actions that are at most d apart.
 * A chain of equal actions from one of our actions to another passes through each block at most once, so it links only actions at
 * most D = `reach` apart (cyclically). Call a cyclic gap between neighbouring actions of ours far when it exceeds D. For every set of
 * wanted coincidences, the number of shift tuples that have at least these is n for each chain that touches none of our actions,
 * times 1 or 0 for each other chain, which depends only on the gaps that are not far; by inclusion and exclusion so does the number
 * that have exactly these. Payoffs depend only on coincidences. Hence far gaps may be made equal to D + 1, and the cut placed at a far
 * gap, which exists when s (D + 1) <= n. Shifting everything is immaterial, so the first action is 0.
 * @returns instructions, one action per role of the LLM.
 * @throws SizeError when there are more than `limit`.
 * @remarks When s (D + 1) > n all n^s instructions are listed. With D = 0 the order of the actions is immaterial as well.
 */
export function instructionClasses({ actionCount, group, reach, limit }: InstructionClassesInput): number[][] {
  const s = group.length;
  if (s * (reach + 1) > actionCount) {
    if (actionCount ** s > limit) tooMany(actionCount ** s, limit);
    return [...sequences(s, actionCount - 1)];
  }
  const classes = new Map<string, number[]>();
  for (const rank of rankings(group, reach === 0)) {
    const distinct = Math.max(...rank) + 1;
    for (const gaps of sequences(distinct - 1, reach)) {
      const actions = [0];
      for (const gap of gaps) actions.push(actions[actions.length - 1] + gap + 1);
      const instruction = rank.map((place) => actions[place]);
      const key = reach === 0 ? blocksOf(rank, group) : instruction.join();
      if (!classes.has(key)) classes.set(key, instruction);
      if (classes.size > limit) tooMany(classes.size, limit);
    }
  }
  return [...classes.values()];
}

function tooMany(count: number, limit: number): never {
  throw new SizeError(
    `structuredEquilibrium: an LLM has at least ${count} kinds of instructions, over the limit of ${limit}; declare alike roles or raise maxInstructions`,
    count,
    limit,
  );
}

/** All sequences of the length with entries in [0, most], in lexicographic order. */
function* sequences(length: number, most: number): Generator<number[]> {
  if (length === 0) yield [];
  else for (const prefix of sequences(length - 1, most)) for (let v = 0; v <= most; v++) yield [...prefix, v];
}

/**
 * Which place, from 0 up without gaps, each role's action has among the distinct actions; alike roles in ascending order.
 * @param anyOrder - the order of the distinct actions is immaterial: only the one in which they first occur is listed.
 */
function* rankings(group: readonly number[], anyOrder: boolean, prefix: readonly number[] = []): Generator<number[]> {
  const i = prefix.length;
  const top = Math.max(-1, ...prefix);
  const missing = top + 1 - new Set(prefix).size;
  if (missing > group.length - i) return;
  if (i === group.length) {
    yield [...prefix];
    return;
  }
  const low = Math.max(0, ...prefix.filter((_, earlier) => group[earlier] === group[i]));
  const high = anyOrder ? top + 1 : group.length - 1;
  for (let place = low; place <= high; place++) yield* rankings(group, anyOrder, [...prefix, place]);
}

/** Which roles, up to likeness, choose the same action: the same text whatever the actions are. */
function blocksOf(rank: readonly number[], group: readonly number[]): string {
  const blocks = new Map<number, number[]>();
  rank.forEach((place, i) => {
    blocks.set(place, [...(blocks.get(place) ?? []), group[i]]);
  });
  return [...blocks.values()]
    .map((block) => block.sort((a, b) => a - b).join())
    .sort()
    .join(' ');
}
