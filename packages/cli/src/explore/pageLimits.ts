/**
 * What the page takes: what stays smooth to look at. The command line takes far more.
 */

/** The limits. */
export const pageLimits = {
  /** Outcomes of a game. */
  outcomes: 256,
  /** Combinations of actions that one LLM may advise, and up to which equilibria are found at every frame of a drag. */
  advised: 100,
  advisedPerFrame: 16,
  /** The same, up to which the shares are mapped, and up to which repeated play is solved. */
  mapped: 9,
  repeated: 36,
  /** Size of a payoff. */
  payoff: 1e9,
  /** Characters of a payoff as it is typed. */
  payoffText: 24,
  /** Bytes of a file. */
  fileBytes: 2 ** 22,
} as const;
