import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build, type Manifest } from 'vite';
import { filesUnder } from './compress.ts';

/** Files that the entry reaches, lazy ones too: what the phone needs without signal. */
function reachedFrom(entry: string, manifest: Manifest): string[] {
  const seen = new Set<string>();
  const files = new Set<string>();
  const walk = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    const chunk = manifest[name];
    if (!chunk) throw new Error(`not in the manifest: ${name}`);
    for (const file of [chunk.file, ...(chunk.css ?? []), ...(chunk.assets ?? [])]) files.add(file);
    for (const next of [...(chunk.imports ?? []), ...(chunk.dynamicImports ?? [])]) walk(next);
  };
  walk(entry);
  return [...files].sort();
}

/** Builds src/sw/index.ts to `<folder>/sw.js` with the list of the field app's files in it. */
export async function buildWorker(folder: string): Promise<void> {
  const manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8')) as Manifest;
  const fixed = ['index.html', 'manifest.webmanifest', 'icon.svg', 'icon-192.png'];
  const list = [...fixed, ...reachedFrom('index.html', manifest)];
  const digest = createHash('sha256');
  for (const path of filesUnder(folder)) digest.update(relative(folder, path)).update(readFileSync(path));
  for (const path of filesUnder('src/sw')) digest.update(readFileSync(path));
  const build_id = digest.digest('hex').slice(0, 12);
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    define: {
      __BUILD__: JSON.stringify(build_id),
      __FILES__: JSON.stringify(list.map((file) => (file === 'index.html' ? '/' : `/${file}`))),
      __APP_VERSION__: JSON.stringify(process.env['npm_package_version'] ?? '0'),
    },
    build: {
      target: ['chrome87', 'safari14'],
      outDir: folder,
      emptyOutDir: false,
      copyPublicDir: false,
      lib: { entry: 'src/sw/index.ts', formats: ['iife'], name: 'sw', fileName: () => 'sw.js' },
    },
  });
}
