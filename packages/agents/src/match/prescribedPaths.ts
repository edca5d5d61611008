/**
 * What the paper's agents are told to expect, game by game, and which joint actions count as equilibrium play.
 */
import type { MenuSlug } from '../menu/menus.js';

/** Targets of one game. */
export interface PrescribedPath {
  /** The prescribed joint actions, repeated for ever from round 1. */
  readonly cycle: readonly (readonly [string, string])[];
  /** Joint actions that are played in some stage equilibrium or on the prescribed path, at any date. */
  readonly anyNash: readonly (readonly [string, string])[];
  /** Weak stage equilibria that count only when asked for. */
  readonly weakNash: readonly (readonly [string, string])[];
  /** `expects[i]`: the label of the opponent's menu that the prescription makes the player in role i expect. */
  readonly expects: readonly [string, string];
}

/**
 * The prescribed paths by slug. Promo is role-specific: the player in role 0 plays P in odd rounds and so expects `mad1`.
 *
 * @remarks Source: Kang (2026), Sections 7.1 to 7.3; the labels and dates that it leaves open are chosen as docs/theory/agents.md says.
 */
export const prescribedPaths: Readonly<Record<MenuSlug, PrescribedPath>> = {
  'battle-of-the-sexes': {
    cycle: [
      ['J', 'J'],
      ['F', 'F'],
    ],
    anyNash: [
      ['J', 'J'],
      ['F', 'F'],
    ],
    weakNash: [],
    expects: ['alternate_phase0', 'alternate_phase0'],
  },
  'prisoners-dilemma': {
    cycle: [['J', 'J']],
    anyNash: [
      ['J', 'J'],
      ['F', 'F'],
    ],
    weakNash: [],
    expects: ['grim_trigger', 'grim_trigger'],
  },
  harmony: { cycle: [['C', 'C']], anyNash: [['C', 'C']], weakNash: [], expects: ['grim_trigger', 'grim_trigger'] },
  promo: {
    cycle: [
      ['P', 'R'],
      ['R', 'P'],
    ],
    anyNash: [
      ['P', 'P'],
      ['P', 'R'],
      ['R', 'P'],
    ],
    weakNash: [['Z', 'Z']],
    expects: ['mad1', 'mad0'],
  },
  samaritan: {
    cycle: [['H', 'W']],
    anyNash: [
      ['H', 'S'],
      ['H', 'W'],
    ],
    weakNash: [],
    expects: ['always_work', 'grim_nohelp'],
  },
  lemons: {
    cycle: [['HQ', 'B']],
    anyNash: [
      ['LQ', 'D'],
      ['HQ', 'B'],
    ],
    weakNash: [],
    expects: ['grim_boycott', 'grim_hq_until_boycott'],
  },
};
