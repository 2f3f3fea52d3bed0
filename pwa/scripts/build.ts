/** Builds the pages, then the service workers that know their files, then .br and .gz beside each. */
import { compressTree } from './compress.ts';
import { buildWorkers } from './worker.ts';
import { build } from 'vite';

await build();
await buildWorkers('dist');
const { files, raw_kb, br_kb } = compressTree('dist');
console.log(`dist: ${files} files, ${raw_kb} kB, ${br_kb} kB in Brotli`);
