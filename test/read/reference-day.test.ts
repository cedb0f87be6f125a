import { expect, test } from 'vitest';
import { readMoment, readText } from '#read';

const day = (published: string | null, text: string) => {
  const result = readText(text, { published });
  if ('error' in result) throw new Error(result.error.message);
  return result.report.referenceDay;
};

test.each([
  // Summer time in Egypt is three hours ahead of UTC; winter time two.
  ['2024-05-08T21:30:00Z', 'CAIRO (AP) — Talks.', '2024-05-09', 'dateline'],
  ['2024-01-08T21:30:00Z', 'CAIRO (AP) — Talks.', '2024-01-08', 'dateline'],
  ['2024-05-08T02:30:00Z', 'WASHINGTON (AP) — Talks.', '2024-05-07', 'dateline'],
  ['2024-11-03T04:30:00Z', 'PORTLAND, Maine (AP) — Talks.', '2024-11-03', 'dateline'],
  ['2024-11-04T04:30:00Z', 'PORTLAND, Maine (AP) — Talks.', '2024-11-03', 'dateline'],
  ['2024-01-01T13:30:00Z', 'SYDNEY (AP) — Talks.', '2024-01-02', 'dateline'],
  ['2024-05-08T20:45:00Z', 'TEHRAN (AP) — Talks.', '2024-05-09', 'dateline'],
  ['2024-05-08T21:30:00Z', 'RAFAH, Gaza Strip (AP) — Talks.', '2024-05-09', 'dateline'],
  ['2024-05-08T16:30:00Z', 'VLADIVOSTOK, Russia (AP) — Talks.', '2024-05-09', 'dateline'],
  // An unknown place: the publisher's own zone, else UTC.
  ['2024-05-08T23:30:00-04:00', 'PORT SABLE (AP) — Talks.', '2024-05-08', 'publisher'],
  ['2024-05-08T23:30:00Z', 'PORT SABLE (AP) — Talks.', '2024-05-08', 'utc'],
  ['2024-05-08', 'WASHINGTON (AP) — Talks.', '2024-05-08', 'given'],
  [null, 'CAIRO, May 8, 2024 (AP) — Talks.', '2024-05-08', 'dateline'],
  [null, 'Wednesday, May 8, 2024\n\nCAIRO (AP) — Talks.', '2024-05-08', 'dateline'],
  [null, 'TITLE: Talks\nDATE: 2024-05-08\n\nCAIRO (AP) — Talks.', '2024-05-08', 'given'],
])('of a report put out %s under %j is %s, by %s', (published, text, expected, by) => {
  expect(day(published, text)).toEqual({ day: expected, by });
});

test("the input's own date stands before the date given for all", () => {
  expect(day('2024-05-09', 'TITLE: Talks\nDATE: 2024-05-08\n\nTalks went on.')?.day).toBe('2024-05-08');
});

test.each([
  ['2024-05-08', '2024-05-08', '2024-05-08'],
  ['2024-05-08T23:30:00-04:00', '2024-05-08T23:30:00-04:00', '2024-05-08'],
  ['2024-05-08 10:00', '2024-05-08T10:00:00', '2024-05-08'],
  ['Wed, 08 May 2024 10:00:00 GMT', '2024-05-08T10:00:00Z', '2024-05-08'],
  ['Wed, 8 May 2024 10:00 +0530', '2024-05-08T10:00:00+05:30', '2024-05-08'],
  ['May 8, 2024', '2024-05-08', '2024-05-08'],
  ['8th May 2024', '2024-05-08', '2024-05-08'],
])('reads the moment %j', (written, iso, expected) => {
  expect(readMoment(written)).toMatchObject({ iso, day: expected });
});

test.each([
  '',
  'soon',
  '2024-02-30',
  '2024-05',
  'May 8',
  '2024-05-08T25:00:00Z',
  '2024-05-08T10:00:00+99:00',
  'May 8, 2024 and later',
  '08/05/2024',
])('reads no moment in %j', (written) => {
  expect(readMoment(written)).toBeNull();
});
