/**
 * Source: Kang (2026), Appendix G (6). `lq_if_boycott_last` is `hq_if_bought_last`.
 */
import type { StrategyMenu } from './strategyMenu.js';
import { always, chance, forgiving, grim, reply, strategy } from './strategyShapes.js';

const seller = { own: ['HQ', 'LQ'], other: ['B', 'D'] };
const buyer = { own: ['B', 'D'], other: ['HQ', 'LQ'] };
const eitherQuality = chance(seller, 0.5);

const sellerMenu: StrategyMenu = [
  strategy(seller, 'always_hq', 'HQ in every round.', always('HQ')),
  strategy(seller, 'always_lq', 'LQ in every round.', always('LQ')),
  strategy(
    seller,
    'hq_if_bought_last',
    'HQ or LQ by a fair coin first; then HQ after B, LQ after D.',
    reply(seller, eitherQuality, { good: 'HQ', bad: 'LQ' }),
  ),
  strategy(seller, 'grim_hq_until_boycott', 'HQ until the buyer has ever played D, then LQ for ever.', grim(seller)),
  strategy(
    seller,
    'lq_if_boycott_last',
    'HQ or LQ by a fair coin first; then LQ after D, HQ after B.',
    reply(seller, eitherQuality, { good: 'HQ', bad: 'LQ' }),
  ),
  strategy(
    seller,
    'grim_forgiving',
    'LQ if the buyer played D in either of the two rounds before, else HQ.',
    forgiving(seller),
  ),
  strategy(seller, 'noisy_hq', 'HQ with probability 0.9 in every round.', always(chance(seller, 0.9))),
  strategy(seller, 'noisy_lq', 'HQ with probability 0.1 in every round.', always(chance(seller, 0.1))),
];

const buyerMenu: StrategyMenu = [
  strategy(buyer, 'always_buy', 'B in every round.', always('B')),
  strategy(buyer, 'never_buy', 'D in every round.', always('D')),
  strategy(buyer, 'soft_always_buy', 'B with probability 0.9 in every round.', always(chance(buyer, 0.9))),
  strategy(buyer, 'soft_never_buy', 'B with probability 0.1 in every round.', always(chance(buyer, 0.1))),
  strategy(
    buyer,
    'tft_buy',
    'B or D by a fair coin first; then B after HQ, D after LQ.',
    reply(buyer, chance(buyer, 0.5), { good: 'B', bad: 'D' }),
  ),
  strategy(
    buyer,
    'generous_buy',
    'B first and after HQ; after LQ, B with probability 0.3.',
    reply(buyer, 'B', { bad: chance(buyer, 0.3) }),
  ),
  strategy(buyer, 'grim_boycott', 'B until the seller has ever played LQ, then D for ever.', grim(buyer)),
  strategy(
    buyer,
    'grim_forgiving',
    'D if the seller played LQ in either of the two rounds before, else B.',
    forgiving(buyer),
  ),
];

/** The seller's and the buyer's menu of the market for lemons. */
export const lemonsMenus: readonly [StrategyMenu, StrategyMenu] = [sellerMenu, buyerMenu];
