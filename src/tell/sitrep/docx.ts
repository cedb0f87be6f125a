import { folded } from '../stands-in.ts';
import { citeKey } from './cites.ts';
import type { Line, Sitrep } from './line.ts';
import { numberingOf, sourceLines } from './markdown.ts';
import { plainOf } from './plain.ts';

/** The day that every file inside the package bears: a clock would make the same sitrep another file each time. */
const DOS_DATE = ((1980 - 1980) << 9) | (1 << 5) | 1;

/**
 * A sitrep as a Word document. The same sitrep gives the same bytes.
 *
 * @param day  ISO day that the document says it was made on: the last day that it tells of
 */
export async function sitrepDocx(sitrep: Sitrep, day: string): Promise<Uint8Array> {
  const docx = await import('docx');
  const numbering = numberingOf(sitrep, sitrep.named);
  const runs = (line: Line, bold = false) =>
    line.map((s) => {
      if (s.kind === 'cite')
        return new docx.TextRun({ text: `[${numbering.number(citeKey(s.from))}]`, size: 16, color: '555555' });
      const text = s.kind === 'head' ? folded(numbering.heads.get(s.report)?.[s.field] ?? '') : plainOf(s);
      return new docx.TextRun({ text, bold: bold || (s.kind === 'words' && s.strong === true) });
    });
  const children: (InstanceType<typeof docx.Paragraph> | InstanceType<typeof docx.Table>)[] = [
    new docx.Paragraph({ heading: docx.HeadingLevel.TITLE, children: runs(sitrep.title) }),
    ...sitrep.head.map((line) => new docx.Paragraph({ children: runs(line) })),
  ];
  for (const { heading, blocks } of sitrep.sections) {
    children.push(new docx.Paragraph({ heading: docx.HeadingLevel.HEADING_1, text: heading }));
    for (const block of blocks) {
      if (block.kind === 'line')
        children.push(new docx.Paragraph({ bullet: { level: 0 }, children: runs(block.line) }));
      else if (block.kind === 'subheading')
        children.push(
          new docx.Paragraph({ spacing: { before: 120 }, keepNext: true, children: runs(block.line, true) }),
        );
      else {
        const cell = (cellRuns: ReturnType<typeof runs>) =>
          new docx.TableCell({ children: [new docx.Paragraph({ children: cellRuns })] });
        children.push(
          new docx.Table({
            width: { size: 100, type: docx.WidthType.PERCENTAGE },
            rows: [
              new docx.TableRow({
                tableHeader: true,
                children: block.head.map((h) => cell([new docx.TextRun({ text: h, bold: true })])),
              }),
              ...block.rows.map((cells) => new docx.TableRow({ children: cells.map((line) => cell(runs(line))) })),
            ],
          }),
        );
      }
    }
  }
  children.push(new docx.Paragraph({ heading: docx.HeadingLevel.HEADING_1, text: 'Sources' }));
  for (const [head, ...cites] of sourceLines(sitrep))
    children.push(new docx.Paragraph({ bullet: { level: 0 }, text: `${head}: ${cites.join('; ')}` }));
  const file = new docx.Document({
    creator: 'Rapporteur',
    styles: { default: { document: { run: { font: 'Calibri', size: 20 } } } },
    sections: [{ children }],
  });
  const core = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:creator>Rapporteur</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">${day}T00:00:00Z</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${day}T00:00:00Z</dcterms:modified></cp:coreProperties>`;
  const packed = await docx.Packer.pack(file, 'uint8array', undefined, [{ path: 'docProps/core.xml', data: core }]);
  return withoutClock(packed);
}

/**
 * Sets the time of every file in a ZIP package to one day, in its own header and in the central directory.
 *
 * @throws RangeError where the bytes are no ZIP package
 */
export function withoutClock(zip: Uint8Array): Uint8Array {
  const out = zip.slice();
  const view = new DataView(out.buffer, out.byteOffset, out.byteLength);
  let end = out.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end--;
  if (end < 0) throw new RangeError(`no end of a central directory in ${out.length} bytes`);
  let at = view.getUint32(end + 16, true);
  for (let n = view.getUint16(end + 10, true); n > 0; n--) {
    view.setUint16(at + 12, 0, true);
    view.setUint16(at + 14, DOS_DATE, true);
    const local = view.getUint32(at + 42, true);
    view.setUint16(local + 10, 0, true);
    view.setUint16(local + 12, DOS_DATE, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return out;
}
