/**
 * OptRep instances: what is left of a symmetric game when the players are patient and strangers can leave.
 *
 * Source: "Computing Optimal Equilibria in Repeated Games with Restarts", Section 5, Definition 3.
 */
import { checkInteger, describeValue } from '@folkways/core';

/** An action that costs something against the goal: one the hazing period may use. */
export interface HazingAction {
  readonly name: string;
  /** c = G - p: what one joint play gives up against the goal value. A positive safe integer. */
  readonly cost: number;
  /** t = p* - G: hazing before a play must exceed this for the play to be stable. A safe integer of either sign. */
  readonly threshold: number;
}

/**
 * An OptRep instance: find the cheapest finite sequence of actions in which the costs before every play exceed the
 * play's threshold, and all costs together exceed the goal threshold. All numbers are safe integers in one unit.
 */
export interface HazingInstance {
  /** Name of the action played for ever after the hazing. */
  readonly goal?: string;
  /** T = p*_goal - G. At most 0 means that the goal needs no hazing at all. */
  readonly goalThreshold: number;
  /** What costs and thresholds were multiplied by to make them integers. @defaultValue 1 */
  readonly scale?: number;
  /** Actions with positive cost, names all different; may be empty. */
  readonly actions: readonly HazingAction[];
}

const LARGEST = Number.MAX_SAFE_INTEGER;

/**
 * Checks a literal or parsed JSON value and returns it as an instance (a copy, with known fields only).
 * @param input - `{ goalThreshold, actions: [{ name, cost, threshold }], goal?, scale? }`.
 * @returns a new plain object; `goal` and `scale` are present exactly when given.
 * @throws TypeError when a field is missing or of the wrong type.
 * @throws RangeError when a number is not a safe integer, a cost or the scale is not positive, or two names are equal.
 * @remarks O(n).
 * @example
 * ```ts
 * import { hazingInstance } from '@folkways/hazing';
 * const instance = hazingInstance({ goalThreshold: 6, actions: [{ name: 'A', cost: 4, threshold: -4 }] });
 * console.log(instance.actions[0].cost); // 4
 * ```
 */
export function hazingInstance(input: unknown): HazingInstance {
  const where = 'hazingInstance';
  if (!isRecord(input)) throw new TypeError(`${where}: expected an object, got ${describeValue(input)}`);
  const goalThreshold = checkInteger(where, 'goalThreshold', input.goalThreshold, -LARGEST, LARGEST);
  if (!Array.isArray(input.actions)) {
    throw new TypeError(`${where}: "actions" expected an array, got ${describeValue(input.actions)}`);
  }
  const { goal, scale } = input;
  if (goal !== undefined) checkName(where, 'goal', goal);
  if (scale !== undefined) checkInteger(where, 'scale', scale, 1, LARGEST);
  const seen = new Set<unknown>([goal]);
  const actions = input.actions.map((action: unknown, i): HazingAction => {
    if (!isRecord(action)) {
      throw new TypeError(`${where}: "actions[${i}]" expected an object, got ${describeValue(action)}`);
    }
    const name = checkName(where, `actions[${i}].name`, action.name);
    if (seen.has(name)) {
      throw new RangeError(
        `${where}: "actions[${i}].name" expected a name not used before, got ${describeValue(name)}`,
      );
    }
    seen.add(name);
    return {
      name,
      cost: checkInteger(where, `actions[${i}].cost`, action.cost, 1, LARGEST),
      threshold: checkInteger(where, `actions[${i}].threshold`, action.threshold, -LARGEST, LARGEST),
    };
  });
  return {
    ...(goal === undefined ? {} : { goal: goal as string }),
    goalThreshold,
    ...(scale === undefined ? {} : { scale: scale as number }),
    actions,
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function checkName(where: string, field: string, value: unknown): string {
  if (typeof value !== 'string') {
    throw new TypeError(`${where}: "${field}" expected a name, got ${describeValue(value)}`);
  }
  if (value === '') throw new RangeError(`${where}: "${field}" expected a non-empty name, got ""`);
  return value;
}
