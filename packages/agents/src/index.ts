export type { AgentScenario } from './agentScenario.js';
