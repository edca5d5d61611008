import { describe, expect, test } from 'vitest';
import { hazingInstance } from './hazingInstance.js';

const action = { name: 'x', cost: 2, threshold: -1 };

describe('hazingInstance', () => {
  test('keeps known fields only', () => {
    expect(hazingInstance({ goalThreshold: 3, actions: [{ ...action, note: 1 }], title: 'x' })).toEqual({
      goalThreshold: 3,
      actions: [action],
    });
    expect(hazingInstance({ goal: 'g', scale: 10, goalThreshold: -3, actions: [] })).toEqual({
      goal: 'g',
      scale: 10,
      goalThreshold: -3,
      actions: [],
    });
  });

  test.each([
    [null, TypeError, 'hazingInstance: expected an object, got null'],
    [[], TypeError, 'hazingInstance: expected an object, got an array of length 0'],
    [{ actions: [] }, TypeError, 'hazingInstance: "goalThreshold" expected an integer'],
    [{ goalThreshold: '3', actions: [] }, TypeError, '"goalThreshold" expected an integer'],
    [{ goalThreshold: 1 / 2, actions: [] }, RangeError, 'got 0.5'],
    [{ goalThreshold: 2 ** 53, actions: [] }, RangeError, 'got 9007199254740992'],
    [{ goalThreshold: 1 }, TypeError, '"actions" expected an array, got undefined'],
    [{ goalThreshold: 1, actions: [3] }, TypeError, '"actions[0]" expected an object, got 3'],
    [{ goalThreshold: 1, actions: [{ ...action, name: '' }] }, RangeError, '"actions[0].name" expected a non-empty'],
    [{ goalThreshold: 1, actions: [{ ...action, name: 7 }] }, TypeError, '"actions[0].name" expected a name, got 7'],
    [{ goalThreshold: 1, actions: [action, action] }, RangeError, '"actions[1].name" expected a name not used before'],
    [{ goalThreshold: 1, goal: 'x', actions: [action] }, RangeError, 'not used before, got "x"'],
    [{ goalThreshold: 1, goal: '', actions: [] }, RangeError, '"goal" expected a non-empty name'],
    [{ goalThreshold: 1, scale: 0, actions: [] }, RangeError, '"scale" expected an integer'],
    [
      { goalThreshold: 1, actions: [{ ...action, cost: 0 }] },
      RangeError,
      '"actions[0].cost" expected an integer in [1,',
    ],
    [{ goalThreshold: 1, actions: [{ ...action, cost: 0.1 }] }, RangeError, 'got 0.1'],
    [{ goalThreshold: 1, actions: [{ ...action, threshold: Number.NaN }] }, RangeError, 'got NaN'],
    [{ goalThreshold: 1, actions: [{ ...action, threshold: null }] }, TypeError, '"actions[0].threshold"'],
  ])('refuses %j', (input, kind, message) => {
    expect(() => hazingInstance(input)).toThrow(kind);
    expect(() => hazingInstance(input)).toThrow(message);
  });
});
