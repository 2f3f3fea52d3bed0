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

interface Worker {
  /** Source and built file. */
  from: string;
  to: string;
  /** The page that it serves, and the path that stands for it. */
  page: string;
  path: string;
  /** Files beside those that the page reaches. */
  fixed: readonly string[];
  /** What is fetched only when it is asked for. */
  without?: RegExp;
}

const WORKERS: readonly Worker[] = [
  { from: 'src/sw/index.ts', to: 'sw.js', page: 'index.html', path: '/', fixed: ['manifest.webmanifest', 'icon.svg', 'icon-192.png'] },
  // the map is as heavy as ten such pages, and needs a network for its villages anyway
  { from: 'src/sw/tell.ts', to: 'tell-sw.js', page: 'tell.html', path: '/tell', fixed: ['icon.svg'], without: /(PlaceMap|maplibre)/i },
];

/** Builds the service workers into `folder`, each with the list of its page's files in it. */
export async function buildWorkers(folder: string): Promise<void> {
  for (const worker of WORKERS) await buildWorker(folder, worker);
}

async function buildWorker(folder: string, { from, to, page, path, fixed, without }: Worker): Promise<void> {
  const manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8')) as Manifest;
  const list = [page, ...fixed, ...reachedFrom(page, manifest).filter((file) => !without?.test(file))];
  const digest = createHash('sha256');
  for (const file of filesUnder(folder)) digest.update(relative(folder, file)).update(readFileSync(file));
  for (const file of filesUnder('src/sw')) digest.update(readFileSync(file));
  const build_id = digest.digest('hex').slice(0, 12);
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    define: {
      __BUILD__: JSON.stringify(build_id),
      __FILES__: JSON.stringify(list.map((file) => (file === page ? path : `/${file}`))),
      __APP_VERSION__: JSON.stringify(process.env['npm_package_version'] ?? '0'),
    },
    build: {
      target: ['chrome87', 'safari14'],
      outDir: folder,
      emptyOutDir: false,
      copyPublicDir: false,
      lib: { entry: from, formats: ['iife'], name: 'sw', fileName: () => to },
    },
  });
}
