import { expect, test } from 'vitest';
import * as rapporteur from '../src/index.ts';

test('the library exports these names and no other', () => {
  expect(Object.keys(rapporteur).sort()).toEqual([
    'FORMATS',
    'RECORD_SCHEMA',
    'ReportRecordSchema',
    'evidenceGaps',
    'formatOf',
    'formatOfContent',
    'leaveOutUnsure',
    'loadResources',
    'openShelf',
    'readItem',
    'readJsonLines',
    'readReport',
    'readReports',
    'readText',
    'readWithParse',
    'sniffFormat',
    'tellRecord',
  ]);
});
