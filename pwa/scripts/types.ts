/** Writes src/api/schema.d.ts from the server's contract in openapi.json; other files where they are named. */
import { readFileSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';

const said = readFileSync(process.argv[2] ?? 'openapi.json', 'utf8');
const into = process.argv[3] ?? 'src/api/schema.d.ts';
const nodes = await openapiTS(JSON.parse(said) as OpenAPI3);
writeFileSync(into, `/* Generated from the server's contract by scripts/types.ts; never edited. */\n${astToString(nodes)}`);
