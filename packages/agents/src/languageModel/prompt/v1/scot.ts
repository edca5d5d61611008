/** First what the other player will do, then what to do about it. */
export const scot = {
  predict: `It is now round {round}. Which action do you think the other player will choose in this round: {options}?
Write one of these words and nothing else, no reasons and no numbers: {options}.`,
  choose: `It is now round {round}, and you think that the other player will choose {prediction} in it. Picture the outcome of each action that you could take against that, {options}, and compare what you would get. Which of them is best for you in this round?
Write one of these words and nothing else, no reasons and no numbers: {options}.`,
};
