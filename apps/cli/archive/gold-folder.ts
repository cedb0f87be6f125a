import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Store } from '#model';
import { goldOf } from '#tell';

/**
 * Writes the reviewed reports of an archive as hand-read ones, a text and a reading each.
 *
 * @param folder   made where there is none
 * @param partial  also reports with findings that nobody has decided on
 */
export async function writeGold(
  store: Store,
  folder: string,
  partial: boolean,
): Promise<{ written: number; left: number }> {
  await mkdir(folder, { recursive: true });
  let after: string | undefined;
  let written = 0;
  let left = 0;
  do {
    const page = await store.reviews.reports({ after });
    for (const row of page.rows) {
      const record = row.left && !partial ? null : await store.reviews.record(row.report.id);
      if (!record) {
        left++;
        continue;
      }
      const { reading, text } = goldOf(record, `${row.report.id}.txt`);
      await writeFile(join(folder, `${row.report.id}.json`), `${JSON.stringify(reading, null, 1)}\n`);
      await writeFile(join(folder, `${row.report.id}.txt`), text);
      written++;
    }
    after = page.next ?? undefined;
  } while (after);
  return { written, left };
}

export const goldWritten = ({ written, left }: { readonly written: number; readonly left: number }): string =>
  `${written} report${written === 1 ? '' : 's'} written${left ? `; ${left} left out with findings nobody has decided on: 'review export-gold --partial' takes them too` : ''}`;
