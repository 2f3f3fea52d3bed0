/** What the capture screen loads first: scripts and styles of the field entry, in Brotli, without lazy parts. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from 'vite';

const GOAL_KB = 150;
const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8')) as Manifest;
const files = new Set<string>();
const walk = (name: string): void => {
  const chunk = manifest[name];
  if (!chunk || files.has(chunk.file)) return;
  files.add(chunk.file);
  for (const css of chunk.css ?? []) files.add(css);
  for (const next of chunk.imports ?? []) walk(next);
};
walk('index.html');
const sizes = [...files].map((file) => ({ file, bytes: statSync(join('dist', `${file}.br`)).size }));
for (const { file, bytes } of sizes) console.log(`${(bytes / 1000).toFixed(1).padStart(7)} kB  ${file}`);
const total_kb = sizes.reduce((sum, { bytes }) => sum + bytes, 0) / 1000;
console.log(`${total_kb.toFixed(1).padStart(7)} kB  first load, goal ${GOAL_KB}`);
if (total_kb > GOAL_KB) process.exitCode = 1;
