import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const COMPRESSIBLE = new Set(['.html', '.js', '.css', '.svg', '.json', '.webmanifest']);

export function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .sort();
}

/** Writes .br and .gz beside each text file of `folder`. */
export function compressTree(folder: string): { files: number; raw_kb: number; br_kb: number } {
  const paths = filesUnder(folder).filter((path) => COMPRESSIBLE.has(extname(path)));
  let raw = 0;
  let small = 0;
  for (const path of paths) {
    const bytes = readFileSync(path);
    const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
    writeFileSync(`${path}.br`, brotli);
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
    raw += bytes.length;
    small += brotli.length;
  }
  return { files: paths.length, raw_kb: Math.round(raw / 1000), br_kb: Math.round(small / 1000) };
}
