/** The two functions needed, without the rest of the package: what is left of the start-up when little is loaded. */
export { extremeEquilibria } from '../../packages/core/dist/equilibrium/extremeEquilibria.js';
export { bimatrixGame } from '../../packages/core/dist/game/bimatrixGame.js';
