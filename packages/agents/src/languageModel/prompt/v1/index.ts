import { again } from './again.js';
import { base } from './base.js';
import { history } from './history.js';
import { label } from './label.js';
import { rules } from './rules.js';
import { scot } from './scot.js';
import { strategies } from './strategies.js';

/** All texts of version 1. They are never changed: other words are another version. */
export const v1 = { rules, strategies, history, base, scot, label, again } as const;
