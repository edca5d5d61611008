/**
 * Do things happen as often as they are said to?
 */
import { checkInteger } from '@folkways/core';

/** Probabilities of what happened are raised to this inside logarithms. */
const LEAST = 1e-6;

/** Forecasts that gave about the same probability to something. */
export interface CalibrationBin {
  /** Probabilities in [from, to), the last bin also 1. */
  readonly from: number;
  readonly to: number;
  /** How many probabilities. */
  readonly count: number;
  /** Their average. */
  readonly predicted: number;
  /** The share of them whose event happened. */
  readonly realised: number;
  /** The standard deviation that `realised` would have if every probability were right and each event new. */
  readonly error: number;
}

/** How good a list of forecasts is. */
export interface Calibration {
  /** How many forecasts. */
  readonly count: number;
  /** Mean over forecasts of the sum of (p - [happened])² over outcomes, in [0, 2]; less is better. */
  readonly brier: number;
  /** Mean of ln p(what happened), p at least 1e-6; at most 0, more is better. */
  readonly logScore: number;
  /** Mean over all probabilities of |predicted - realised| of their bin, in [0, 1]; 0 is calibrated. */
  readonly expectedCalibrationError: number;
  /** Bins that hold something, in order. */
  readonly bins: readonly CalibrationBin[];
}

/** Options of `calibration`. */
export interface CalibrationOptions {
  /** Bins of equal width, at least 1. @defaultValue 10 */
  readonly bins?: number;
}

/**
 * Scores and calibration of forecasts.
 * @param forecasts - distributions over outcomes, one each.
 * @param outcomes - the index of what happened, one each.
 * @throws RangeError when there are no forecasts, the lists differ in length, a forecast is no distribution, or an outcome is none of its.
 * @remarks O(forecasts * outcomes). Source: Brier (1950); Good (1952) for the logarithmic score; Naeini, Cooper and Hauskrecht (2015) for
 * the expected calibration error, here over the probabilities of all outcomes. Frequencies from few samples look less calibrated than what
 * they are samples of: their extremes are chance.
 * @example
 * ```ts
 * import { calibration } from '@folkways/agents';
 * const { brier, bins } = calibration([[0.8, 0.2], [0.8, 0.2], [0.8, 0.2], [0.8, 0.2], [0.8, 0.2]], [0, 0, 0, 0, 1], { bins: 2 });
 * console.log(brier.toFixed(2), bins.map(({ predicted, realised }) => (predicted - realised).toFixed(2))); // 0.32 [ '0.00', '0.00' ]
 * ```
 */
export function calibration(
  forecasts: readonly ArrayLike<number>[],
  outcomes: readonly number[],
  { bins = 10 }: CalibrationOptions = {},
): Calibration {
  checkInteger('calibration', 'bins', bins, 1, 1000);
  if (forecasts.length === 0) throw new RangeError('calibration: "forecasts" expected at least one, got none');
  if (outcomes.length !== forecasts.length) {
    throw new RangeError(
      `calibration: "outcomes" expected ${forecasts.length}, one for each forecast, got ${outcomes.length}`,
    );
  }
  const sums = Array.from({ length: bins }, () => ({ count: 0, predicted: 0, happened: 0, variance: 0 }));
  let brier = 0;
  let logScore = 0;
  let total = 0;
  forecasts.forEach((forecast, f) => {
    checkForecast(forecast, f);
    checkInteger('calibration', `outcomes[${f}]`, outcomes[f], 0, forecast.length - 1);
    for (let k = 0; k < forecast.length; k++) {
      const p = forecast[k];
      const happened = k === outcomes[f] ? 1 : 0;
      const bin = sums[Math.min(bins - 1, Math.floor(p * bins))];
      bin.count++;
      bin.predicted += p;
      bin.happened += happened;
      bin.variance += p * (1 - p);
      brier += (p - happened) ** 2;
    }
    logScore += Math.log(Math.max(LEAST, forecast[outcomes[f]]));
    total += forecast.length;
  });
  return {
    count: forecasts.length,
    brier: brier / forecasts.length,
    logScore: logScore / forecasts.length,
    expectedCalibrationError: sums.reduce((sum, bin) => sum + Math.abs(bin.predicted - bin.happened), 0) / total,
    bins: sums.flatMap(({ count, predicted, happened, variance }, b) =>
      count === 0
        ? []
        : [
            {
              from: b / bins,
              to: (b + 1) / bins,
              count,
              predicted: predicted / count,
              realised: happened / count,
              error: Math.sqrt(Math.max(0, variance)) / count,
            },
          ],
    ),
  };
}

function checkForecast(forecast: ArrayLike<number>, f: number): void {
  const sum = Array.from(forecast).reduce((total, p) => (p >= 0 && p <= 1 + 1e-9 ? total + p : Number.NaN), 0);
  if (Math.abs(sum - 1) <= 1e-6) return;
  throw new RangeError(
    `calibration: "forecasts[${f}]" expected probabilities that sum to 1, got ${Array.from(forecast).join(', ')}`,
  );
}
