/**
 * Fetches llama.cpp for the slow suite: node-llama-cpp and this machine's binary, without those for graphics cards and other machines.
 * Where that cannot be had, it says so, and the tests that need it say it too.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { arch, platform } from 'node:process';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('.', import.meta.url));
const { dependencies } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
const version = dependencies['node-llama-cpp'];
const systems = { darwin: 'mac', linux: 'linux', win32: 'win' };
const machine = platform === 'darwin' && arch === 'arm64' ? 'mac-arm64-metal' : `${systems[platform]}-${arch}`;

const wanted = [`node-llama-cpp@${version}`, `@node-llama-cpp/${machine}@${version}`];
const isThere = wanted.every((name) => existsSync(`${folder}/node_modules/${name.slice(0, name.lastIndexOf('@'))}`));
if (!isThere) {
  // No script of a package runs; nothing is fetched but packages.
  const options = ['--no-save', '--no-package-lock', '--omit=optional', '--ignore-scripts', '--no-audit', '--no-fund'];
  const { status } = spawnSync('npm', ['install', ...options, ...wanted], { cwd: folder, stdio: 'inherit' });
  if (status !== 0) console.log('node-llama-cpp could not be installed: the tests with a local model will be left out');
}
