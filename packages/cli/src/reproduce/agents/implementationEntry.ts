/**
 * Section 7.1 and Appendices E to H of the paper: games, prompts, menus.
 */
import {
  identifiability,
  type MenuSlug,
  menus,
  PROMPT_KINDS,
  PROMPT_VERSION,
  promptAnswers,
  renderPrompt,
} from '@folkways/agents';
import { catalog, criticalDiscount, pureEquilibria } from '@folkways/core';
import { PAPER_GAMES } from '../../agents/paperTables.js';
import { formatSignificant } from '../../output/formatReal.js';
import { checkedRow } from '../checkedRow.js';
import type { LedgerEntry, LedgerRow } from '../ledgerRow.js';
import { gameOf, strategyOf } from './learningGames.js';

const VALUES = 'packages/agents/src/measure/reference.golden.test.ts';
const PROMPTS = 'packages/agents/src/languageModel/prompt/prompts.test.ts';
const MENUS = 'packages/agents/src/menu/menus.golden.test.ts';

export const implementationEntry: LedgerEntry = {
  name: 'Section 7.1 and Appendices E to H',
  items: ['Section 7.1', 'Appendices E.1, F', 'Appendix G', 'Appendix G, Promo', 'Appendix H'],
  run: () => ({
    rows: [prescribedEquilibria(), prompts(), labels(), promoStage(), promoPatience()],
  }),
};

/** The pairs that Section 7.1 describes, as far as they are in the menus. */
const PRESCRIBED = [
  { slug: 'prisoners-dilemma', pair: ['grim_trigger', 'grim_trigger'], exact: 2 / 5 },
  { slug: 'promo', pair: ['mad0', 'mad1'], exact: Math.sqrt(10) - 3 },
  { slug: 'samaritan', pair: ['grim_nohelp', 'always_work'], exact: 1 / 2 },
  { slug: 'lemons', pair: ['grim_hq_until_boycott', 'grim_boycott'], exact: 1 / 4 },
] as const;

function prescribedEquilibria(): LedgerRow {
  const found = PRESCRIBED.map(({ slug, pair, exact }) => {
    const automata = pair.map((label, role) => strategyOf(slug, role, label));
    const [nash, perfect] = (['nash', 'subgame-perfect'] as const).map((kind) =>
      criticalDiscount(gameOf(slug), automata, { kind }),
    );
    return { slug, nash, perfect, exact };
  });
  const words = found.map(
    ({ slug, nash, perfect }) =>
      `${slug} ${formatSignificant(nash.critical as number, 4)} (${perfect.critical === null ? 'never subgame perfect' : 'subgame perfect too'})`,
  );
  return checkedRow(
    {
      item: 'Section 7.1',
      about: 'the cooperative equilibria of the five games',
      evidence: 'exact',
      published: 'equilibria for players who are patient enough; no discount factor given',
      ours: `with the menus’ strategies, from discount ${words.join(', ')}; turn-taking at every one`,
      verdict: 'sharper',
      reason:
        'discount factors are roots of exact polynomials; the menus’ triggers watch the opponent only, so whoever deviates goes on cooperating while punished, which is no best reply there',
      test: VALUES,
    },
    found.every(({ nash, exact }) => Math.abs((nash.critical ?? Number.NaN) - exact) < 1e-9),
  );
}

const allMenus = (Object.keys(menus) as MenuSlug[]).flatMap((slug) =>
  [0, 1].map((role) => ({ slug, role, menu: menus[slug][role] })),
);

