const STAGES = ['read', 'parse', 'extract', 'record', 'tell'];
/** What reaches beyond the arguments of a function: files, sockets, processes, threads, the machine. */
const WORLD =
  '^(node:)?(fs|net|http|http2|https|tls|dgram|dns|child_process|cluster|worker_threads|os|process|readline|repl|sqlite|timers|perf_hooks|v8|vm|inspector|crypto|module)(/|$)';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...STAGES.map((stage) => ({
      name: 'stage-alone',
      comment: 'A stage imports #model and its own files; src/pipeline.ts joins the stages.',
      severity: 'error',
      from: { path: `^src/${stage}/` },
      to: { path: '^(src|apps|training|bench|scripts|test)/', pathNot: `^src/(${stage}|model)/` },
    })),
    {
      name: 'model-leaf',
      comment: 'The types that cross a seam import nothing but zod.',
      severity: 'error',
      from: { path: '^src/model/' },
      to: { pathNot: '^(src/model/|node_modules/zod/)' },
    },
    {
      name: 'pure-core',
      comment: 'Files, network, clock and randomness stay out of the stages: what is needed is passed in.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(record/|load\\.ts$)' },
      to: { dependencyTypes: ['core'], path: WORLD, pathNot: '^(node:)?crypto$' },
    },
    {
      name: 'pure-core',
      comment: 'A hash of the text is no randomness: the reader alone may take createHash from node:crypto.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(record/|read/|load\\.ts$)' },
      to: { path: '^(node:)?crypto$' },
    },
    {
      name: 'one-door',
      comment: 'A stage is entered by its index.ts.',
      severity: 'error',
      from: { path: '^(src|apps)/([^/]+)/' },
      to: { path: '^src/([^/]+)/', pathNot: ['^src/$2/', '^src/[^/]+/index\\.ts$'] },
    },
    {
      name: 'one-door',
      comment: 'A stage is entered by its index.ts, from the files that join the stages too.',
      severity: 'error',
      from: { path: '^src/[^/]+\\.ts$' },
      to: { path: '^src/[^/]+/', pathNot: '^src/[^/]+/index\\.ts$' },
    },
    {
      name: 'no-circular',
      comment: 'Two files that need each other are one file, or need a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      comment: 'An import that leads nowhere hides from every other rule.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
