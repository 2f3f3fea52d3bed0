/** What each page loads first: scripts and styles of its entry, in Brotli, without lazy parts. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from 'vite';

/** The capture screen's and the citizen's page's goals (issues 2 and 5). */
const GOALS_KB = { 'index.html': 150, 'tell.html': 80 };
const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8')) as Manifest;

function firstLoad(page: string): Set<string> {
  const files = new Set<string>();
  const walk = (name: string): void => {
    const chunk = manifest[name];
    if (!chunk || files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const css of chunk.css ?? []) files.add(css);
    for (const next of chunk.imports ?? []) walk(next);
  };
  walk(page);
  return files;
}

for (const [page, goal_kb] of Object.entries(GOALS_KB)) {
  const sizes = [...firstLoad(page)].map((file) => ({ file, bytes: statSync(join('dist', `${file}.br`)).size }));
  for (const { file, bytes } of sizes) console.log(`${(bytes / 1000).toFixed(1).padStart(7)} kB  ${file}`);
  const total_kb = sizes.reduce((sum, { bytes }) => sum + bytes, 0) / 1000;
  console.log(`${total_kb.toFixed(1).padStart(7)} kB  first load of ${page}, goal ${goal_kb}`);
  if (total_kb > goal_kb) process.exitCode = 1;
}
