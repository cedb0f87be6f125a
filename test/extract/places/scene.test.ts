import { describe, expect, it } from 'vitest';
import { loadResources } from '#load';
import { readReport } from '#pipeline';
import { readText } from '#read';

const resources = loadResources();

/** Where each event of a text takes place, by its trigger. */
function places(text: string): Record<string, string | null> {
  const result = readText(text, { published: '2024-05-08' });
  if (!('report' in result)) throw new Error(result.error.message);
  const record = readReport(result, resources);
  return Object.fromEntries(
    record.events.map((e) => [text.slice(e.trigger.start, e.trigger.end), e.place?.name ?? null]),
  );
}

describe('the place that opens a sentence', () => {
  it('is where what follows takes place', () => {
    expect(places('In Geneva, envoys of Norway, Chad and Peru held talks on a truce.').talks).toBe('Geneva');
  });

  it('gives way to a place as exact that the event itself is told with', () => {
    expect(places('In Chad, troops attacked a market in Goma on Monday.').attacked).toBe('Goma');
  });
});
