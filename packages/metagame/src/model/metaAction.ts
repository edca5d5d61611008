/**
 * What an LLM may tell its clients. Three things that the paper calls by one name, kept apart here because they give
 * different payoffs (spec and paper, formula (1) and section 3).
 */

/** One action index per role, the same for all clients of the LLM; entries of roles where it has no clients are ignored. */
export type PureProfile = readonly number[];

/**
 * A distribution per role: a fraction of the LLM's clients in role r plays each action. Nothing is random in the aggregate,
 * and two clients of the LLM who meet play independently.
 */
export interface Split {
  readonly kind: 'split';
  /** `[m][actions of role r]`, each row with sum 1. Rows of roles where the LLM has no clients are ignored. */
  readonly roles: readonly Float64Array[];
}

/**
 * One draw of a pure profile, which all clients of the LLM then follow. The clients' actions are correlated, across roles and
 * across meetings, so a lottery is not the split of its marginals.
 */
export interface Lottery {
  readonly kind: 'lottery';
  /** The profiles drawn with positive weight, all different; the weights sum to 1. */
  readonly outcomes: readonly LotteryOutcome[];
}

/** One profile of a lottery. */
export interface LotteryOutcome {
  readonly profile: PureProfile;
  /** In (0, 1]. */
  readonly weight: number;
}

/** Any meta-action. A pure profile is a split and a lottery at once; the other two are never turned into each other. */
export type MetaAction = PureProfile | Split | Lottery;
