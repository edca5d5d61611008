/** Which action to play, asked straight out. */
export const base = `It is now round {round}. Which action do you choose: {options}?
Write one of these words and nothing else, no reasons and no numbers: {options}.`;
