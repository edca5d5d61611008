/**
 * What a simulation counts.
 */

/** Something that happened at the end of a period; periods count from 0. */
export interface ReviewEvent {
  readonly period: number;
  /** `'probe'`: the LLM probed in this period. The others: its phase ended by an excess; its punishment began; its punishment was over. */
  readonly kind: 'probe' | 'excess' | 'punishment' | 'release';
  readonly llm: number;
}

/** The record of one run. Evidence, not proof. */
export interface SimulationRun {
  readonly periods: number;
  /** Blocks that were played to their end. */
  readonly blocks: number;
  /** `[k]` average payoffs per period, as sums over clients, undiscounted. */
  readonly averages: Float64Array;
  /** Periods of review with a discrepant aggregate. */
  readonly discrepantPeriods: number;
  /** `[k]` phases of an LLM that ended by an excess, and punishments of an LLM that began. */
  readonly excesses: Int32Array;
  readonly punishments: Int32Array;
  /** `[k]` the period after which the first punishment of an LLM began, -1 for never. */
  readonly firstPunished: Int32Array;
  /** The first `maxEvents` events, in order. */
  readonly events: readonly ReviewEvent[];
}

/** Counts while a simulation runs. */
export class RunRecorder {
  blocks = 0;
  discrepantPeriods = 0;
  readonly totals: Float64Array;
  readonly excesses: Int32Array;
  readonly punishments: Int32Array;
  readonly firstPunished: Int32Array;
  readonly events: ReviewEvent[] = [];
  readonly #maxEvents: number;

  constructor(llms: number, maxEvents: number) {
    this.totals = new Float64Array(llms);
    this.excesses = new Int32Array(llms);
    this.punishments = new Int32Array(llms);
    this.firstPunished = new Int32Array(llms).fill(-1);
    this.#maxEvents = maxEvents;
  }

  event(period: number, kind: ReviewEvent['kind'], llm: number): void {
    if (kind === 'excess') this.excesses[llm]++;
    if (kind === 'punishment') {
      this.punishments[llm]++;
      if (this.firstPunished[llm] < 0) this.firstPunished[llm] = period;
    }
    if (this.events.length < this.#maxEvents) this.events.push({ period, kind, llm });
  }

  result(periods: number): SimulationRun {
    const { blocks, discrepantPeriods, excesses, punishments, firstPunished, events } = this;
    const averages = this.totals.map((total) => total / periods);
    return { periods, blocks, averages, discrepantPeriods, excesses, punishments, firstPunished, events };
  }
}
