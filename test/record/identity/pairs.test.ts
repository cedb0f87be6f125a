import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Entity } from '#model';
import { choose } from '../../../src/record/identity/judge.ts';
import { keysOf, marksOf, questionsOf } from '../../../src/record/identity/mark.ts';
import { count, noSigns } from '../../../src/record/identity/signs.ts';
import { type Cast, castRecord } from '../../contract/cast.ts';

/** One line of pairs.txt: the cast of a report whose first entity is meant. */
function castOf(written: string): Cast[] {
  const [name = '', kind = 'person', roles = '', body = '', ids = '', company = ''] = written
    .split('/')
    .map((part) => part.trim());
  const [of, ofKind] = body.split(':');
  const joint = roles === '+joint';
  const others = company ? company.split(',').map((n) => ({ name: n.trim() })) : [];
  const told = joint || !roles ? [] : roles.split(';').map((role) => role.trim().split('@'));
  return [
    {
      name,
      kind: (kind || 'person') as Entity['kind'],
      roles: told.map(([title = '', at]) => ({ title, ...(at ? { of: at } : {}) })),
      ...(of ? { of } : {}),
      ids: Object.fromEntries(ids ? ids.split(',').map((i) => i.trim().split('=')) : []),
      ...(joint ? { members: ['Ana Holm'] } : {}),
    },
    ...(of ? [{ name: of, kind: (ofKind ?? 'organization') as Entity['kind'] }] : []),
    ...(joint ? [{ name: 'Ana Holm' }] : []),
    ...others,
  ];
}

/** Whether the entity of the second report joins that of the first, and is asked for where it is filed. */
function joins(first: string, second: string): boolean {
  const [a, b] = [first, second].map((written, i) =>
    marksOf(castRecord(`${i}`, '2024-05-01', castOf(written))).find((m) => m.entity === 'e1'),
  );
  if (!a || !b || a.class !== b.class) return false;
  const filed = new Set(keysOf(a));
  if (!questionsOf(b).some((q) => filed.has(q))) return false;
  const signs = noSigns();
  count(signs, a, 1);
  return choose(b, [{ of: a, signs, taught: false, apart: false }], () => false) !== null;
}

const lines = readFileSync(new URL('pairs.txt', import.meta.url), 'utf8')
  .split('\n')
  .slice(1)
  .filter((l) => l.trim());

describe('two mentions in two reports', () => {
  it.each(lines.map((l) => [l.replace(/\s+/g, ' ')]))('%s', (line) => {
    const [head = '', first = '', second = ''] = line.split('|');
    const wanted = head.trim().startsWith('join');
    expect([joins(first, second), joins(second, first)]).toEqual([wanted, wanted]);
  });
});

it('takes neither of two people of one name where no sign tells which', () => {
  const [a, b, c] = ['Mora Kell / person / judge', 'Mora Kell / person / striker', 'Mora Kell'].map(
    (w, i) => marksOf(castRecord(`${i}`, null, castOf(w)))[0],
  );
  const candidates = [a, b].map((mark) => {
    const signs = noSigns();
    if (mark) count(signs, mark, 1);
    return { of: mark, signs, taught: false, apart: false };
  });
  expect(choose(c as NonNullable<typeof c>, candidates, () => false)).toBeNull();
});
