export type { Program, ProgramResult, ProgramRow, ProgramSolveOptions, ProgramSolver } from './programSolver.js';
