/** Longest sentence that the parser takes at once; the sentence rules break sooner. */
export const MOST_WORDS = 1024;

const CORE = [
  'nsubj',
  'nsubj:pass',
  'obj',
  'iobj',
  'ccomp',
  'xcomp',
  'cop',
  'aux',
  'aux:pass',
  'mark',
  'case',
  'cc',
  'expl',
  'det',
];

/**
 * A configuration of the arc-hybrid system. Words are 0..n-1, the root is n and stands at the end
 * of the buffer, and n+1 stands for 'no word'. Arrays are made once and used again for each
 * sentence.
 */
export class ParserState {
  n = 0;
  /** First word of the buffer. */
  next = 0;
  readonly stack = new Int32Array(MOST_WORDS + 2);
  depth = 0;
  readonly heads = new Int32Array(MOST_WORDS + 2);
  readonly labels = new Uint8Array(MOST_WORDS + 2);
  /** Leftmost and second leftmost, rightmost and second rightmost dependents so far. */
  readonly left1 = new Int32Array(MOST_WORDS + 2);
  readonly left2 = new Int32Array(MOST_WORDS + 2);
  readonly right1 = new Int32Array(MOST_WORDS + 2);
  readonly right2 = new Int32Array(MOST_WORDS + 2);
  readonly leftCount = new Int32Array(MOST_WORDS + 2);
  readonly rightCount = new Int32Array(MOST_WORDS + 2);
  /** Hashes of the sets of labels of the dependents so far. */
  readonly leftSet = new Int32Array(MOST_WORDS + 2);
  readonly rightSet = new Int32Array(MOST_WORDS + 2);
  /** The bits of `leftSet` and `rightSet` that tell whether a clause or phrase has its main parts. */
  readonly core: number;
  readonly #noLabel: number;

  /** @param labels  relations by number, the most frequent first */
  constructor(labels: readonly string[]) {
    this.#noLabel = labels.length;
    let core = 0;
    for (const label of CORE) {
      const number = labels.indexOf(label);
      if (number >= 0) core |= 1 << (number & 31);
    }
    this.core = core;
  }

  reset(n: number): void {
    if (n > MOST_WORDS) throw new RangeError(`${n} words, at most ${MOST_WORDS}`);
    this.n = n;
    this.next = 0;
    this.depth = 0;
    const none = n + 1;
    for (let i = 0; i <= none; i++) {
      this.heads[i] = -1;
      this.labels[i] = this.#noLabel;
      this.left1[i] = none;
      this.left2[i] = none;
      this.right1[i] = none;
      this.right2[i] = none;
      this.leftCount[i] = 0;
      this.rightCount[i] = 0;
      this.leftSet[i] = 0;
      this.rightSet[i] = 0;
    }
  }

  /** The word `k` places below the top of the stack, or 'no word'. */
  top(k: number): number {
    return this.depth > k ? (this.stack[this.depth - 1 - k] as number) : this.n + 1;
  }

  /** The word `k` places into the buffer; the root stands last. */
  front(k: number): number {
    const i = this.next + k;
    return i <= this.n ? i : this.n + 1;
  }

  get done(): boolean {
    return this.next === this.n && this.depth === 0;
  }
  get canShift(): boolean {
    return this.next < this.n;
  }
  /** The root takes one dependent alone. */
  get canLeft(): boolean {
    return this.depth > 0 && (this.next < this.n || this.depth === 1);
  }
  get canRight(): boolean {
    return this.depth > 1;
  }

  shift(): void {
    this.stack[this.depth++] = this.next++;
  }

  /** Takes the top of the stack away and hangs it on the front of the buffer. */
  arcLeft(label: number): void {
    const word = this.stack[--this.depth] as number;
    const head = this.next;
    this.heads[word] = head;
    this.labels[word] = label;
    this.left2[head] = this.left1[head] as number;
    this.left1[head] = word;
    this.leftCount[head] = (this.leftCount[head] as number) + 1;
    this.leftSet[head] = (this.leftSet[head] as number) | (1 << (label & 31));
  }

  /** Takes the top of the stack away and hangs it on the word below it. */
  arcRight(label: number): void {
    const word = this.stack[--this.depth] as number;
    const head = this.stack[this.depth - 1] as number;
    this.heads[word] = head;
    this.labels[word] = label;
    this.right2[head] = this.right1[head] as number;
    this.right1[head] = word;
    this.rightCount[head] = (this.rightCount[head] as number) + 1;
    this.rightSet[head] = (this.rightSet[head] as number) | (1 << (label & 31));
  }
}
