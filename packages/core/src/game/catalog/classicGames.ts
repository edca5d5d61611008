/**
 * The classics every reader expects.
 */
import { bimatrixGame, symmetricGame } from '../bimatrixGame.js';
import { normalFormGame } from '../normalFormGame.js';
import { type CatalogEntry, catalogEntry } from './catalogEntry.js';
import { publicGoodsGame } from './publicGoodsGame.js';
import { travellersDilemma } from './travellersDilemma.js';

const ELEMENTARY =
  'J. von Neumann and O. Morgenstern (1944), Theory of Games and Economic Behavior, Princeton, Chapter III';

const negated = (matrix: readonly (readonly number[])[]): number[][] => matrix.map((row) => row.map((x) => 0 - x));

const PENNIES = [
  [1, -1],
  [-1, 1],
];
const ROCK_PAPER_SCISSORS = [
  [0, -1, 1],
  [1, 0, -1],
  [-1, 1, 0],
];

/** The classic games, in the order of the catalogue. */
export const classicGames: readonly CatalogEntry[] = [
  catalogEntry(
    'matching-pennies',
    bimatrixGame(PENNIES, negated(PENNIES), {
      title: 'Matching pennies',
      players: ['Even', 'Odd'],
      actions: [
        ['Heads', 'Tails'],
        ['Heads', 'Tails'],
      ],
    }),
    `${ELEMENTARY}.`,
    'Zero-sum, value 0; the only equilibrium mixes both sides equally.',
  ),
  catalogEntry(
    'rock-paper-scissors',
    symmetricGame(ROCK_PAPER_SCISSORS, { title: 'Rock, paper, scissors', actions: ['Rock', 'Paper', 'Scissors'] }),
    `${ELEMENTARY} (as "Stone, Paper, Scissors").`,
    'Zero-sum, value 0; the only equilibrium mixes the three equally.',
  ),
  catalogEntry(
    'chicken',
    symmetricGame(
      [
        [6, 2],
        [7, 0],
      ],
      { title: 'Chicken', actions: ['Yield', 'Dare'] },
    ),
    'R. J. Aumann (1987), Correlated Equilibrium as an Expression of Bayesian Rationality, Econometrica 55, pp. 1-18.',
    'Two strict equilibria and a mixed one; a correlated equilibrium pays more than the hull of all three.',
  ),
  catalogEntry(
    'stag-hunt',
    symmetricGame(
      [
        [9, 0],
        [8, 7],
      ],
      { title: 'Stag hunt', actions: ['Stag', 'Hare'] },
    ),
    'R. J. Aumann (1990), Nash Equilibria Are Not Self-Enforcing, in J. J. Gabszewicz et al. (eds.), Economic Decision-Making, Elsevier, pp. 201-206. The story is in J.-J. Rousseau (1755), Discourse on Inequality.',
    'Two strict equilibria: both hunting the stag pays most, both hunting hares risks least.',
  ),
  catalogEntry(
    'travellers-dilemma',
    travellersDilemma({ low: 2, high: 10, bonus: 2 }),
    "K. Basu (1994), The Traveler's Dilemma: Paradoxes of Rationality in Game Theory, American Economic Review 84 (Papers and Proceedings), pp. 391-395.",
    'Claims 2 to 10 (the paper has 2 to 100: `travellersDilemma`). Undercutting by one always pays, so the lowest claim is the only equilibrium.',
  ),
  catalogEntry(
    'public-goods',
    publicGoodsGame({ players: 4, endowment: 20, contributions: [0, 20], returnRate: '0.4' }),
    'E. Fehr and S. Gächter (2000), Cooperation and Punishment in Public Goods Experiments, American Economic Review 90, pp. 980-994, with contributions 0 or 20 only.',
    'Four players, marginal return 0.4: keeping everything is dominant and pays 20, contributing everything would pay 32 to each.',
  ),
  catalogEntry(
    'shapley',
    bimatrixGame(
      [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ],
      [
        [0, 1, 0],
        [0, 0, 1],
        [1, 0, 0],
      ],
      { title: "Shapley's game" },
    ),
    'L. S. Shapley (1964), Some Topics in Two-Person Games, in M. Dresher, L. S. Shapley and A. W. Tucker (eds.), Advances in Game Theory, Annals of Mathematics Studies 52, Princeton, pp. 1-28.',
    'Fictitious play cycles for ever, ever more slowly; the only equilibrium mixes the three actions equally.',
  ),
  catalogEntry(
    'moulin-vial',
    bimatrixGame(
      [
        [3, 1, 4],
        [1, 5, 0],
        [1, 0, 2],
      ],
      [
        [3, 1, 1],
        [4, 2, 0],
        [1, 0, 5],
      ],
      { title: 'Moulin-Vial game' },
    ),
    'H. Moulin and J.-P. Vial (1978), Strategically Zero-Sum Games: The Class of Games Whose Completely Mixed Equilibria Cannot Be Improved Upon, International Journal of Game Theory 7, pp. 201-221, for the notion; the payoffs are those usually given for it and were not compared with the article.',
    'The first actions are the only pure equilibrium and pay 3 each; the coarse correlated equilibrium that mixes the diagonal equally pays 10/3 each.',
  ),
  catalogEntry(
    'von-stengel-3x2',
    bimatrixGame(
      [
        [3, 3],
        [2, 5],
        [0, 6],
      ],
      [
        [3, 2],
        [2, 6],
        [3, 1],
      ],
      { title: 'von Stengel 3 x 2' },
    ),
    'B. von Stengel (2007), Equilibrium Computation for Two-Player Games in Strategic and Extensive Form, in N. Nisan et al. (eds.), Algorithmic Game Theory, Cambridge, Chapter 3, pp. 53-78.',
    'The running example of best-reply polyhedra: three equilibria, of which Lemke-Howson paths from the origin reach two.',
  ),
  catalogEntry(
    'von-stengel-6x6',
    bimatrixGame(
      [
        [-81, 36, -126, 126, -36, 90],
        [-180, 72, -333, 297, -153, 270],
        [20, -3, 42, -33, 17, -30],
        [-30, 17, -33, 42, -3, 20],
        [270, -153, 297, -333, 72, -180],
        [90, -36, 126, -126, 36, -81],
      ],
      [
        [72, 36, 17, -3, -36, -153],
        [-180, -81, -30, 20, 90, 270],
        [297, 126, 42, -33, -126, -333],
        [-333, -126, -33, 42, 126, 297],
        [270, 90, 20, -30, -81, -180],
        [-153, -36, -3, 17, 36, 72],
      ],
      { title: 'von Stengel 6 x 6' },
    ),
    "B. von Stengel (1999), New Maximal Numbers of Equilibria in Bimatrix Games, Discrete and Computational Geometry 21, pp. 557-568; the version with small payoffs in Gambit's catalogue of games.",
    '75 equilibria, the most known in a nondegenerate 6 x 6 game.',
  ),
  catalogEntry(
    'nau-irrational',
    normalFormGame({
      title: 'Nau, Gomez Canovas and Hansen: irrational equilibrium',
      actions: [
        ['1', '2'],
        ['1', '2'],
        ['1', '2'],
      ],
      payoffs: [
        [3, 1, 0, 0, 0, 0, 1, 2],
        [0, 0, 2, 1, 1, 3, 0, 0],
        [2, 0, 0, 0, 0, 0, 0, 3],
      ],
    }),
    'R. Nau, S. Gomez Canovas and P. Hansen (2004), On the Geometry of Nash Equilibria and Correlated Equilibria, International Journal of Game Theory 32, pp. 443-453, Section 4.',
    'Three players, integer payoffs, one equilibrium, and its probabilities are irrational: the second player plays the first action with probability (sqrt(601) - 13) / 24.',
  ),
];
