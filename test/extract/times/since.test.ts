import { expect, it } from 'vitest';
import { loadResources } from '#load';
import { readReport } from '#pipeline';
import { readText } from '#read';

it('looks back with since, whatever the tense of the clause', () => {
  const result = readText('The number of boats lost since October 7 stands at 40, the harbour office said.', {
    published: '2024-05-31',
  });
  if (!('report' in result)) throw new Error(result.error.message);
  expect(readReport(result, loadResources()).times.map((t) => t.value)).toContain('2023-10-07');
});
