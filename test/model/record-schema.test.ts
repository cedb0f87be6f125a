import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { recordSchema } from '../../scripts/record-schema.ts';

test('docs/record.schema.json is what the schema in src/model says (npm run schema writes it)', () => {
  expect(readFileSync(join(import.meta.dirname, '../../docs/record.schema.json'), 'utf8')).toBe(recordSchema());
});
