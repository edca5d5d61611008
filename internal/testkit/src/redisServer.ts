/**
 * A Redis of the tests' own.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A running server, which keeps everything on disk before it answers. */
export interface RedisServer {
  readonly url: string;
  /** Ends it by SIGKILL and starts it again with what it has kept. */
  restart(pause?: number): Promise<void>;
  /** Ends it by SIGKILL, until it is resumed. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a server on a free port of this machine. @param program - the path of redis-server. */
export async function redisServer(program: string): Promise<RedisServer> {
  const folder = mkdtempSync(join(tmpdir(), 'folkways-redis-'));
  const port = await freePort();
  const words = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', ''];
  const durable = ['--appendonly', 'yes', '--appendfsync', 'always'];
  const start = async (): Promise<ChildProcess> => {
    const child = spawn(program, [...words, ...durable], { stdio: 'ignore' });
    for (let wait = 0; wait < 500; wait++) {
      if (await answers(port)) return child;
      await sleep(20);
    }
    child.kill('SIGKILL');
    throw new Error('redis-server did not start');
  };
  let server = await start();
  const end = async (): Promise<void> => {
    const ended = once(server, 'exit');
    server.kill('SIGKILL');
    await ended;
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    async restart(pause = 0.2) {
      await end();
      await sleep(1000 * pause);
      server = await start();
    },
    pause: end,
    async resume() {
      server = await start();
    },
    async stop() {
      await end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

/** Whether it is up and has loaded what it had kept. */
function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    socket.once('data', (data) => {
      socket.destroy();
      resolve(data.toString().startsWith('+PONG'));
    });
    socket.once('error', () => resolve(false));
  });
}
