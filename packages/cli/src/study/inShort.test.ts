/**
 * The short answers, word for word, of games whose numbers are known from the papers or by hand.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { runInMemory } from '../runInMemory.js';
import { outcomesInShort } from './learnedInShort.js';

const studied = async (game: string, stdin?: string) => {
  const { code, stdout } = await runInMemory(['study', game, '--json'], stdin);
  expect(code).toBe(0);
  return JSON.parse(stdout);
};

describe('the prisoner’s dilemma with losses', () => {
  let report: Awaited<ReturnType<typeof studied>>;
  beforeAll(async () => {
    report = await studied('pd-losses');
  });

  test('shared advisers: the shares of the paper, the exact break at 2/3, the grim cutoff 4/9', () => {
    const [uneven] = report.advised.divisions;
    const [large, small] = uneven.equilibria[0].exact.averages.map(asDecimal);
    const cutoff = report.advised.repeated[0].grim.cutoff.toPrecision(3);
    expect([large, small, cutoff]).toEqual(['-2.3', '-0.4', '0.444']);
    expect(report.inShort.advised).toBe(
      `With two models that advise 9/10 and 1/10 of the players, the only one-shot equilibrium is that LLM 1 advises C to all and LLM 2 advises D to all; their clients get ${large} and ${small}. The same holds at every share of LLM 1 above 2/3. Played for ever, both can be held to advising C to all (-2 for every client) from discount factor ${cutoff} on.`,
    );
  });

  test('once, again and again, and among strangers', () => {
    expect(report.inShort.once).toBe(
      'The only equilibrium is (D, D), which pays -4, -4, though both would get more at (C, C), which pays -2, -2.',
    );
    expect(report.inShort.repeated).toBe(
      `The threat of (D, D) sustains (C, C) for ever from discount factor ${report.repeated.grimTrigger.exact} on.`,
    );
    expect(report.inShort.hazing).toBe(
      `Strangers need hazing worth ${report.hazing.totalHazing}: D twice, then C for ever, which holds from discount factor 0.618 on.`,
    );
  });
});

test('Table 1 of the restart paper: 7 units of hazing', async () => {
  const { inShort, hazing } = await studied('restart-table-1');
  expect(hazing.totalHazing).toBe(7);
  expect(inShort.hazing).toBe(
    'Strangers need hazing worth 7: A once, B once, then C for ever, which holds from discount factor 0.897 on.',
  );
  expect(Object.values(inShort)).toContain(
    'The threat of (A, A) sustains (C, C) for ever from discount factor 3/5 on.',
  );
  expect(inShort.agents).toMatch(
    /^Agents that reason about each other, expecting nothing in particular, play \(A, A\) in \d+ % of late rounds; when each gives prior weight 0\.999 to the other being grim-C, \(C, C\) in \d+ % of late rounds\.$/,
  );
});

test('agents that learn: the least weight tried that keeps them on the path', async () => {
  const { inShort, agents } = await studied('prisoners-dilemma');
  const [without] = agents.rows;
  const enough = agents.rows.find(({ prescribed }: { prescribed: number }) => prescribed >= 0.9);
  const percent = (share: number): string => `${Math.round(100 * share)} %`;
  expect(enough.weight).toBe(0.999);
  expect(inShort.agents).toBe(
    `Agents that reason about each other reach cooperation, (J, J) in every round, once they give it prior weight 0.999: then in ${percent(enough.prescribed)} of late rounds, without such an expectation in ${percent(without.prescribed)}.`,
  );
});

test('three roles: lotteries, what repetition cannot add, and what does not apply', async () => {
  const { inShort } = await studied('majority-coordination');
  expect(inShort).toEqual({
    once: 'It has two pure equilibria: (0, 0, 0), which pays 33.3333, 33.3333, 33.3333; (1, 1, 1), which pays 33.3333, 33.3333, 33.3333.',
    advised:
      'With two models that advise 9/10 and 1/10 of the players, the only one-shot equilibrium is that both advise 0 to all or 1 to all, by lot; their clients get 34.6667 and 21.3333. Repetition adds nothing: no play gives both more than each can secure alone.',
    repeated:
      'To go back to a pure equilibrium for ever is no threat here: no outcome pays every player more than any of them.',
    agents: 'Not computed: it has three players, and the agents play games of two.',
    hazing: 'Not asked here: hazing is computed for symmetric games of two players, and it has three players.',
  });
});

test('a game without a pure equilibrium, and one without hazing', async () => {
  const { inShort } = await studied('rock-paper-scissors');
  expect(inShort.once).toBe('Its only equilibrium mixes actions at random and pays 0, 0 on average.');
  expect(inShort.repeated).toBe('To go back to a pure equilibrium for ever is no threat here: there is none.');
  expect(inShort.hazing).toBe('No hazing, however long, keeps strangers at Rock: no action costs anything against it.');
  const { inShort: stag } = await studied('stag-hunt');
  expect(stag.hazing).toBe('Strangers need no hazing: Stag is a best reply to itself.');
  expect(stag.repeated).toBe('(Stag, Stag) for ever needs no threat and no patience.');
});

/** A short fraction, as it is said. */
function asDecimal(fraction: string): string {
  const [top, bottom = '1'] = fraction.split('/');
  return String(Number(top) / Number(bottom));
}

test('an expectation that changes nothing is not said to lead elsewhere', () => {
  const outcomes = [
    { profile: ['A', 'A'], equilibrium: true, share: 0.97 },
    { profile: ['B', 'B'], equilibrium: false, share: 0.03 },
  ];
  expect(
    outcomesInShort(
      [
        { expects: null, outcomes },
        { expects: 'a grudger', outcomes },
      ],
      0.999,
    ),
  ).toBe(
    'Agents that reason about each other, expecting nothing in particular, play (A, A) in 97 % of late rounds; when each gives prior weight 0.999 to the other being a grudger, the same in 97 %.',
  );
});
