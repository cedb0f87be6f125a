import { maxAgeOf, readRetryAfter } from './wishes.ts';

/** Bounds of one question to a server. */
export interface Bounds {
  /** Bytes of the largest answer, after its compression is undone. */
  readonly mostBytes: number;
  /** Milliseconds until the answer must have begun, and that it may pause. */
  readonly patienceMs: number;
  /** Milliseconds for all of it. */
  readonly wholeMs: number;
  readonly redirects: number;
}

export const BOUNDS: Bounds = { mostBytes: 32 * 1024 * 1024, patienceMs: 30_000, wholeMs: 300_000, redirects: 5 };

export interface Question {
  readonly url: string;
  /** What the server is told of who asks: 'rapporteur/1.0'. */
  readonly agent: string;
  readonly etag?: string | null;
  readonly lastModified?: string | null;
  /** Ends the question where it fires. */
  readonly signal?: AbortSignal | undefined;
  readonly bounds?: Partial<Bounds>;
  /** Milliseconds since 1970: the clock that dates in answers are held against. */
  readonly now: number;
}

/** What came of a question. */
export type Answer =
  | {
      readonly kind: 'page';
      readonly bytes: Uint8Array;
      readonly contentType: string | null;
      /** The address that it came from in the end. */
      readonly url: string;
      /** Where it has moved for good; null where no or not only permanent redirects led there. */
      readonly movedTo: string | null;
      readonly etag: string | null;
      readonly lastModified: string | null;
      /** Seconds for which the server says that it stays as it is. */
      readonly maxAge: number | null;
    }
  | { readonly kind: 'unchanged'; readonly movedTo: string | null; readonly maxAge: number | null }
  | { readonly kind: 'gone'; readonly message: string }
  /** The server wants to be left alone for now. @see seconds null where it does not say how long */
  | { readonly kind: 'later'; readonly seconds: number | null; readonly message: string }
  /** `final`: asking again will not help soon. */
  | { readonly kind: 'failed'; readonly final: boolean; readonly message: string };

const failed = (message: string, final = false): Answer => ({ kind: 'failed', final, message });

export type Page = Extract<Answer, { kind: 'page' }>;

/** Whether a name given as a source is an address on the web. */
export const isAddress = (name: string): boolean => /^https?:\/\//i.test(name);

/**
 * Asks a server for a page or feed. Never throws: what went wrong is an answer, too.
 * Addresses on the user's own network are asked like any other.
 */
export async function ask(question: Question): Promise<Answer> {
  const bounds = { ...BOUNDS, ...question.bounds };
  let url: URL;
  try {
    url = new URL(question.url);
  } catch {
    return failed('it is no address', true);
  }
  const whole = AbortSignal.timeout(bounds.wholeMs);
  let movedTo: string | null = null;
  let permanent = true;
  const been = new Set<string>();
  try {
    for (let hops = 0; ; hops++) {
      if (url.protocol !== 'http:' && url.protocol !== 'https:')
        return failed(`it leads to a ${url.protocol} address; only http and https are read`, true);
      if (been.has(url.href)) return failed('its redirects go round in a circle', true);
      if (hops > bounds.redirects) return failed(`it redirects more than ${bounds.redirects} times`, true);
      been.add(url.href);
      const pause = new AbortController();
      const watch = patience(pause, bounds.patienceMs);
      try {
        const signals = [whole, pause.signal, ...(question.signal ? [question.signal] : [])];
        const response = await fetch(url, {
          redirect: 'manual',
          signal: AbortSignal.any(signals),
          headers: headersOf(question, url),
        });
        const to = response.headers.get('location');
        if ([301, 302, 303, 307, 308].includes(response.status) && to !== null) {
          await response.body?.cancel();
          permanent &&= response.status === 301 || response.status === 308;
          url = new URL(to, url);
          if (permanent) movedTo = url.href;
          continue;
        }
        return await settle(response, url.href, movedTo, bounds, watch.touch, question.now);
      } finally {
        watch.end();
      }
    }
  } catch (error) {
    if (question.signal?.aborted) return failed('it was not waited for: the program was told to end');
    return failed(inWords(error, whole.aborted, bounds));
  }
}

