/**
 * The one place where the state of the page is kept.
 */
import type { PageState } from './pageState.js';

/** Told about every change. */
export type StateListener = (state: PageState, before: PageState) => void;

/** The store. */
export interface PageStore {
  state(): PageState;
  /** Replaces some of it and tells everybody. */
  change(part: Partial<PageState>): void;
  subscribe(listener: StateListener): void;
}

/** A store that begins with a state. */
export function pageStore(first: PageState): PageStore {
  let state = first;
  const listeners: StateListener[] = [];
  return {
    state: () => state,
    change(part) {
      const before = state;
      state = { ...state, ...part };
      for (const listener of listeners) listener(state, before);
    },
    subscribe: (listener) => void listeners.push(listener),
  };
}
