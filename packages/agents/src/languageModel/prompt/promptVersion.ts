/** The version of the texts that models are asked with. Records of calls made with other texts are not comparable. */
export const PROMPT_VERSION = 'v1';
