/** A reply that could not be read is sent back with this. */
export const again = `That reply cannot be used: {problem}. Write exactly one of these words and nothing else: {options}. If you must write more, make the last line "Answer: " followed by the word.`;
