import { expect, test } from 'vitest';
import { readText } from '#read';
import { casePairs } from './cases.ts';

const revision = (text: string) => {
  const result = readText(text, { published: '2024-05-09' });
  if ('error' in result) throw new Error(result.error.message);
  return result.report.revision;
};

test.each(casePairs('revisions.txt'))('reads the mark of revision in %s', (text, expected) => {
  const found = revision(text);
  expect(found === null ? 'none' : `${found.kind} | ${found.label}`).toBe(expected);
});

test('takes the report revised from the head', () => {
  const text = 'TITLE: UPDATE 1-Delegates meet\nUPDATES: talks-0507\n\nCAIRO, May 8 (Harbour Wire) – Delegates met.';
  expect(revision(text)).toEqual({ kind: 'update', label: 'UPDATE 1', of: 'talks-0507' });
});

test('lets the gravest of several marks stand', () => {
  expect(revision('KILL - UPDATE 2-Delegates meet\n\nEditors, kill it.')?.kind).toBe('kill');
});
