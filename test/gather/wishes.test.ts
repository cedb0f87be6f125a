import { describe, expect, test } from 'vitest';
import { readRobots } from '../../apps/gather/robots.ts';
import { backOff, feedPeriod, jitter, maxAgeOf, readRetryAfter } from '../../apps/gather/wishes.ts';

const NOW = Date.parse('2024-05-08T10:00:00Z');

test.each([
  ['60', 60],
  ['9999999', 86_400],
  ['Wed, 08 May 2024 10:00:30 GMT', 30],
  ['Wed, 08 May 2024 09:00:00 GMT', 0],
  ['soon', null],
  ['-5', null],
  [null, null],
])('Retry-After %j is %j seconds', (value, seconds) => expect(readRetryAfter(value, NOW)).toBe(seconds));

test.each([
  ['max-age=300', null, 300],
  ['public, max-age="300"', '100', 200],
  ['max-age=300', '400', 0],
  ['no-cache, max-age=300', null, null],
  ['s-maxage=300', null, null],
  [null, null, null],
])('Cache-Control %j of age %j holds for %j seconds', (control, age, seconds) =>
  expect(maxAgeOf(control, age)).toBe(seconds),
);

test.each([
  ['<rss><channel><ttl>30</ttl><item/>', 1800],
  ['<rss><channel><item><ttl>30</ttl></item>', null],
  ['<rss><channel><sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>', 1800],
  ['<rss><channel><ttl>999999</ttl>', 86_400],
  ['<rss><channel><ttl>often</ttl>', null],
])('%s asks for %j seconds', (words, seconds) => expect(feedPeriod(new TextEncoder().encode(words))).toBe(seconds));

test('a source that fails is left alone twice as long each time, up to six hours', () => {
  expect([0, 1, 2, 3].map((n) => backOff(n, 600))).toEqual([0, 600, 1200, 2400]);
  expect(backOff(500, 600)).toBe(6 * 3600);
  expect(backOff(500, 86_400)).toBe(86_400);
});

test('the time added is the same for one round of a source, another for the next, and a tenth at most', () => {
  const added = (round: number) => jitter('https://example.org/feed.xml', round, 600);
  expect(added(1)).toBe(added(1));
  expect(added(1)).not.toBe(added(2));
  for (let i = 0; i < 100; i++) expect(added(i) >= 0 && added(i) <= 60).toBe(true);
});

describe('robots.txt', () => {
  const robots = readRobots(
    `User-agent: other\nDisallow: /\n\nuser-agent: *\nDisallow: /private # not for programs\nAllow: /private/open\nDisallow: /*.pdf$\nDisallow:\n`,
    'rapporteur',
  );

  test.each([
    ['/a', true],
    ['/private/a', false],
    ['/private/open/a', true],
    ['/x/y.pdf', false],
    ['/x/y.pdf?z', true],
  ])('lets %s be read: %j', (path, allowed) => expect(robots.allows(`https://example.org${path}`)).toBe(allowed));

  test('goes by the program’s own group where it has one', () => {
    const own = readRobots('User-agent: *\nDisallow: /\n\nUser-agent: Rapporteur\nDisallow: /x', 'rapporteur');
    expect(own.allows('https://example.org/a')).toBe(true);
    expect(own.allows('https://example.org/x')).toBe(false);
  });

  test('that is empty or none at all lets everything be read', () => {
    for (const text of ['', '<html>not found</html>', '\u0000'.repeat(1000)])
      expect(readRobots(text, 'rapporteur').allows('https://example.org/a')).toBe(true);
  });
});
