/** Lets one question at a time go to each server, with a breath between two. */
export interface Hosts {
  /** Runs some work when it is the server's turn. @param url  the address whose server is meant */
  turn<T>(url: string, work: () => Promise<T>): Promise<T>;
}

/**
 * @param breathMs  milliseconds between the end of one question and the next to the same server
 * @param atOnce    questions on their way in all
 * @param sleep     waits, and ends early where the program is told to end
 */
export function openHosts(breathMs: number, atOnce: number, sleep: (ms: number) => Promise<void>): Hosts {
  const lines = new Map<string, Promise<void>>();
  let free = atOnce;
  const waiting: (() => void)[] = [];
  const enter = (): Promise<void> => {
    if (free > 0) {
      free--;
      return Promise.resolve();
    }
    return new Promise((resolve) => waiting.push(resolve));
  };
  const leave = (): void => {
    const next = waiting.shift();
    if (next) next();
    else free++;
  };
  return {
    async turn(url, work) {
      const host = URL.parse(url)?.host ?? url;
      const before = lines.get(host) ?? Promise.resolve();
      let done: () => void = () => {};
      const mine = new Promise<void>((resolve) => {
        done = resolve;
      });
      const line = before.then(() => mine);
      lines.set(host, line);
      await before;
      await enter();
      try {
        return await work();
      } finally {
        leave();
        // The next one's turn comes after the breath, or, where nobody waits, the line is taken away.
        sleep(breathMs).then(() => {
          if (lines.get(host) === line) lines.delete(host);
          done();
        });
      }
    },
  };
}
