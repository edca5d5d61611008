/**
 * The state in the address, so that a view can be kept and shared.
 */
import { gameToJson, parseFraction, profileCount, readGame } from '@folkways/core';
import { pageLimits } from '../../src/explore/pageLimits.js';
import { catalogState, openedState, type PageState } from './pageState.js';

/** Longer games are left out of the address. */
const LONGEST = 8000;
const OBJECTIVES = ['welfare', 'nash-product', 'min'] as const;

/** `#game=pd-losses&p=2/3...`; only what differs from a freshly opened game. */
export function hashOfState(state: PageState): string {
  const { game, slug, edited, common, shares, mapped, target, seat, prior, seed, moves } = state;
  const fresh = openedState(game);
  const parts: [string, string][] = [];
  const add = (key: string, value: string | number, usual: string | number): void => {
    if (value !== usual) parts.push([key, String(value)]);
  };
  if (slug !== undefined && !edited) parts.push(['game', slug]);
  else {
    const text = JSON.stringify(JSON.parse(gameToJson(game)));
    if (slug !== undefined) parts.push(['game', slug]);
    if (text.length <= LONGEST) parts.push(['payoffs', text]);
  }
  if (common) add('p', shares[0], fresh.shares[0]);
  else {
    parts.push(['shares', shares.join(',')]);
    add('role', mapped, 0);
  }
  add('target', target, fresh.target);
  add('seat', seat, 0);
  add('prior', prior, fresh.prior);
  add('seed', seed, fresh.seed);
  add('moves', moves.join('.'), '');
  return `#${parts.map(([key, value]) => `${key}=${encodeURIComponent(value).replaceAll('%2F', '/').replaceAll('%2C', ',')}`).join('&')}`;
}

/** The state that an address names; anything in it that makes no sense counts as not there. */
export function stateOfHash(hash: string, fallback: () => PageState): PageState {
  const words = new URLSearchParams(hash.replace(/^#/, '').replaceAll('+', '%2B'));
  const opened = gameOf(words) ?? fallback();
  const { game } = opened;
  const share = (text: string | null): string | undefined => (isShare(text) ? text : undefined);
  const several = words.get('shares')?.split(',') ?? [];
  const p = share(words.get('p'));
  const divided = several.length === game.players.length && several.every(isShare);
  const target = words.get('target');
  const moves = (words.get('moves') ?? '')
    .split('.')
    .filter((text) => text !== '')
    .map(Number);
  const seat = words.get('seat') === '1' && game.players.length === 2 ? 1 : 0;
  return {
    ...opened,
    ...(divided && { common: false, shares: several, mapped: integer(words.get('role'), game.players.length) ?? 0 }),
    ...(!divided && p !== undefined && { shares: game.players.map(() => p) }),
    target: OBJECTIVES.find((name) => name === target) ?? integer(target, profileCount(game)) ?? opened.target,
    seat,
    prior: isPrior(words.get('prior')) ? words.get('prior')! : opened.prior,
    seed: integer(words.get('seed'), 2 ** 31) ?? opened.seed,
    moves: moves.every((move) => Number.isInteger(move) && move >= 0 && move < game.actions[seat].length) ? moves : [],
  };
}

function gameOf(words: URLSearchParams): PageState | undefined {
  const slug = words.get('game') ?? undefined;
  const known = slug === undefined ? undefined : catalogState(slug);
  const text = words.get('payoffs');
  if (text === null) return known;
  try {
    const game = readGame(text);
    if (profileCount(game) > pageLimits.outcomes || game.players.length < 2) return known;
    return { ...openedState(game, known === undefined ? {} : { slug }), edited: true };
  } catch {
    return known;
  }
}

/** A number or a fraction in [0, 1]. */
export function isShare(text: string | null | undefined): text is string {
  const value = text === null || text === undefined || text.length > 24 ? undefined : parseFraction(text.trim());
  return value !== undefined && value.toNumber() >= 0 && value.toNumber() <= 1;
}

/** Empty for no expectation, or a number in [0, 1]. */
export function isPrior(text: string | null): boolean {
  return text !== null && (text === '' || isShare(text));
}

function integer(text: string | null, below: number): number | undefined {
  if (text === null || !/^\d{1,10}$/.test(text)) return undefined;
  return Number(text) < below ? Number(text) : undefined;
}
