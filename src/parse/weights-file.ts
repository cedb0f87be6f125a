/**
 * The file that holds the weights: named sections in one buffer, each starting on a multiple
 * of 8 bytes so that typed arrays can look straight into it and nothing is copied on loading.
 *
 * Layout, little-endian: magic 'RPW1', uint32 count, then for each section 16 bytes of name
 * (ASCII, zero-padded), uint32 offset, uint32 length; then the sections.
 */
const MAGIC = 0x31575052;
const NAME = 16;
const ENTRY = NAME + 8;

export type Sections = ReadonlyMap<string, Uint8Array>;

/** @throws RangeError where the bytes are no weights file or are cut short */
export function readSections(bytes: Uint8Array): Sections {
  // Typed arrays need aligned starts; a slice of a pooled buffer may not have one.
  const whole = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
  const view = new DataView(whole.buffer, whole.byteOffset, whole.byteLength);
  if (whole.byteLength < 8 || view.getUint32(0, true) !== MAGIC) throw new RangeError('not a weights file');
  const count = view.getUint32(4, true);
  if (8 + count * ENTRY > whole.byteLength) throw new RangeError('weights file cut short');
  const sections = new Map<string, Uint8Array>();
  for (let i = 0; i < count; i++) {
    const at = 8 + i * ENTRY;
    let name = '';
    for (let j = 0; j < NAME; j++) {
      const code = whole[at + j] as number;
      if (code) name += String.fromCharCode(code);
    }
    const offset = view.getUint32(at + NAME, true);
    const length = view.getUint32(at + NAME + 4, true);
    if (offset + length > whole.byteLength)
      throw new RangeError(`section ${name} ends at ${offset + length} of ${whole.byteLength}`);
    sections.set(name, whole.subarray(offset, offset + length));
  }
  return sections;
}

export function writeSections(sections: Sections): Uint8Array {
  let size = 8 + sections.size * ENTRY;
  size += -size & 7;
  for (const part of sections.values()) size += part.byteLength + (-part.byteLength & 7);
  const out = new Uint8Array(size);
  const view = new DataView(out.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, sections.size, true);
  let at = 8;
  let offset = 8 + sections.size * ENTRY;
  offset += -offset & 7;
  for (const [name, part] of sections) {
    if (name.length > NAME) throw new RangeError(`section name ${name} longer than ${NAME}`);
    for (let j = 0; j < name.length; j++) out[at + j] = name.charCodeAt(j);
    view.setUint32(at + NAME, offset, true);
    view.setUint32(at + NAME + 4, part.byteLength, true);
    out.set(part, offset);
    at += ENTRY;
    offset += part.byteLength + (-part.byteLength & 7);
  }
  return out;
}

/** @throws RangeError where there is no such section */
export function section(sections: Sections, name: string): Uint8Array {
  const part = sections.get(name);
  if (!part) throw new RangeError(`no section ${name} in the weights file`);
  return part;
}

const decoder = new TextDecoder();
const encoder = new TextEncoder();
export const textSection = (sections: Sections, name: string): string => decoder.decode(section(sections, name));
export const textBytes = (text: string): Uint8Array => encoder.encode(text);

export function int8Section(sections: Sections, name: string): Int8Array {
  const part = section(sections, name);
  return new Int8Array(part.buffer, part.byteOffset, part.byteLength);
}

export function int32Section(sections: Sections, name: string): Int32Array {
  const part = section(sections, name);
  return new Int32Array(part.buffer, part.byteOffset, part.byteLength >> 2);
}
