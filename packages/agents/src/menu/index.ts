export { checkFits, checkMenu, checkTwoPlayers, menuIndex } from './checkMenu.js';
export { generatedMenu } from './generatedMenu.js';
export { type MenuSlug, menus } from './menus.js';
export { namedMenu } from './namedMenu.js';
export type { MenuEntry, StrategyMenu } from './strategyMenu.js';
export { type StrategyInput, strategyMenuFromData } from './strategyMenuFromData.js';
