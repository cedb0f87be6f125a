import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import * as model from '#model';

const FILE = new URL('../docs/record.schema.json', import.meta.url);

/** The JSON Schema of a record, as docs/record.schema.json holds it: each schema that the model exports is a definition of its own. */
export function recordSchema(): string {
  const names = z.registry<{ id?: string; title?: string; description?: string }>();
  for (const [name, schema] of Object.entries(model)) {
    if (!(schema instanceof z.ZodType)) continue;
    const id = name.replace(/Schema$/, '');
    names.add(schema, id === 'ReportRecord' ? { title: 'The record of a report' } : { id });
  }
  const described = { get: (schema: z.core.$ZodType) => ({ ...z.globalRegistry.get(schema), ...names.get(schema) }) };
  const metadata = Object.assign(Object.create(names), described) as typeof names;
  return `${JSON.stringify(z.toJSONSchema(model.ReportRecordSchema, { metadata }), null, 2)}\n`;
}

/** Writes the file; with --check tells only whether it is current. */
if (import.meta.main) {
  if (!process.argv.includes('--check')) writeFileSync(FILE, recordSchema());
  else if (readFileSync(FILE, 'utf8') !== recordSchema()) {
    process.stderr.write('docs/record.schema.json is not what src/model/record.ts says: npm run schema writes it\n');
    process.exitCode = 1;
  }
}
