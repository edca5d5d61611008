/** Which strategy the other player follows, as a draw from what is believed of it: by its name, or by a letter that stands for it. */
export const label = {
  name: `It is now round {round}. Which one of the listed strategies is the opponent following? Weigh each by what was expected at first and by how well it explains everything that the opponent has done, given what had happened before. Then draw one strategy at random, each as likely as it weighs; a strategy that others outweigh is drawn less often, but it is drawn.
Write the name of one strategy, as it stands in the list, and nothing else: no reasons, no scores, no order.`,
  letter: `It is now round {round}. Which one of the listed strategies is the opponent following? Weigh each by what was expected at first and by how well it explains everything that the opponent has done, given what had happened before. Then draw one strategy at random, each as likely as it weighs; a strategy that others outweigh is drawn less often, but it is drawn.
{letters}
Write one of these letters and nothing else: {options}.`,
  letterOf: '{letter} = {label}',
};