/** Every prompt of the five games before round 1, and whether it tells what those of the paper do. */
function prompts(): LedgerRow {
  const told = PAPER_GAMES.flatMap(({ slug }) =>
    [0, 1].flatMap((role) => {
      const [game, opponentMenu] = [gameOf(slug), menus[slug][1 - role]];
      const context = { game, role, history: [], opponentMenu, prediction: game.actions[1 - role][0] };
      return PROMPT_KINDS.map((kind) => {
        const [{ content }] = renderPrompt(kind, context);
        const answers = promptAnswers(kind, context).every((word) => content.includes(word));
        const strategies = opponentMenu.every((entry) => content.includes(`- ${entry.label}: "${entry.description}"`));
        const payoffs = game.payoffs.every((own) => own.every((payoff) => content.includes(String(payoff))));
        return answers && strategies && payoffs;
      });
    }),
  );
  const complete = told.filter(Boolean).length;
  return checkedRow(
    {
      item: 'Appendices E.1, F',
      about: 'prompts of Base, SCoT and PS-BR',
      evidence: 'reference',
      published: 'templates',
      ours: `${PROMPT_KINDS.length} kinds (${PROMPT_KINDS.join(', ')}), version ${PROMPT_VERSION}: ${complete} of ${told.length} for the five games and both roles tell all payoffs, the eight strategies and the possible answers`,
      verdict: 'evidence only',
      reason:
        'the words are ours, and frozen by version; what a language model answers is not computed here, but "folkways agents play GAME --p1 llm:base" asks one',
      test: PROMPTS,
    },
    complete === told.length,
  );
}

function labels(): LedgerRow {
  const counts = allMenus.map(({ menu }) => menu.length);
  const twins = allMenus.flatMap(({ slug, role, menu }) =>
    identifiability({ menu, opponentMenu: menus[slug][1 - role] }).duplicates.map(
      (group) => `${group.join(' = ')} (${slug})`,
    ),
  );
  const without = (Object.keys(menus) as MenuSlug[]).filter((slug) => !(slug in catalog));
  return checkedRow(
    {
      item: 'Appendix G',
      about: 'menus of six games',
      evidence: 'exact',
      published: 'eight different strategies a role, win-stay-lose-shift among them',
      ours: `${counts.length} menus of ${[...new Set(counts)].join(', ')}; the same after every history: ${[...new Set(twins)].join(', ')}; without payoffs: ${without.join(', ')}`,
      verdict: 'corrected',
      reason:
        'on two actions "repeat if both agree, else switch" is the opponent’s last action, that is tit for tat; labels that occur in several menus mean different things; Harmony has menus and prompts and no payoff matrix anywhere',
      test: MENUS,
    },
    counts.every((count) => count === 8) && twins.length >= 4 && without.join() === 'harmony',
  );
}

function promoStage(): LedgerRow {
  const game = gameOf('promo');
  const { profiles, strict } = pureEquilibria(game);
  const names = profiles.map(
    (profile, k) => `(${profile.map((a, player) => game.actions[player][a]).join(', ')})${strict[k] ? '' : ', weak'}`,
  );
  return checkedRow(
    {
      item: 'Appendix G, Promo',
      about: 'stage equilibria of Promo',
      evidence: 'exact',
      published: '(P, P)',
      ours: names.join('; '),
      verdict: 'corrected',
      reason:
        'when the other plays Z every action pays -2, so (Z, Z) is an equilibrium too: the punishment is one; it does not count as "any Nash" unless asked to',
      test: 'packages/agents/src/experiment/runExperiment.test.ts',
    },
    profiles.length === 2 && strict.filter(Boolean).length === 1,
  );
}

function promoPatience(): LedgerRow {
  const automata = ['mad0', 'mad1'].map((label, role) => strategyOf('promo', role, label));
  const { critical, intervals } = criticalDiscount(gameOf('promo'), automata, { kind: 'subgame-perfect' });
  const root = Math.sqrt(10) - 3;
  return checkedRow(
    {
      item: 'Appendix H',
      about: 'alternating promotions with two periods of punishment',
      evidence: 'exact',
      published: 'an equilibrium for patient firms',
      ours: `subgame perfect from ${formatSignificant(critical as number)} = ${intervals[0]?.lowerExact}, ${PAPER_GAMES[2].name}’s mad0 against mad1`,
      verdict: 'sharper',
      reason:
        'the root of an exact polynomial; the calendar must not shift, and actions during punishment must be ignored, or punishments chase each other for ever',
      test: VALUES,
    },
    critical !== null && Math.abs(critical - root) < 1e-9,
  );
}
