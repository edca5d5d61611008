/**
 * The games of the three papers behind folkways.
 */
import { bimatrixGame, symmetricGame } from '../bimatrixGame.js';
import { normalFormGame } from '../normalFormGame.js';
import { type CatalogEntry, catalogEntry } from './catalogEntry.js';

const RESTARTS =
  'R. E. Berker and V. Conitzer (2024), Computing Optimal Equilibria in Repeated Games with Restarts, Proceedings of IJCAI 2024';
const AGENTS =
  'E. H. Kang (2026), Reasonably reasoning AI agents can avoid game-theoretic failures in zero-shot, provably, arXiv:2603.18563';
const FOLK_THEOREM =
  'J. Shaki, E. Hartman, S. Kraus and Y. Aumann (2026), Sustaining Cooperation in Populations Guided by AI: A Folk Theorem for LLMs, arXiv:2605.06525';

/** The 100 of the coordination game go in equal parts to the roles whose action was chosen by most of the three. */
function majorityPayoff(role: number, actions: readonly number[]): string | number {
  const majority = actions.filter((action) => action === 1).length >= 2 ? 1 : 0;
  const winners = actions.filter((action) => action === majority).length;
  if (actions[role] !== majority) return 0;
  return winners === 3 ? '100/3' : 50;
}

/** Action a of role i names role (i + 1 + a) mod 3; a role named by both others is blamed. */
function heistPayoff(role: number, actions: readonly number[]): string | number {
  const named = actions.map((action, i) => (i + 1 + action) % 3);
  const blamed = [0, 1, 2].find((target) => named.filter((name) => name === target).length === 2);
  if (blamed === undefined) return 0;
  return role === blamed ? '-2.1' : 1;
}

function threeRoleGame(
  title: string,
  players: readonly string[],
  actions: readonly (readonly string[])[],
  payoff: (role: number, profile: readonly number[]) => string | number,
) {
  const profiles = Array.from({ length: 8 }, (_, k) => [k >> 2, (k >> 1) & 1, k & 1]);
  return normalFormGame({
    title,
    players,
    actions,
    payoffs: [0, 1, 2].map((role) => profiles.map((profile) => payoff(role, profile))),
  });
}

/** Every game of the three papers that has payoffs; bounded coordination (100^10 profiles) is played, never tabulated. */
export const paperGames: readonly CatalogEntry[] = [
  catalogEntry(
    'restart-table-1',
    symmetricGame(
      [
        [4, 11, 14],
        [0, 5, 0],
        [0, 0, 8],
      ],
      { title: 'Restart game of Table 1', actions: ['A', 'B', 'C'] },
    ),
    `${RESTARTS}, Table 1.`,
    'The least hazing that makes C stable against leaving is A once, then B once: 7 in all.',
  ),
  catalogEntry(
    'prisoners-dilemma',
    symmetricGame(
      [
        [3, -5],
        [5, 0],
      ],
      { title: "Prisoner's dilemma", actions: ['J', 'F'] },
    ),
    `${AGENTS}, Section 7.1.`,
    'F is dominant; the grim trigger sustains J from discount factor 2/5.',
  ),
  catalogEntry(
    'battle-of-the-sexes',
    bimatrixGame(
      [
        [10, 0],
        [0, 7],
      ],
      [
        [7, 0],
        [0, 10],
      ],
      {
        title: 'Battle of the sexes',
        actions: [
          ['J', 'F'],
          ['J', 'F'],
        ],
      },
    ),
    `${AGENTS}, Section 7.1. The game is due to R. D. Luce and H. Raiffa (1957), Games and Decisions, Wiley, Section 5.3.`,
    'Two strict equilibria and a mixed one (10/17, 7/17) worth 70/17 to each player; taking turns is fair and needs no patience.',
  ),
  catalogEntry(
    'promo',
    symmetricGame(
      [
        [1, -1, -2],
        [4, 0, -2],
        [-2, -2, -2],
      ],
      { title: 'Promotion game', actions: ['R', 'P', 'Z'] },
    ),
    `${AGENTS}, Section 7.1.`,
    'R regular price, P promotion, Z price war: (P, P) is a strict equilibrium, (Z, Z) a weak one; taking turns between (P, R) and (R, P) pays more.',
  ),
  catalogEntry(
    'samaritan',
    bimatrixGame(
      [
        [2, 0],
        [1, -1],
      ],
      [
        [-1, 0],
        [-2, -3],
      ],
      {
        title: "Samaritan's dilemma",
        players: ['Helper', 'Recipient'],
        actions: [
          ['H', 'N'],
          ['W', 'S'],
        ],
      },
    ),
    `${AGENTS}, Section 7.1. After J. M. Buchanan (1975), The Samaritan's Dilemma, in E. S. Phelps (ed.), Altruism, Morality, and Economic Theory, Russell Sage, pp. 71-85.`,
    'The one-shot equilibrium is help and shirk (H, S); the helper prefers help and work (H, W).',
  ),
  catalogEntry(
    'lemons',
    bimatrixGame(
      [
        [3, -1],
        [4, 0],
      ],
      [
        [3, 0],
        [-1, 0],
      ],
      {
        title: 'Market for lemons',
        players: ['Seller', 'Buyer'],
        actions: [
          ['HQ', 'LQ'],
          ['B', 'D'],
        ],
      },
    ),
    `${AGENTS}, Section 7.1. After G. A. Akerlof (1970), The Market for "Lemons", Quarterly Journal of Economics 84, pp. 488-500.`,
    'Low quality is dominant for the seller, so the buyer declines: (LQ, D) is the only equilibrium.',
  ),
  catalogEntry(
    'pd-losses',
    symmetricGame(
      [
        [-2, -5],
        [0, -4],
      ],
      { title: "Prisoner's dilemma with losses", actions: ['C', 'D'] },
    ),
    `${FOLK_THEOREM}, the prisoner's dilemma example (X, Y, Z) = (-2, -4, -5).`,
    'D is dominant; a model that advises enough of both roles prefers that its clients cooperate with each other.',
  ),
  catalogEntry(
    'majority-coordination',
    threeRoleGame(
      'Majority coordination',
      ['Role 1', 'Role 2', 'Role 3'],
      [
        ['0', '1'],
        ['0', '1'],
        ['0', '1'],
      ],
      majorityPayoff,
    ),
    `${FOLK_THEOREM}, the coordination example.`,
    '100 split equally among the roles that chose the majority action; constant-sum, with exact thirds. All choosing alike are the pure equilibria.',
  ),
  catalogEntry(
    'heist',
    threeRoleGame(
      'Heist',
      ['Planner', 'Burglar', 'Driver'],
      [
        ['Burglar', 'Driver'],
        ['Driver', 'Planner'],
        ['Planner', 'Burglar'],
      ],
      heistPayoff,
    ),
    `${FOLK_THEOREM}, the heist example.`,
    'Each names one of the others; who is named by both loses 2.1 and the others get 1 each. The blame cycle (everyone names the next) gives 0 to all.',
  ),
];
