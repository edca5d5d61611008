/**
 * The four tables of the paper on reasonably reasoning agents, and the agents that stand for its methods.
 *
 * Source: Kang (2026), Tables 1 to 4: percentages of rounds 161 to 180, averages over 20 matches of two copies of one language model.
 */
import type { AgentSpec, FollowRateOptions } from '@folkways/agents';

/** The games in the paper's order. */
export const PAPER_GAMES = [
  { slug: 'battle-of-the-sexes', name: 'BoS' },
  { slug: 'prisoners-dilemma', name: 'PD' },
  { slug: 'promo', name: 'Promo' },
  { slug: 'samaritan', name: 'Samaritan' },
  { slug: 'lemons', name: 'Lemons' },
] as const;

/** Matches behind each of the paper's figures. */
export const PAPER_MATCHES = 20;

/** The paper's methods. */
export type PaperMethod = 'Base' | 'SCoT' | 'PS-BR';

/** One row of ours: an agent that meets itself. */
export interface OurRow {
  readonly key: string;
  readonly label: string;
  readonly agent: AgentSpec;
}

/** One table. */
export interface PaperTable {
  readonly number: 1 | 2 | 3 | 4;
  readonly title: string;
  readonly metric: FollowRateOptions['metric'];
  /** Are payoffs learned from noisy draws? */
  readonly unknown: boolean;
  /** In percent, games in the paper's order. */
  readonly paper: Readonly<Record<PaperMethod, readonly number[]>>;
  /** Which of our rows stands for each method. */
  readonly counterpart: Readonly<Record<PaperMethod, string>>;
}

export const PAPER_TABLES: readonly PaperTable[] = [
  {
    number: 1,
    title: 'any equilibrium, payoffs known',
    metric: 'anyNash',
    unknown: false,
    paper: { Base: [60, 60, 0, 64.5, 0], SCoT: [100, 100, 100, 100, 100], 'PS-BR': [100, 87.8, 100, 97.2, 89.8] },
    counterpart: { Base: 'uniform', SCoT: 'scot', 'PS-BR': 'psbr' },
  },
  {
    number: 2,
    title: 'the prescribed cooperative path, payoffs known',
    metric: 'prescribed',
    unknown: false,
    paper: { Base: [0, 0, 0, 0, 0], SCoT: [0, 100, 0, 0, 0], 'PS-BR': [92.5, 98, 94.8, 93.3, 93.5] },
    counterpart: { Base: 'uniform', SCoT: 'scot .999', 'PS-BR': 'psbr .999' },
  },
  {
    number: 3,
    title: 'any equilibrium, payoffs learned from noisy draws',
    metric: 'anyNash',
    unknown: true,
    paper: { Base: [60, 60, 0, 0, 0], SCoT: [95, 98, 100, 0, 98.5], 'PS-BR': [99.8, 98, 100, 96.2, 82.5] },
    counterpart: { Base: 'uniform', SCoT: 'scot', 'PS-BR': 'psbr' },
  },
  {
    number: 4,
    title: 'the prescribed cooperative path, payoffs learned from noisy draws',
    metric: 'prescribed',
    unknown: true,
    paper: { Base: [0, 0, 0, 5, 0], SCoT: [0, 0, 0, 0, 0], 'PS-BR': [98, 71.2, 71, 81, 73.8] },
    counterpart: { Base: 'uniform', SCoT: 'scot .999', 'PS-BR': 'psbr .999' },
  },
];

/** The last round of the game, at which plans stop; play is simulated up to the end of the window. */
const LAST_ROUND = 200;
export const WINDOW = [161, 180] as const;

const scot = (weight?: number, payoffs?: string): AgentSpec => ({ kind: 'scot', ...prior(weight), payoffs });
const psbr = (weight?: number, payoffs?: string): AgentSpec => ({
  kind: 'ps-br',
  lastRound: LAST_ROUND,
  ...prior(weight),
  payoffs,
});

function prior(weight: number | undefined): { prior?: { label: string; weight: number } } {
  return weight === undefined ? {} : { prior: { label: 'prescribed', weight } };
}

const BASELINES: readonly OurRow[] = [
  { key: 'uniform', label: 'Base: uniform', agent: 'uniform' },
  { key: 'menu', label: 'Base: menu draw', agent: 'menu-draw' },
];

/** Our rows of Tables 1 and 2. */
export const KNOWN_ROWS: readonly OurRow[] = [
  ...BASELINES,
  { key: 'scot', label: 'SCoT, no prior', agent: scot() },
  { key: 'scot .999', label: 'SCoT, prior .999', agent: scot(0.999) },
  { key: 'psbr', label: 'PS-BR, no prior', agent: psbr() },
  { key: 'psbr .9', label: 'PS-BR, prior .9', agent: psbr(0.9) },
  { key: 'psbr .99', label: 'PS-BR, prior .99', agent: psbr(0.99) },
  { key: 'psbr .999', label: 'PS-BR, prior .999', agent: psbr(0.999) },
];

/** Our rows of Tables 3 and 4: payoffs drawn anew from the posterior in every round unless the label says otherwise. */
export const UNKNOWN_ROWS: readonly OurRow[] = [
  ...BASELINES,
  { key: 'scot', label: 'SCoT, no prior', agent: scot(undefined, 'mean') },
  { key: 'scot .999', label: 'SCoT, prior .999', agent: scot(0.999, 'mean') },
  { key: 'psbr', label: 'PS-BR, no prior', agent: psbr(undefined, 'sample') },
  { key: 'psbr .9', label: 'PS-BR, prior .9', agent: psbr(0.9, 'sample') },
  { key: 'psbr .999', label: 'PS-BR, prior .999', agent: psbr(0.999, 'sample') },
  { key: 'psbr mean', label: '... mean payoffs', agent: psbr(0.999, 'mean') },
  { key: 'psbr map', label: '... MAP payoffs', agent: psbr(0.999, 'map') },
];
