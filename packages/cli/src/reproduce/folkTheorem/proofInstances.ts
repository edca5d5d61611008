/**
 * The targets at which the proof's constants are looked at.
 */
import type { ProgramSolver } from '@folkways/core';
import { type FolkConstants, folkConstants, type MetaGame, type Protocol } from '@folkways/metagame';
import { dilemmaProtocol, heist, heistProtocol, twoLlms } from './paperGames.js';

/** A meta-game, a target paid by one pure profile, and its constants. */
export interface ProofInstance {
  readonly name: string;
  readonly meta: MetaGame;
  readonly target: readonly number[];
  readonly epsilon: number;
  readonly constants: FolkConstants;
  /** The protocol with the constants' numbers. */
  readonly protocol: Protocol;
}

/** Cooperation in the dilemma at two pairs of shares, and the blame cycle, for each epsilon. */
export function proofInstances(epsilons: readonly number[], lp: ProgramSolver): ProofInstance[] {
  const subjects = [
    {
      name: 'dilemma, .9/.1',
      meta: twoLlms('pd-losses', '9/10', '1/10'),
      target: [-3.6, -0.4],
      rules: dilemmaProtocol,
    },
    { name: 'dilemma, .5/.5', meta: twoLlms('pd-losses', '1/2', '1/2'), target: [-2, -2], rules: dilemmaProtocol },
    { name: 'heist', meta: heist(), target: [0, 0, 0], rules: heistProtocol },
  ];
  return subjects.flatMap(({ rules, ...subject }) =>
    epsilons.map((epsilon) => {
      const constants = folkConstants(subject.meta, subject.target, { lp, epsilon });
      const { T, tau, K, p } = constants;
      return { ...subject, epsilon, constants, protocol: rules(T, Math.floor(tau * T), K, p) };
    }),
  );
}
