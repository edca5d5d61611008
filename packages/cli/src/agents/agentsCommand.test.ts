/**
 * `folkways agents play`, `menu` and `check`.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runInMemory } from '../runInMemory.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'folkways-agents-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const text = async (...argv: string[]) => {
  const run = await runInMemory(['agents', ...argv]);
  expect(run).toMatchObject({ code: 0, stderr: '' });
  expect(run.stdout).not.toMatch(/NaN|undefined|\[object|Infinity/);
  return run.stdout;
};
const json = async (...argv: string[]) => JSON.parse(await text(...argv, '--json'));

describe('play', () => {
  test('Tit For Tat against a defector, by hand', async () => {
    const match = await json('play', 'prisoners-dilemma', '--p1', 'tft', '--p2', 'alld', '--rounds', '4');
    expect(match.play.map(({ actions }: { actions: string[] }) => actions.join(''))).toEqual(['JF', 'FF', 'FF', 'FF']);
    expect(match).toMatchObject({ totals: [-5, 5], averages: [-1.25, 1.25], beliefs: [null, null] });
    expect(match.discounted[0]).toBeCloseTo(-5 / (1 + 0.95 + 0.95 ** 2 + 0.95 ** 3), 12);
    expect(match.followRates).toEqual([
      { metric: 'anyNash', all: 0.75, late: 0.75 },
      { metric: 'prescribed', all: 0, late: 0 },
      { metric: 'parityFree', all: 0, late: 0 },
    ]);
  });

  test('a learner: beliefs are posteriors, and the same seed plays the same match', async () => {
    const argv = ['play', 'prisoners-dilemma', '--p2', 'alld', '--rounds', '6', '--seed', '3'];
    const match = await json(...argv);
    const { labels } = match.agents[0];
    expect(match.beliefs[0][0]).toEqual(labels.map(() => 1 / 8));
    for (const row of match.beliefs[0]) expect(row.reduce((a: number, b: number) => a + b)).toBeCloseTo(1, 12);
    // One F of the other leaves the two that play F, surely or nine times of ten: 1 to 0.9 (and 0.1 for the noisy one).
    expect(match.beliefs[0][1][labels.indexOf('alld')]).toBeCloseTo(1 / 2, 4);
    expect(await json(...argv)).toEqual(match);
  });

  test('a transcript, with a long match cut in its middle', async () => {
    const long = await text('play', 'prisoners-dilemma', '--p1', 'psbr:prior=.999', '--p2', 'grim_trigger');
    expect(long).toMatch(/Player 1 is PS-BR;\sPlayer 2 is\sgrim_trigger/);
    expect(long).toMatch(/^ {6}1 {2}J {9}J {12}3 {5}3 {2}grim_trigger 1\.00$/m);
    expect(long).toMatch(/^ {4}\.\.\.$/m);
    expect(long).toMatch(/the prescribed path, on its dates +100\.0 % +100\.0 %/);
    const whole = await text('play', 'prisoners-dilemma', '--rounds', '40', '--every-round');
    expect(whole).toMatch(/^ {5}35 {2}/m);
  });

  test.each([
    'psbr',
    'psbr-myopic',
    'scot',
    'expected',
    'fictitious',
    'uniform',
    'habit:strength=.5',
    'menu',
    'mad0',
    'ps-br:expect=mad0,prior=9/10,horizon=5,discount=.5,temperature=2,temper=posterior,recency=.9,tie=last',
    'psbr:planner=unrestricted,sampling=commit,commit-rounds=5',
    'psbr:payoffs=sample,last-round=9',
    'expected:rollouts=3,payoffs=mean',
  ])('%s plays', async (word) => {
    const match = await json('play', 'promo', '--p1', word, '--p2', 'mad1', '--rounds', '12');
    expect(match.play).toHaveLength(12);
  });

  test("a game without the paper's menus: the well-known strategies", async () => {
    const match = await json('play', 'chicken', '--p1', 'psbr:expect=bully', '--p2', 'bully', '--rounds', '20');
    expect(match.agents[0].labels).toContain('tit-for-tat');
    expect(match.followRates.map(({ metric }: { metric: string }) => metric)).toEqual(['anyNash']);
    const pennies = await text('play', 'matching-pennies', '--rounds', '5');
    expect(pennies).toContain('no pure equilibrium and no prescribed path');
  });

  test('a hazing sequence against a learner who knows nothing of it', async () => {
    const match = await json('play', 'restart-table-1', '--p1', 'haze', '--rounds', '30', '--seed', '1');
    expect(match.agents[1].labels).toEqual(expect.arrayContaining(['always-C', 'grim-C', 'tft-C', 'copy', 'haze']));
    const played = match.play.map(({ actions }: { actions: string[] }) => actions.join(''));
    expect(played.slice(-20)).toEqual(new Array(20).fill('CC'));
    expect(match.notes).toEqual([
      'haze plays A, B, then C for ever; after a round in which somebody did not, it begins again, as with a stranger.',
      null,
    ]);
    // Below the critical discount factor .8968 the learner finds serial betrayal: A, then 11 against B.
    const impatient = await json('play', 'restart-table-1', '--p1', 'haze', '--rounds', '30', '--discount', '.8');
    expect(impatient.play.slice(-2).map(({ actions }: { actions: string[] }) => actions.join(''))).toEqual([
      'BA',
      'AA',
    ]);
    const two = await text('play', 'restart-table-1', '--p1', 'haze', '--p2', 'haze', '--rounds', '3');
    expect(two).toMatch(/^ +2 +B +B +5 +5$/m);
    const grim = await text('play', 'prisoners-dilemma', '--p1', 'haze:sequence=F*2.J,after=punish', '--p2', 'allc');
    expect(grim.replaceAll('\n', ' ')).toContain(
      'Haze plays F 2 times, then J for ever; after a round in which somebody did not, it plays F for ever.',
    );
  });

  test('hazing of two different players', async () => {
    const match = await json('play', 'samaritan', '--p1', 'haze', '--p2', 'haze', '--rounds', '4');
    expect(match.play.map(({ actions }: { actions: string[] }) => actions.join(''))).toEqual(['NS', 'HW', 'HW', 'HW']);
    expect(match.notes[1]).toMatch(/^haze plays its part of \(N, S\), then \(H, W\) for ever; after a round/);
  });

  test('agents and menus from files, and menus of another game', async () => {
    const shy = '{ "label": "shy", "initial": "s", "states": { "s": { "play": "Hare", "next": "s" } } }';
    const bold =
      '{ "label": "bold", "initial": "s", "states": { "s": { "play": { "Stag": "2/3", "Hare": "1/3" }, "next": "s" } } }';
    const path = file('shy.json', shy);
    const menus = file('menus.json', `[[${shy}, ${bold}], [${bold}]]`);
    const match = await json('play', 'stag-hunt', '--p1', path, '--p2', 'uniform', '--rounds', '3');
    expect(match.agents[0].name).toBe('shy');
    expect(match.play[2].actions[0]).toBe('Hare');
    const learner = await json('play', 'stag-hunt', '--menus', menus, '--p2', 'bold', '--rounds', '3');
    expect(learner.agents[0].labels).toEqual(['bold']);
    const harmony = file(
      'harmony.json',
      '{ "actions": [["C", "D"], ["C", "D"]], "payoffs": [[[4, 4], [2, 3]], [[3, 2], [1, 1]]] }',
    );
    const same = await json('play', harmony, '--menus', 'harmony', '--p1', 'psbr:prior=.99', '--p2', 'stft');
    expect(same.totals[0]).toBe(4 * 50 - 2);
  });

  test('--svg draws one panel for each learner', async () => {
    const path = join(folder, 'beliefs.svg');
    await text('play', 'samaritan', '--p1', 'psbr:payoffs=sample', '--p2', 'menu', '--noise', '.5', '--svg', path);
    const svg = readFileSync(path, 'utf8');
    expect(svg).toContain('grim_shirk_after_nohelp');
    expect(svg.match(/aria-label="line"/g)).toHaveLength(8);
    expect(svg).not.toMatch(/NaN|undefined/);
  });
});

describe('menu', () => {
  test('labels, rules and duplicates', async () => {
    const menu = await text('menu', 'prisoners-dilemma', '--role', '1');
    expect(menu).toMatch(/^ {2}soft_grim_trigger {2}/m);
    expect(menu).toContain('tft and wsls are one strategy under two names');
    expect(menu).not.toContain('PLAYER 2');
    const { menus } = await json('menu', 'lemons');
    expect(menus[0].duplicates).toEqual([['hq_if_bought_last', 'lq_if_boycott_last']]);
    expect(menus[1].strategies[6]).toMatchObject({ label: 'grim_boycott', actions: ['B', 'D'] });
  });

  test('what it prints can be read back as --menus', async () => {
    const { menus } = await json('menu', 'harmony');
    const strategies = menus.map((menu: { strategies: unknown }) => menu.strategies);
    const path = file('printed.json', JSON.stringify(strategies));
    const game = file(
      'harmony-game.json',
      '{ "actions": [["C", "D"], ["C", "D"]], "payoffs": [[[4, 4], [2, 3]], [[3, 2], [1, 1]]] }',
    );
    expect((await json('menu', game, '--menus', path)).menus[0].strategies).toEqual(strategies[0]);
  });
});

describe('check', () => {
  test('the prisoner’s dilemma', async () => {
    const check = await json('check', 'prisoners-dilemma');
    expect(check.mmStar).toMatchObject({ isMmStar: false, phi: [0, 0], Phi: [0, 0] });
    const pairs = Object.fromEntries(
      check.pairs.map(({ pair, ...levels }: { pair: string[] }) => [pair.join(' '), levels]),
    );
    expect(pairs['grim_trigger grim_trigger']).toEqual({ nash: 0.4, nashExact: '2/5', subgamePerfect: null });
    expect(pairs['alld alld']).toMatchObject({ nash: 0, subgamePerfect: 0 });
    expect(pairs['allc allc']).toMatchObject({ nash: null });
    expect(check.identifiability[0].duplicates).toEqual([['tft', 'wsls']]);
  });

  test('promo and matching pennies, in words', async () => {
    const promo = await text('check', 'promo');
    expect(promo).toContain('(Z, Z)');
    expect(promo).toMatch(/mad0 and mad1 +0\.162278 \(root of d\^2 \+ 6 d - 1/);
    const pennies = await text('check', 'matching-pennies');
    expect(pennies).toContain('The game is MM*');
    expect(pennies).toContain('No pure Nash equilibrium.');
  });
});

describe('refusals', () => {
  const play = (...argv: string[]) => ['play', 'prisoners-dilemma', ...argv];
  test.each([
    [
      play('--p1', 'tftt'),
      /^folkways: --p1: expected psbr, .*menu \(allc, alld, .*found "tftt"; did you mean tft\?\n$/,
    ],
    [play('--p2', 'psbrr'), /--p2: .*did you mean psbr\?/],
    [['play', 'lemons', '--p1', 'grim_boycott'], /--p1: .*player 1's menu \(always_hq, .*found "grim_boycott"/],
    [play('--p1', 'psbr:horizn=3'), /--p1: expected prior, expect, .*found "horizn"; did you mean horizon\?/],
    [play('--p1', 'psbr:horizon'), /--p1: expected key=value pairs after ":", found "horizon"/],
    [play('--p1', 'psbr:'), /expected key=value pairs/],
    [play('--p1', 'psbr:horizon=2,horizon=3'), /expected "horizon" once/],
    [play('--p1', 'psbr:horizon=0'), /--p1: "horizon" expected an integer in \[1, /],
    [play('--p1', 'psbr:temperature=0'), /--p1: "temperature" expected/],
    [play('--p1', 'psbr:temperature=warm'), /--p1: "temperature" expected/],
    [play('--p1', 'psbr:prior=2'), /--p1: "prior.weight" expected/],
    [play('--p1', 'psbr:prior=strong'), /--p1: "prior" expected "uniform" or a weight/],
    [play('--p1', 'psbr:expect=grim_triger'), /--p1: "prior" expected one of allc, .*did you mean "grim_trigger"/],
    [play('--p1', 'psbr:payoffs=guess'), /--p1: "payoffs" expected/],
    [play('--p1', 'uniform:strength=1'), /--p1: uniform takes no options, found "strength"/],
    [play('--p1', 'automaton'), /--p1: expected psbr/],
    [play('--rounds', '0'), /--rounds .*Expected an integer in \[1, 100000\]/],
    [play('--noise', '0'), /--noise .*Expected/],
    [play('--discount', '1.1'), /Expected a number in \[0, 1\]/],
    [play('--menus', 'harmny'), /--menus: expected generated, one of battle-of-the-sexes, .*found "harmny"/],
    [play('--menus', 'harmony'), /--menus: "harmony.allc" expected a strategy of role 0/],
    [play('--p1', '/no/such.json'), /\/no\/such\.json: cannot be read/],
    [play('--p1', 'tft', '--p2', 'tft', '--svg', 'x.svg'), /--svg: expected an agent that holds beliefs/],
    [['play', 'chicken', '--p1', 'psbr:prior=.9'], /expected expect=LABEL beside it/],
    [
      play('--menus', 'generated', '--p1', 'grim_trigger'),
      /--p1: .*player 1's menu \(always-J, .*found "grim_trigger"/,
    ],
    [['play', 'samaritan', '--p1', 'haze:sequence=N'], /--p1: haze: "game" expected the same actions for both players/],
    [
      ['play', 'matching-pennies', '--p1', 'haze'],
      /--p1: haze expected a game with a stable hazing sequence, found none/,
    ],
    [
      ['play', 'rock-paper-scissors', '--p2', 'haze'],
      /--p2: haze expected a game with a stable hazing sequence, found none/,
    ],
    [play('--p1', 'haze:after=leave'), /--p1: "after" expected restart or punish, found "leave"/],
    [play('--p1', 'haze:length=3'), /--p1: expected sequence or after, found "length"/],
    [play('--p1', 'haze:sequence=X'), /--p1: sequence: expected one of the actions "F", "J", found "X"/],
    [
      play('--p1', 'haze:sequence=F*100000'),
      /--p1: 100000 rounds of hazing take 100001 states, over the limit of 10000/,
    ],
    [['play', 'heist'], /heist: expected a game of two players, found 3/],
    [['menu', 'lemons', '--role', '3'], /Allowed choices are 1, 2/],
    [['check', 'heist'], /expected a game of two players/],
    [['chek', 'promo'], /unknown command 'chek' \(Did you mean check\?\)/],
  ])('%j', async (argv, line) => {
    const run = await runInMemory(['agents', ...argv]);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toMatch(/^folkways: [^\n]+\n$/);
    expect(run.stderr).toMatch(line);
  });

  test.each([
    ['{ "initial": "s", "states": { "s": { "play": "J" } } }', /:1:\d+: expected the key "next"/],
    ['{ "initial": "s", "states": { "s": { "play": "X", "next": "s" } } }', /: "automaton" expected one of J, F/],
    ['{ "initial": "t", "states": { "s": { "play": "J", "next": "s" } } }', /expected a known state/],
    ['{ "initial": "s", "states": { "s": null } }', /:1:\d+: expected an object, found null/],
    ['{ "initial": "s", "state": {} }', /did you mean "states"/],
    ['{ "actions": ["C", "D"], "initial": "s", "states": { "s": { "play": "C", "next": "s" } } }', /C\/D/],
    ['[', /:1:2: expected/],
    ['7', /:1:1: expected an object/],
  ])('an automaton file: %s', async (content, line) => {
    const run = await runInMemory(['agents', ...play('--p1', file('bad.json', content))]);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toMatch(/^folkways: [^\n]+\n$/);
    expect(run.stderr).toMatch(line);
  });
});
