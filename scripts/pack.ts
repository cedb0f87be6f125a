import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Makes the package ready for `npm pack`, and the checkout whole again afterwards. Node strips no
 * types under node_modules, so the package holds built JavaScript, and its package.json leads to that.
 */

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const MANIFEST = `${ROOT}package.json`;
/** The checkout's own manifest, put by until the package is made. */
const KEPT = `${ROOT}node_modules/.package.checkout.json`;

interface Manifest {
  readonly bin: Record<string, string>;
  readonly exports: Record<string, string>;
  readonly imports: Record<string, string>;
  readonly [field: string]: unknown;
}

const built = (path: string, ending: string): string => path.replace(/^\.\//, './dist/').replace(/\.ts$/, ending);
const each = <T>(map: Record<string, string>, make: (path: string) => T): Record<string, T> =>
  Object.fromEntries(Object.entries(map).map(([name, path]) => [name, make(path)]));

/** The manifest of the package: every path leads to what was built, and what only the checkout needs is left out. */
export function packedManifest(checkout: Manifest): Record<string, unknown> {
  const { devDependencies: _tools, optionalDependencies: _node, scripts: _scripts, ...rest } = checkout;
  return {
    ...rest,
    bin: each(checkout.bin, (path) => built(path, '.js')),
    exports: each(checkout.exports, (path) => ({ types: built(path, '.d.ts'), default: built(path, '.js') })),
    imports: each(checkout.imports, (path) => built(path, '.js')),
  };
}

function prepare(): void {
  // A pack that was broken off left its manifest behind: the one put by is the checkout's.
  if (existsSync(KEPT)) restore();
  rmSync(`${ROOT}dist`, { recursive: true, force: true });
  execFileSync(process.execPath, [`${ROOT}node_modules/typescript/bin/tsc`, '-p', `${ROOT}tsconfig.build.json`], {
    stdio: 'inherit',
  });
  const checkout = readFileSync(MANIFEST, 'utf8');
  writeFileSync(KEPT, checkout);
  writeFileSync(MANIFEST, `${JSON.stringify(packedManifest(JSON.parse(checkout) as Manifest), null, 2)}\n`);
}

function restore(): void {
  if (existsSync(KEPT)) renameSync(KEPT, MANIFEST);
}

if (import.meta.main) {
  if (process.argv[2] === 'prepare') prepare();
  else if (process.argv[2] === 'restore') restore();
  else throw new RangeError(`prepare or restore, not ${process.argv[2]}`);
}
