/**
 * One of the two tableaux of the Lemke-Howson algorithm, in integers or in doubles.
 */

/**
 * The system M x + s = 1, x >= 0, s >= 0 with a positive matrix M, kept solved for its basic variables.
 * Variables: x_0 .. x_{d-1}, then s_0 .. s_{k-1}.
 */
export interface Tableau {
  /** Variable `entering` becomes basic; returns the variable that leaves, or -1 when rounding left none. */
  pivot(entering: number): number;
  /** The basic variables, one per row. */
  readonly basis: readonly number[];
}

/**
 * The tableau in exact integers: every entry is a minor of the initial tableau.
 * @param M - `[k, d]` positive integers.
 * @remarks O(k (k + d)) exact operations per pivot. Ties are broken lexicographically, as if the right-hand side were
 * 1 + (e, e^2, ..., e^k): no basis comes twice. Source: von Stengel (2007), Equilibrium computation for two-player games in
 * strategic and extensive form, sections 3.5 (integer pivoting) and 3.6 (lexico-minimum ratio test).
 */
export function integerTableau(M: readonly (readonly bigint[])[]): Tableau {
  const k = M.length;
  const d = M[0].length;
  const rows = M.map((row, i) => [...row, ...M.map((_, c) => (c === i ? 1n : 0n)), 1n]);
  const basis = M.map((_, i) => d + i);
  let last = 1n;
  return {
    basis,
    pivot(entering) {
      let leaving = -1;
      for (let i = 0; i < k; i++) {
        if (rows[i][entering] > 0n && (leaving < 0 || precedes(i, leaving))) leaving = i;
      }
      const top = rows[leaving];
      const pivot = top[entering];
      for (let i = 0; i < k; i++) {
        if (i === leaving) continue;
        const row = rows[i];
        const factor = row[entering];
        for (let j = 0; j < row.length; j++) row[j] = (row[j] * pivot - top[j] * factor) / last;
      }
      last = pivot;
      const left = basis[leaving];
      basis[leaving] = entering;
      return left;

      /** Is row i's ratio vector (right-hand side, then the columns of s) lexicographically below row l's? */
      function precedes(i: number, l: number): boolean {
        for (let j = d + k, step = 0; step <= k; j = d + step, step++) {
          const difference = rows[i][j] * rows[l][entering] - rows[l][j] * rows[i][entering];
          if (difference !== 0n) return difference < 0n;
        }
        return false;
      }
    },
  };
}

/** Ratios closer than this, or than this part of the larger one, count as tied; pivots smaller than this count as 0. */
const TIE = 1e-10;

/**
 * The same tableau in doubles: fast, and its ties are only guessed, so that whatever it finds must be verified.
 * @param M - `[k, d]` positive numbers of about 1, in which rounding is measured.
 */
export function floatTableau(M: readonly ArrayLike<number>[]): Tableau {
  const k = M.length;
  const d = M[0].length;
  // Only the columns of the d variables that are not basic are stored; then the right-hand side.
  const rows = M.map((row) => Float64Array.from({ length: d + 1 }, (_, j) => (j < d ? row[j] : 1)));
  const basis = M.map((_, i) => d + i);
  const columnOf = Int32Array.from({ length: d + k }, (_, v) => (v < d ? v : -1));

  /** The entry of a variable's column in row i: a unit vector when it is basic. */
  const entry = (i: number, variable: number): number => {
    const column = columnOf[variable];
    return column >= 0 ? rows[i][column] : basis[i] === variable ? 1 : 0;
  };
  const precedes = (i: number, l: number, entering: number): boolean => {
    const [p, q] = [rows[i][entering], rows[l][entering]];
    for (let step = -1; step < k; step++) {
      const a = (step < 0 ? rows[i][d] : entry(i, d + step)) / p;
      const b = (step < 0 ? rows[l][d] : entry(l, d + step)) / q;
      if (Math.abs(a - b) > TIE * Math.max(Math.abs(a), Math.abs(b), 1)) return a < b;
    }
    return false;
  };
  return {
    basis,
    pivot(variable) {
      const entering = columnOf[variable];
      let leaving = -1;
      for (let i = 0; i < k; i++) {
        if (rows[i][entering] > TIE && (leaving < 0 || precedes(i, leaving, entering))) leaving = i;
      }
      if (leaving < 0) return -1;
      exchange(rows, leaving, entering);
      const left = basis[leaving];
      basis[leaving] = variable;
      columnOf[variable] = -1;
      columnOf[left] = entering;
      return left;
    },
  };
}

/** Solves row `leaving` for its entering variable and puts it into the other rows. */
function exchange(rows: readonly Float64Array[], leaving: number, entering: number): void {
  const top = rows[leaving];
  const inverse = 1 / top[entering];
  for (let j = 0; j < top.length; j++) top[j] *= inverse;
  top[entering] = inverse;
  for (const row of rows) {
    const factor = row[entering];
    if (row === top || factor === 0) continue;
    for (let j = 0; j < row.length; j++) row[j] -= factor * top[j];
    row[entering] = -factor * inverse;
  }
}
