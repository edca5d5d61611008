/** What has been played. */
export const history = {
  none: 'No round has been played yet.',
  playing: "Rounds played: {count}. Each is written as (your action, the other player's action).",
  inferring: "Rounds played: {count}. Each is written as (the opponent's action, your action).",
  round: 'Round {round}: ({first}, {second})',
  received: 'Round {round}: ({first}, {second}), and you received {payoff}',
  counts: 'Rounds 1 to {last}, by pair of actions:',
  count: '- ({first}, {second}): count {count}',
};
