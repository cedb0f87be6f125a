import { dayInWords } from '../days.ts';
import { folded } from '../stands-in.ts';
import type { Line, Segment } from './line.ts';

/** What a segment reads as; citations and head fields need the reports and are left to the renderer. */
export function plainOf(segment: Segment): string {
  switch (segment.kind) {
    case 'words':
    case 'given':
      return folded(segment.words);
    case 'glue':
      return segment.glue;
    case 'coded':
      return segment.coded;
    case 'day':
      return dayInWords(segment.day);
    case 'counted':
      return `${segment.of.length} ${segment.what}`;
    case 'reference':
      return segment.item ? `${segment.report}#${segment.item}` : segment.report;
    case 'head':
      return `{${segment.field}}`;
    case 'cite':
      return '[]';
  }
}

export const plainWords = (line: Line): string => line.map(plainOf).join('');
