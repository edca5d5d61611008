import { v1 } from './v1/index.js';

/** The version of the texts that models are asked with. Records of calls made with other texts are not comparable. */
export const PROMPT_VERSION = 'v1';

/** The texts of that version. */
export const promptTexts = v1;
