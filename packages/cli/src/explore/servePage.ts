/**
 * The page on this machine only.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { InputError } from '../inputError.js';

/** Nobody else can connect. */
const HOST = '127.0.0.1';
/** Names under which a browser on this machine calls it; any other is a page elsewhere that pretends to be this one. */
const NAMES = new Set([HOST, 'localhost']);

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.md': 'text/plain; charset=utf-8',
};

/** Workers start from text (blob:), one of them compiles WebAssembly, and figures carry their own style. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' blob: 'wasm-unsafe-eval'",
  'worker-src blob:',
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS = {
  'Content-Security-Policy': POLICY,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-cache',
} as const;

/** A server that runs. */
export interface PageServer {
  readonly url: string;
  /** Ends it, open connections included. */
  close(): Promise<void>;
}

/**
 * Serves the files on 127.0.0.1.
 * @param port - 0 for any that is free.
 * @throws InputError when the port is in use or not allowed.
 */
export async function servePage(files: ReadonlyMap<string, Uint8Array>, port: number): Promise<PageServer> {
  const server = createServer((request, response) => answer(files, request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(portProblem(error, port)));
    server.listen(port, HOST, resolve);
  });
  return {
    url: `http://${HOST}:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function portProblem(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE')
    return new InputError(`--port: expected a free port, found ${port} in use; 0 takes any`);
  if (error.code === 'EACCES')
    return new InputError(`--port: expected a port that you may use, found ${port}; 0 takes any`);
  return error;
}

function answer(files: ReadonlyMap<string, Uint8Array>, request: IncomingMessage, response: ServerResponse): void {
  const send = (status: number, type: string, body: string | Uint8Array): void => {
    response.writeHead(status, { ...HEADERS, 'Content-Type': type, 'Content-Length': body.length });
    response.end(request.method === 'HEAD' ? undefined : body);
  };
  const refuse = (status: number, reason: string): void => send(status, 'text/plain; charset=utf-8', `${reason}\n`);
  const path = (request.url ?? '/').replace(/[?#].*$/, '');
  const name = path === '/' ? 'index.html' : path.slice(1);
  const body = files.get(name);
  if (!NAMES.has((request.headers.host ?? '').replace(/:\d+$/, ''))) refuse(403, 'not this host');
  else if (request.method !== 'GET' && request.method !== 'HEAD') refuse(405, 'only GET');
  else if (body === undefined) refuse(404, 'no such file');
  else send(200, TYPES[extname(name)] ?? 'application/octet-stream', body);
}
