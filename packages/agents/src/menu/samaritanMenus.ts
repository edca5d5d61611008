/**
 * Source: Kang (2026), Appendix G (5).
 */
import type { StrategyMenu } from './strategyMenu.js';
import { always, chance, forgiving, grim, reply, strategy } from './strategyShapes.js';

const helper = { own: ['H', 'N'], other: ['W', 'S'] };
const recipient = { own: ['W', 'S'], other: ['H', 'N'] };
const either = chance(recipient, 0.5);

const helperMenu: StrategyMenu = [
  strategy(helper, 'always_help', 'H in every round.', always('H')),
  strategy(helper, 'never_help', 'N in every round.', always('N')),
  strategy(helper, 'tft_help', 'H first; then H after W, N after S.', reply(helper, 'H', { bad: 'N' })),
  strategy(
    helper,
    'grim_forgive',
    'N if the recipient played S in either of the two rounds before, else H.',
    forgiving(helper),
  ),
  strategy(helper, 'grim_nohelp', 'H until the recipient has ever played S, then N for ever.', grim(helper)),
  strategy(helper, 'wsls_helper', 'H first; then the own action again after W, the other one after S.', {
    helping: { play: 'H', next: { H: { W: 'helping', S: 'refusing' }, N: { W: 'refusing', S: 'helping' } } },
    refusing: { play: 'N', next: { H: { W: 'helping', S: 'refusing' }, N: { W: 'refusing', S: 'helping' } } },
  }),
  strategy(helper, 'noisy_help', 'H with probability 0.9 in every round.', always(chance(helper, 0.9))),
  strategy(helper, 'noisy_nohelp', 'H with probability 0.1 in every round.', always(chance(helper, 0.1))),
];

const recipientMenu: StrategyMenu = [
  strategy(recipient, 'always_work', 'W in every round.', always('W')),
  strategy(recipient, 'always_shirk', 'S in every round.', always('S')),
  strategy(
    recipient,
    'work_if_helped',
    'W or S by a fair coin first; then W after H, S after N.',
    reply(recipient, either, { good: 'W', bad: 'S' }),
  ),
  strategy(
    recipient,
    'exploit_help',
    'W or S by a fair coin first; then S after H, W after N.',
    reply(recipient, either, { good: 'S', bad: 'W' }),
  ),
  strategy(
    recipient,
    'grim_shirk_after_nohelp',
    'W until the helper has ever played N, then S for ever.',
    grim(recipient),
  ),
  strategy(
    recipient,
    'forgiving_work',
    'W first and after H; after N, W with probability 0.3.',
    reply(recipient, 'W', { bad: chance(recipient, 0.3) }),
  ),
  strategy(recipient, 'noisy_work', 'W with probability 0.9 in every round.', always(chance(recipient, 0.9))),
  strategy(recipient, 'noisy_shirk', 'W with probability 0.1 in every round.', always(chance(recipient, 0.1))),
];

/** The helper's and the recipient's menu of the Samaritan's dilemma. */
export const samaritanMenus: readonly [StrategyMenu, StrategyMenu] = [helperMenu, recipientMenu];
