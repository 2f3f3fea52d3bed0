/** Writes src/api/schema.d.ts from the server's contract in openapi.json, or in the file that is named. */
import { readFileSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';

const said = readFileSync(process.argv[2] ?? 'openapi.json', 'utf8');
const nodes = await openapiTS(JSON.parse(said) as OpenAPI3);
writeFileSync('src/api/schema.d.ts', `/* Generated from the server's contract by scripts/types.ts; never edited. */\n${astToString(nodes)}`);
