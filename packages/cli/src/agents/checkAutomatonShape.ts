/**
 * Automata in JSON files: the shape, with places; what the machine means is the library's to judge.
 */
import { expectArray, expectedAt, expectObject, expectString, type JsonNode } from '@folkways/core';

const KEYS = ['label', 'description', 'actions', 'opponents', 'initial', 'states'] as const;

/**
 * Requires the shape of an automaton (or of a menu's strategy, which is one with a label).
 * @throws FormatError at the first thing that has another type or an unknown key.
 */
export function checkAutomatonShape(node: JsonNode): void {
  const given = expectObject(node, KEYS);
  for (const key of ['label', 'description'] as const) {
    const text = given.find(key);
    if (text !== undefined) expectString(text);
  }
  expectString(given.require('initial'), 'the name of a state');
  const own = given.find('actions');
  if (own !== undefined) checkNames(own);
  const opponents = given.find('opponents');
  if (opponents !== undefined) for (const list of expectArray(opponents)) checkNames(list);
  const states = given.require('states');
  if (states.content.kind !== 'object') throw expectedAt(states, 'an object of states by name');
  for (const { value } of states.content.members.values()) {
    const state = expectObject(value, ['play', 'next']);
    const play = state.require('play');
    if (play.content.kind === 'object') {
      for (const { value: share } of play.content.members.values()) {
        if (!['number', 'string'].includes(share.content.kind)) throw expectedAt(share, 'a probability');
      }
    } else expectString(play, 'an action or probabilities by action');
    checkNext(state.require('next'));
  }
}

function checkNames(node: JsonNode): void {
  for (const name of expectArray(node, 'an array of action names')) expectString(name, 'the name of an action');
}

function checkNext(node: JsonNode): void {
  if (node.content.kind !== 'object') {
    expectString(node, 'the name of a state or a choice by action');
    return;
  }
  for (const { value } of node.content.members.values()) checkNext(value);
}
