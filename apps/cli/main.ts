#!/usr/bin/env node
import { enableCompileCache } from 'node:module';

// What was compiled for the last call serves this one too; the rest is imported after this has been said.
enableCompileCache();
const { run } = await import('./program.ts');
process.exitCode = await run(process.argv.slice(2));