function headersOf({ url, agent, etag, lastModified }: Question, at: URL): Record<string, string> {
  const headers: Record<string, string> = {
    'user-agent': agent,
    accept:
      'application/atom+xml, application/rss+xml, application/feed+json, text/html;q=0.9, application/xml;q=0.9, */*;q=0.5',
  };
  // What one server sent means nothing to another.
  if (at.host === new URL(url).host) {
    if (etag) headers['if-none-match'] = etag;
    if (lastModified) headers['if-modified-since'] = lastModified;
  }
  return headers;
}

/** Fires where nothing came for too long. */
function patience(pause: AbortController, ms: number): { touch(): void; end(): void } {
  const give = () => setTimeout(() => pause.abort(new Error('slow')), ms);
  let timer = give();
  return {
    touch() {
      clearTimeout(timer);
      timer = give();
    },
    end: () => clearTimeout(timer),
  };
}

async function settle(
  response: Response,
  url: string,
  movedTo: string | null,
  bounds: Bounds,
  touch: () => void,
  now: number,
): Promise<Answer> {
  const { status, headers } = response;
  if (status === 200) {
    const bytes = await bodyOf(response, bounds.mostBytes, touch);
    if (bytes === null) return failed(`it is larger than ${Math.round(bounds.mostBytes / 1024 / 1024)} MB`, true);
    return {
      kind: 'page',
      bytes,
      contentType: headers.get('content-type'),
      url,
      movedTo,
      etag: headers.get('etag'),
      lastModified: headers.get('last-modified'),
      maxAge: maxAgeOf(headers.get('cache-control'), headers.get('age')),
    };
  }
  await response.body?.cancel();
  if (status === 304)
    return { kind: 'unchanged', movedTo, maxAge: maxAgeOf(headers.get('cache-control'), headers.get('age')) };
  if (status === 410) return { kind: 'gone', message: 'its server says that it is gone for good (410)' };
  const seconds = readRetryAfter(headers.get('retry-after'), now);
  if (status === 429) return { kind: 'later', seconds, message: 'its server was asked too often (429)' };
  if (status === 503) return { kind: 'later', seconds, message: 'its server is busy (503)' };
  if (status === 401 || status === 403) return failed(`its server does not let it be read (${status})`, true);
  if (status === 404) return failed('its server has no such page (404)', true);
  return failed(
    `its server answered with ${status}${response.statusText ? ` ${response.statusText}` : ''}`,
    status < 500,
  );
}

/** @returns null where there is more than the limit; no more of it is asked for */
async function bodyOf(response: Response, limit: number, touch: () => void): Promise<Uint8Array | null> {
  if (response.body === null) return new Uint8Array(0);
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body) {
    touch();
    size += part.length;
    // Leaving the loop cancels the rest.
    if (size > limit) return null;
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts, size));
}

function inWords(error: unknown, late: boolean, bounds: Bounds): string {
  if (late) return `it was not whole after ${bounds.wholeMs / 1000} seconds`;
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 6; at = at.cause, depth++) {
    if (at.message === 'slow') return `nothing came for ${bounds.patienceMs / 1000} seconds`;
    const { code } = at as NodeJS.ErrnoException;
    if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'there is no such server, or no way to the network';
    if (code === 'ECONNREFUSED') return 'its server takes no connections';
    if (code === 'ECONNRESET' || code === 'UND_ERR_SOCKET') return 'its server broke the connection off';
    if (code && /^(?:ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/.test(code))
      return `its certificate is not good (${code})`;
    if (code === 'Z_DATA_ERROR' || code === 'Z_BUF_ERROR') return 'its compression is damaged';
    if (code) return `it could not be fetched (${code})`;
  }
  return `it could not be fetched (${error instanceof Error ? error.message : String(error)})`;
}
