export { checkProgramSolver } from './checkProgramSolver.js';
export { dualBound } from './dualBound.js';
export type { Program, ProgramResult, ProgramRow, ProgramSolveOptions, ProgramSolver } from './programSolver.js';
