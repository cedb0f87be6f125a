import { defineConfig } from 'vitest/config';

// Where the results are to be written for a machine to count, beside what a person sees.
const results = process.env.RAPPORTEUR_TEST_RESULTS;

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // The slowest tests read every report at hand, or install the packed package.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    pool: 'forks',
    maxWorkers: 2,
    ...(results ? { reporters: ['default', 'json'], outputFile: { json: results } } : {}),
  },
});
