/** Builds the app, then the service worker that knows its files, then .br and .gz beside each. */
import { compressTree } from './compress.ts';
import { buildWorker } from './worker.ts';
import { build } from 'vite';

await build();
await buildWorker('dist');
const { files, raw_kb, br_kb } = compressTree('dist');
console.log(`dist: ${files} files, ${raw_kb} kB, ${br_kb} kB in Brotli`);
