/**
 * LLMs of a meta-game as players: `agents play --shares`, review protocols, `convert --shares`.
 */
import { describe, expect, test } from 'vitest';
import { runInMemory } from '../runInMemory.js';

const json = async (...argv: string[]) => {
  const run = await runInMemory([...argv, '--json']);
  expect(run).toMatchObject({ code: 0, stderr: '' });
  expect(run.stdout).not.toMatch(/NaN|undefined|\[object|Infinity/);
  return JSON.parse(run.stdout);
};
const play = (...argv: string[]) => json('agents', 'play', 'pd-losses', '--shares', '9/10:1/10', ...argv);

describe('play', () => {
  test('two learners end in the one-shot equilibrium (CC, DD), and clients get what it pays', async () => {
    const match = await play('--llms', 'large,small', '--rounds', '60');
    expect(match.agents.map(({ player }: { player: string }) => player)).toEqual(['large', 'small']);
    expect(match.play.at(-1)).toEqual({ round: 60, actions: ['CC', 'DD'], payoffs: [-4.14, -0.08] });
    const { masses, averages, byRole, everyone } = match.clients;
    expect(masses).toEqual([1.8, 0.2]);
    for (const [j, sum] of match.averages.entries()) expect(averages[j] * masses[j]).toBeCloseTo(sum, 9);
    for (const [i, row] of byRole.entries()) expect(0.9 * row[0] + 0.1 * row[1]).toBeCloseTo(everyone[i], 9);
  });

  test('constant advice by hand: the large LLM cooperates, the small one defects', async () => {
    const match = await play('--p1', 'always-CC', '--p2', 'always-DD', '--rounds', '3');
    // A client who cooperates meets C with .9 and gets -2, else -5; one who defects gets 0, else -4.
    match.clients.byRole.forEach((row: number[]) => {
      expect(row[0]).toBeCloseTo(-2.3, 12);
      expect(row[1]).toBeCloseTo(-0.4, 12);
    });
  });

  test('a review protocol keeps two LLMs together, but for its probes', async () => {
    const review = 'review:target=-2:-2,probe=0.02';
    const match = await play('--p1', review, '--p2', review, '--rounds', '400', '--discount', '.99');
    const together = match.play.filter(({ actions }: { actions: string[] }) => actions.join(' ') === 'CC CC').length;
    expect(together).toBeGreaterThan(370);
    expect(match.notes[0]).toMatch(
      /^review prescribes \(CC, CC\) in blocks of one round, probes with probability 0\.02, and punishes for .* after a block with any wrong round\. At the discount factor of this match the best deviation from it would gain LLM 1 0\.0\d+ and LLM 2 0\.\d+ a round\.$/,
    );
    expect(match.notes[1]).toBe(match.notes[0]);
  });

  test('a game without LLMs: every player is one', async () => {
    const argv = ['agents', 'play', 'stag-hunt', '--p1', 'review:maximize=welfare,probe=0', '--p2', 'always-Hare'];
    const match = await json(...argv, '--menus', 'generated', '--rounds', '6');
    expect(match.play[0].actions).toEqual(['Stag', 'Hare']);
    expect(match.notes[0]).toContain('(Stag, Stag)');
    expect(match.clients).toBeUndefined();
  });
});

describe('convert', () => {
  test('the game among LLMs, exactly; it solves as the meta-game does', async () => {
    const argv = ['convert', 'pd-losses', '--shares', '2/3:1/3', '--llms', 'a,b', '--to', 'nfg'];
    const { stdout } = await runInMemory(argv);
    expect(stdout).toMatch(/^NFG 1 R ".*" \{ "a" "b" \}/);
    const { stdout: solved } = await runInMemory(['nash', '-', '--json'], stdout);
    const among = await json('metagame', 'solve', 'pd-losses', '--shares', '2/3:1/3');
    expect(JSON.parse(solved).equilibria).toHaveLength(among.equilibria.length);
    expect((await json('convert', 'heist', '--shares', '.8:.1:.1,.1:.8:.1,.1:.1:.8')).players).toHaveLength(3);
  });
});

describe('refusals', () => {
  test.each<[string[], RegExp]>([
    [['pd-losses', '--shares', '.9:.2'], /pd-losses: "shares\[0\]" .*expected shares with sum 1, got 1\.1/],
    [['pd-losses', '--shares', '.9'], /expected shares with sum 1/],
    [['pd-losses', '--shares', '.5:.3:.2'], /--shares: expected two LLMs, found 3/],
    [['travellers-dilemma', '--shares', '.9:.1'], /--p1: ps-br needs menus of strategies, and the game is too large/],
    [['pd-losses', '--llms', 'a,b'], /--llms: expected --shares beside it/],
    [['pd-losses', '--shares', '.9:.1', '--llms', 'a'], /--llms: expected 2 names, one per share of a role, found 1/],
    [['von-stengel-6x6', '--shares', '.9:.1', '--p1', 'psbrr'], /--p1: expected psbr, .*haze, review, .*found "psbrr"/],
    [['pd-losses', '--shares', '.9:.1', '--p1', 'haze:sequence=CD'], /--p1: haze: "game" expected a symmetric game, but/],
    [['pd-losses', '--shares', '.9:.1', '--p1', 'review:maximize=all'], /--p1: review: "maximize" expected nash-product, welfare or min, found all/],
    [['pd-losses', '--shares', '.9:.1', '--p1', 'review:target=-2'], /--p1: review: "target": expected 2 payoffs, one per LLM, found 1/],
    [['pd-losses', '--shares', '.9:.1', '--p1', 'review:target=9:9'], /--p1: review: "target" expected a feasible payoff vector/],
    [['pd-losses', '--shares', '.9:.1', '--p1', 'review:target=-2:-2,maximize=min'], /expected target or maximize, found both/],
    [['pd-losses', '--shares', '.9:.1', '--p1', 'review:probe=2'], /--p1: review: "probe" expected a number in \[0, 1\], got 2/],
    [['pd-losses', '--shares', '.9:.1', '--p1', 'review:probe=x'], /--p1: review: "probe" expected/],
    [['pd-losses', '--shares', '.9:.1', '--p1', 'review:punish=1000000'], /--p1: review: the protocol takes 2000002 states of 16 joint actions each/],
    [['pd-losses', '--shares', '.8:.2,1:0', '--p1', 'review'], /--p1: review expected LLMs that observe every role, found that LLM 2 does not/],
  ])('%j', async (argv, line) => {
    const run = await runInMemory(['agents', 'play', ...argv]);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toMatch(/^folkways: [^\n]+\n$/);
    expect(run.stderr).toMatch(line);
  }); // biome-ignore format: rows
});
