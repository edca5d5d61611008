/**
 * Optional peers: packages that the user installs because their licence is the user's choice.
 */
import { MissingPeerError } from '../errors.js';

/** A peer package. */
export interface Peer {
  /** The function that needs it, for the message. */
  readonly where: string;
  /** The npm package. */
  readonly name: string;
  /** SPDX licence. */
  readonly licence: string;
}

const NOT_FOUND =
  /cannot find (module|package)|failed to (resolve|load|fetch)|could not resolve|error loading dynamically/i;

/**
 * Imports a peer.
 * @throws MissingPeerError when the package is not installed, naming it and its licence; any other failure of the import as it is.
 */
export async function loadPeer<M>(peer: Peer, importPeer: () => Promise<M>): Promise<M> {
  try {
    return await importPeer();
  } catch (error) {
    const { code, message } = error as { code?: unknown; message?: unknown };
    if (code !== 'ERR_MODULE_NOT_FOUND' && code !== 'MODULE_NOT_FOUND' && !NOT_FOUND.test(String(message))) throw error;
    throw new MissingPeerError(
      `${peer.where}: the optional package "${peer.name}" (licence ${peer.licence}) is not installed; run: npm install ${peer.name}`,
      peer.name,
    );
  }
}
