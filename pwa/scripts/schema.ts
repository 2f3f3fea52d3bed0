/**
 * Writes src/api/schema.d.ts from the server's contract.
 * Usage: flask --app server openapi | npm run schema (or a file's name as the argument).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';

const said = readFileSync(process.argv[2] ?? 0, 'utf8');
const nodes = await openapiTS(JSON.parse(said) as OpenAPI3);
writeFileSync('src/api/schema.d.ts', `/* Generated from the server's contract by scripts/schema.ts; never edited. */\n${astToString(nodes)}`);
