import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openSqliteStore } from '#record';
import { type Cast, castRecord } from '../../contract/cast.ts';
import { seeded } from '../../contract/dispatches.ts';

const FIRST = ['Mora', 'Tomas', 'Ana', 'Bea', 'Cyril', 'Dora', 'Edvin', 'Flora', 'Gustav', 'Hedda', 'Ivor', 'Jana'];
const LAST = ['Kell', 'Holm', 'Varn', 'Dore', 'Lind', 'Tarn', 'Oster', 'Brannock'];
const OFFICES = ['mayor', 'foreign minister', 'harbour master', 'spokesman', 'general', 'judge', 'striker', 'surgeon'];
const BODIES = ['Oster Port', 'Tesh Hospital', 'Halden Front', 'Morva Athletic', 'Quill Council', 'Sarno Guard'];

interface Person {
  readonly first: string;
  readonly last: string;
  readonly office: string;
  readonly body: string;
}

/** People who share surnames, and every tenth of them a whole name; each with an office and a body of their own. */
function people(draw: () => number, n: number): Person[] {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(draw() * list.length)] as T;
  const made: Person[] = [];
  const clash = (p: Person) =>
    made.some((o) => o.last === p.last && o.office === p.office && o.body === p.body) ||
    made.some((o) => o.last === p.last && o.first === p.first && (o.office === p.office || o.body === p.body));
  while (made.length < n) {
    const p = { first: pick(FIRST), last: pick(LAST), office: pick(OFFICES), body: pick(BODIES) };
    const twin = made.some((o) => o.last === p.last && o.first === p.first);
    if (!clash(p) && (!twin || made.length % 10 === 0)) made.push(p);
  }
  return made;
}

/** How a report tells of someone: by whole name and office, by the name alone, or by office and surname. */
function told({ first, last, office, body }: Person, draw: () => number): Cast {
  const kind = draw();
  const role = { title: office, of: body };
  if (kind < 0.45) return { name: `${first} ${last}`, roles: [role], of: body };
  if (kind < 0.65) return { name: `${first} ${last}`, of: body };
  if (kind < 0.8) return { name: `${first} ${last}` };
  if (kind < 0.9) return { name: `${first.charAt(0)}. ${last}`, roles: [role], of: body };
  return { name: last, roles: [role], of: body };
}

it('keeps people who share surnames apart, and each in one piece', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'rapporteur-'));
  const store = await openSqliteStore(join(folder, 'archive.db'));
  const draw = seeded(20240507);
  const cast = people(draw, 60);
  const gold = new Map<string, number>();
  const records = Array.from({ length: 400 }, (_, i) => {
    const of = new Set(Array.from({ length: 3 }, () => Math.floor(draw() * cast.length)));
    const seen = new Set<string>();
    const here: Cast[] = [];
    for (const p of of) {
      const mention = told(cast[p] as Person, draw);
      if (seen.has(mention.name)) continue;
      seen.add(mention.name);
      gold.set(`${i}#e${here.length + 1}`, p);
      here.push(mention);
    }
    const bodies = [...new Set(here.map((c) => c.of).filter((b) => b !== undefined))];
    return castRecord(`${i}`, '2024-05-07', [
      ...here,
      ...bodies.map((name) => ({ name, kind: 'organization' as const })),
    ]);
  });
  await store.put(records, '2024-05-09T06:00:00Z');
  const found = new Map<string, string | null>();
  for (const [i, record] of records.entries())
    for (const { id } of record.entities)
      if (gold.has(`${i}#${id}`))
        found.set(`${i}#${id}`, await store.identities.of({ report: record.report.id, entity: id }));
  await store.close();
  await rm(folder, { recursive: true });

  const keys = [...gold.keys()];
  let [both, ours, theirs] = [0, 0, 0];
  for (const [i, a] of keys.entries())
    for (const b of keys.slice(i + 1)) {
      const one = found.get(a) === found.get(b);
      const truly = gold.get(a) === gold.get(b);
      if (one) ours++;
      if (truly) theirs++;
      if (one && truly) both++;
    }
  const [precision, recall] = [both / ours, both / theirs];
  const f = (2 * precision * recall) / (precision + recall);
  console.info(`pairs: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}, F ${f.toFixed(3)}`);
  expect(precision).toBeGreaterThan(0.97);
  expect(f).toBeGreaterThan(0.85);
}, 60_000);
