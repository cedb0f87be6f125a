import type { Page } from '#model';

/** Rows of all pages, in order. @param most  rows at most: an answer that needs a whole view says so when it is cut */
export async function every<T>(
  read: (after: string | undefined) => Promise<Page<T>>,
  most: number,
): Promise<{ rows: T[]; cut: boolean }> {
  const rows: T[] = [];
  let after: string | undefined;
  do {
    const page = await read(after);
    rows.push(...page.rows);
    after = page.next ?? undefined;
  } while (after && rows.length < most);
  return { rows: rows.slice(0, most), cut: after !== undefined || rows.length > most };
}
