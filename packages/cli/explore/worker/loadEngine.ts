/**
 * HiGHS in a worker that was started from text, where nothing can be fetched: the page hands over its parts.
 */
import type { ProgramSolver } from '@folkways/core';
import { loadHighs } from '@folkways/core/highs';
import type { EngineParts } from './workerRequest.js';

/** The worker's own global, which the DOM's types do not know. */
interface WorkerScope {
  importScripts(url: string): void;
  /** What the engine's script defines. */
  Module: (options: object) => Promise<never>;
}

let loaded: Promise<ProgramSolver> | undefined;

/** The engine, started once. */
export function loadEngine({ script, wasm }: EngineParts): Promise<ProgramSolver> {
  loaded ??= loadHighs({
    importPeer: async () => {
      const scope = globalThis as unknown as WorkerScope;
      const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
      scope.importScripts(url);
      URL.revokeObjectURL(url);
      const compiled = await WebAssembly.compile(wasm as BufferSource);
      const instantiateWasm = (
        imports: WebAssembly.Imports,
        done: (instance: WebAssembly.Instance) => void,
      ): object => {
        WebAssembly.instantiate(compiled, imports).then(done);
        return {};
      };
      return { default: (options) => scope.Module({ ...options, instantiateWasm }) };
    },
  });
  return loaded;
}
