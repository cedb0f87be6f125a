/**
 * HTML and XML as a small tree. No entity is taken from a document, none is looked up
 * outside it, and depth and sizes are bounded, so that no document can fill memory or the stack.
 */

export interface Element {
  /** Local name in small letters: 'newsitem' for nar:newsItem. */
  readonly name: string;
  /** By local name in small letters; `xml:lang` is 'lang'. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (Element | string)[];
}

export interface Markup {
  /** Named '' and holding the document's own root and what stands beside it. */
  readonly root: Element;
  /** How many elements there are, and how many stand inside each other. */
  readonly elements: number;
  readonly depth: number;
  /** Whether elements were still open where the document ended. */
  readonly cutOff: boolean;
}

/** Why a document is not read. */
export interface Unsafe {
  readonly unsafe: string;
}

const DEEPEST = 2000;
/** Children of elements below this depth are hung higher up, so that walking the tree needs no deep stack. */
const FLAT_FROM = 300;
const LONGEST_ATTRIBUTE = 1_000_000;
const MOST_ELEMENTS = 2_000_000;

class Refusal extends Error {}

const localName = (name: string): string => name.slice(name.lastIndexOf(':') + 1).toLowerCase();

interface Growing {
  name: string;
  attributes: Map<string, string>;
  children: (Element | string)[];
}

/**
 * Parses a document.
 *
 * @param xml  by the rules of XML, where an element is open until it is closed; else by those of HTML
 * @returns the tree, or why the document is not safe to read
 */
export async function parseMarkup(text: string, xml: boolean): Promise<Markup | Unsafe> {
  const { Parser } = await import('htmlparser2');
  const root: Growing = { name: '', attributes: new Map(), children: [] };
  const open: Growing[] = [root];
  let elements = 0;
  let depth = 0;
  let cutOff = false;
  const parser = new Parser(
    {
      onopentag(name, attribs) {
        if (++elements > MOST_ELEMENTS) throw new Refusal(`it has more than ${MOST_ELEMENTS} elements`);
        if (open.length > DEEPEST) throw new Refusal(`its elements stand more than ${DEEPEST} deep inside each other`);
        depth = Math.max(depth, open.length);
        const attributes = new Map<string, string>();
        for (const [key, value] of Object.entries(attribs)) {
          if (value.length > LONGEST_ATTRIBUTE) throw new Refusal('an attribute is longer than a million characters');
          attributes.set(localName(key), value);
        }
        const element: Growing = { name: localName(name), attributes, children: [] };
        (open[Math.min(open.length, FLAT_FROM) - 1] as Growing).children.push(element);
        open.push(element);
      },
      ontext(words) {
        const { children } = open[Math.min(open.length, FLAT_FROM) - 1] as Growing;
        const last = children.length - 1;
        if (typeof children[last] === 'string') children[last] += words;
        else children.push(words);
      },
      onclosetag(_, implied) {
        if (implied) cutOff = true;
        if (open.length > 1) open.pop();
      },
      onprocessinginstruction(name, data) {
        if (xml && /^!?entity|<!entity/i.test(`${name} ${data}`)) {
          throw new Refusal('it defines entities of its own, which can blow up to any size or reach for other files');
        }
      },
    },
    xml
      ? { xmlMode: true, decodeEntities: true }
      : { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  try {
    parser.write(text);
    parser.end();
  } catch (error) {
    if (error instanceof Refusal) return { unsafe: error.message };
    return { unsafe: 'it could not be taken apart' };
  }
  return { root, elements, depth, cutOff };
}

export const isElement = (node: Element | string | undefined): node is Element =>
  node !== undefined && typeof node !== 'string';

/** The elements below one, itself left out, in the order of the document. */
export function* elementsIn(of: Element): Generator<Element> {
  const ahead: Element[] = [];
  const put = (element: Element): void => {
    for (let i = element.children.length - 1; i >= 0; i--) {
      const child = element.children[i];
      if (isElement(child)) ahead.push(child);
    }
  };
  put(of);
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    yield next;
    put(next);
  }
}

/** The elements of a name below one, in the order of the document. */
export function allIn(of: Element, name: string): Element[] {
  const out: Element[] = [];
  for (const element of elementsIn(of)) if (element.name === name) out.push(element);
  return out;
}

/** The first element below one that has the name. */
export function firstIn(of: Element | null, name: string): Element | null {
  if (of === null) return null;
  for (const element of elementsIn(of)) if (element.name === name) return element;
  return null;
}

/** The children of a name. */
export const childrenOf = (of: Element | null, name: string): Element[] =>
  (of?.children ?? []).filter((child): child is Element => isElement(child) && child.name === name);

/** All the words of an element, white space as it stands. */
function rawWords(of: Element): string {
  let out = '';
  for (const child of of.children) out += isElement(child) ? ` ${rawWords(child)} ` : child;
  return out;
}

export const collapsed = (words: string): string => words.replaceAll(/[\s\u00a0]+/g, ' ').trim();

/** The words of an element on one line; null where it has none or is not there. */
export function wordsOf(of: Element | null | undefined): string | null {
  if (of == null) return null;
  const words = collapsed(rawWords(of)).replaceAll(/ (?=[,.;:)])/g, '');
  return words === '' ? null : words;
}

/** An attribute, trimmed; null where it is missing or empty. */
export function attributeOf(of: Element | null | undefined, name: string): string | null {
  const value = of?.attributes.get(name)?.trim() ?? '';
  return value === '' ? null : value;
}
