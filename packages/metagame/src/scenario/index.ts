export { type ReadScenarioOptions, readScenario, type Scenario } from './readScenario.js';
