export { catalog, catalogEntries, catalogGame } from './catalog.js';
export type { CatalogEntry } from './catalogEntry.js';
export { type PublicGoodsOptions, publicGoodsGame } from './publicGoodsGame.js';
export { type TravellersDilemmaOptions, travellersDilemma } from './travellersDilemma.js';
