// The checkout's way in. Plain JavaScript, so that the cache is open before the first TypeScript is read:
// what was stripped and compiled for one call then serves the next, and the stripper need not even be loaded.
import { enableCompileCache } from 'node:module';

enableCompileCache();
await import('./main.ts');
