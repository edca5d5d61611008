/**
 * The engine's parts, fetched when first needed by a plain script element: that works from a server and from a file alike.
 */
import type { EngineParts } from './workerRequest.js';

declare global {
  /** Set by `engine.js`: the script as text, and its WebAssembly, gzipped, in base64. */
  var folkwaysEngine: { readonly script: string; readonly wasm: string } | undefined;
}

let parts: Promise<EngineParts> | undefined;

/** The parts. @throws Error when `engine.js` is not beside the page. */
export function fetchEngine(): Promise<EngineParts> {
  parts ??= fetched();
  return parts;
}

async function fetched(): Promise<EngineParts> {
  await new Promise<void>((resolve, reject) => {
    const script = document.createElement('script');
    script.src = './engine.js';
    script.addEventListener('load', () => resolve());
    script.addEventListener('error', () => reject(new Error('engine.js is not beside the page')));
    document.head.append(script);
  });
  const { script, wasm } = globalThis.folkwaysEngine!;
  const zipped = Uint8Array.from(atob(wasm), (character) => character.charCodeAt(0));
  const stream = new Blob([zipped]).stream().pipeThrough(new DecompressionStream('gzip'));
  return { script, wasm: new Uint8Array(await new Response(stream).arrayBuffer()) };
}
