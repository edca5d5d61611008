import { InputError } from '../inputError.js';

/** Requires the address of a Redis server. @throws InputError without repeating it, since it may hold a password. */
export function checkQueue(url: string): void {
  const { protocol, hostname } = URL.canParse(url) ? new URL(url) : { protocol: '', hostname: '' };
  if (['redis:', 'rediss:'].includes(protocol) && hostname !== '') return;
  throw new InputError('--queue: expected a URL such as redis://localhost:6379, found something else');
}
