/** Which strategies the other player may follow, and what is expected of it at first. */
export const strategies = {
  playing: `A strategy is a rule that says, after every history of play, which action comes next; it may leave the action to chance. The other player may be following one of these strategies. In their descriptions "own" is the other player's action and "the other" is you:`,
  inferring: `The opponent may be following one of these strategies. In their descriptions "own" is the opponent's action and "the other" is you:`,
  strategy: '- {label}: {description}',
  expected: 'You strongly expect the other player to follow the strategy {label}.',
  opponentExpected: 'You strongly expect the opponent to follow the strategy {label}.',
  weights: 'Before the first round you thought the strategies this likely: {weights}.',
  weight: '{label} {percent} %',
  recent: 'The strategy may have changed on the way, so later rounds count for more than earlier ones.',
};
