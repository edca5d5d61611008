/** Which strategy the other player follows: by its name, or by a letter that stands for it. */
export const label = {
  name: `It is now round {round}. Given everything above, which one of the listed strategies is the opponent following? Choose the one under which what the opponent has done fits best with what had happened before it.
Write the name of one strategy, as it stands in the list, and nothing else: no reasons, no scores, no order.`,
  letter: `It is now round {round}. Given everything above, which one of the listed strategies is the opponent following? Choose the one under which what the opponent has done fits best with what had happened before it.
{letters}
Write one of these letters and nothing else: {options}.`,
  letterOf: '{letter} = {label}',
};
