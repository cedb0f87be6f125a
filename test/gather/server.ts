import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A server on this machine alone, for a test. */
export interface Served {
  readonly base: string;
  /** Method and path of each question, in their order. */
  readonly asked: string[];
  on(path: string, handler: Handler): void;
  end(): Promise<void>;
}

export async function serve(): Promise<Served> {
  const handlers = new Map<string, Handler>();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const handler = handlers.get(request.url ?? '');
    if (handler) handler(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    on: (path, handler) => void handlers.set(path, handler),
    end: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

export const send =
  (body: string | Uint8Array, headers: Record<string, string> = {}, status = 200): Handler =>
  (_, response) =>
    void response.writeHead(status, { 'content-type': 'text/html', ...headers }).end(body);

export const item = (id: string, words: string, more = ''): string =>
  `<item><guid isPermaLink="false">${id}</guid><title>${words.slice(0, 30)}</title><description>${words}</description>${more}</item>`;

export const feed = (items: string, head = ''): string =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Harbour Wire</title><link>https://example.org/</link>${head}${items}</channel></rss>`;

export const page = (words: string): string =>
  `<!doctype html><html><head><title>Pier opens</title></head><body><nav>Home Weather Sport</nav><article><h1>Pier opens</h1><p>${words}</p><p>${'The harbour master walked along the new pier and looked at the boats. '.repeat(5)}</p></article></body></html>`;
