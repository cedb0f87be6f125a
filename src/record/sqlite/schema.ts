import type { Generated } from 'kysely';

/** Tables of an archive. `seq` columns are row ids: the order of ingest, and the last word of every order. */
export interface Tables {
  report: {
    seq: Generated<number>;
    id: string;
    text_hash: string;
    key: string | null;
    title: string | null;
    agency: string | null;
    publisher: string | null;
    url: string | null;
    published: string | null;
    day: string | null;
    language: string;
    ingested_at: string;
    /** sha-256 of the record as put in: tells a re-reading from the same reading. */
    record_hash: string;
    text: string;
    /** JSON of the record but for its text and findings. */
    rest: string;
    /** Row id of the first report of its origin; its own where it is none's copy. */
    origin: number | null;
    /** Row id of the report that revises it. */
    superseded_by: number | null;
    superseded_as: 'update' | 'correction' | 'kill' | 'withhold' | 'embargo' | null;
    /** ISO day on which it was superseded. */
    superseded_on: string | null;
    /** Where the report bears an embargo: the ISO day on which it ends, empty where none is told. */
    embargo: Generated<string | null>;
  };
  entity: {
    seq: Generated<number>;
    report: number;
    id: string;
    name: string;
    folded: string;
    kind: string;
    affiliation: string | null;
    json: string;
  };
  finding: {
    seq: Generated<number>;
    report: number;
    kind: string;
    id: string;
    /** Place in the record's own list. */
    place: number;
    start: number;
    stop: number;
    type: string | null;
    status: string | null;
    standing: string | null;
    /** Day that it tells of; the report's day where it tells none. Empty where neither is known, so that it sorts and pages. */
    told: string;
    published: string;
    margin: number | null;
    sentence_start: number;
    sentence_end: number;
    json: string;
    /** Of figures and positions: whose and of what. */
    series: string | null;
    /** Of events, statements and proposals: hash of what is told. */
    matter: string | null;
    /** JSON of how it comes to stand so, where somebody decided on it. A finding left out has `-` before its kind. */
    reviewed: Generated<string | null>;
    /** Of an earlier state of a finding: the row that holds what stands now. */
    stands_for: Generated<number | null>;
  };
  finding_party: {
    finding: number;
    folded: string;
    /** 1 for a party of the finding itself, 0 for what that party belongs to. */
    own: number;
  };
  /** Full text over the sentences of findings; holds no words of its own. */
  finding_words: { rowid: number; words: string };
  sketch: { report: number; hashes: Uint8Array };
  band: { hash: number; report: number };
  original_bytes: { hash: string; gzip: Uint8Array };
  original: { report: number; hash: string; content_type: string; charset: string | null };
  watched: {
    source: string;
    moved_to: string | null;
    etag: string | null;
    last_modified: string | null;
    failures: number;
    not_before: string | null;
    gone_at: string | null;
    asked_at: string;
  };
  watched_item: { source: string; item: string; mark: string; failures: number };
  account: {
    /** Row id of the finding. */
    finding: number;
    report: number;
    /** Row id of the first mention of the event; null for figures and denials. */
    happening: number | null;
    /** Day told, else the report's, in days since 1970. */
    day: number;
    json: string;
  };
  /** Not kept by foreign keys: purged with the report by hashing its accounts again. */
  account_key: { key: number; day: number; account: number };
  differing: {
    seq: Generated<number>;
    kind: string;
    /** 1 where the sides credit different sources: such are no copies of one word, however alike the reports. */
    apart: number;
    /** Day of the later report. */
    day: string;
    first: number;
    second: number;
  };
  identity: {
    seq: Generated<number>;
    id: string;
    class: string;
    kind: string;
    name: string;
    /** Row of the identity that it was merged into. */
    root: number | null;
    born: 'found' | 'split';
    members: number;
    /** JSON of what its members tell. */
    signs: string;
  };
  identity_key: { key: string; identity: number };
  identity_member: {
    report: number;
    entity: string;
    identity: number;
    folded: string;
    class: string;
    reason: string;
    evidence: string;
    mark: string;
  };
  identity_decision: {
    seq: Generated<number>;
    id: string;
    kind: string;
    identity: string;
    other: string;
    author: string;
    at: string;
    reason: string;
    /** JSON: the entities split off, by report and name. */
    pins: string;
    /** JSON of who undid it; null while it stands. */
    undone: string | null;
  };
  identity_alias: { folded: string; class: string; identity: string; decision: string };
  story: {
    seq: Generated<number>;
    id: string;
    /** ISO days; empty where no report has a known one. */
    first_day: string;
    last_day: string;
    reports: number;
    origins: number;
  };
  story_member: {
    report: number;
    story: number;
    /** Row id of the report's origin, as it was when the report was placed or its kin came. */
    origin: number;
    day: string;
    /** The terms kept of the report: hash, hundredths of how much, everyday texts, as 32-bit numbers. */
    terms: Uint8Array;
    /** JSON of the names that may label its story. */
    labels: string;
  };
  /** Not kept by foreign keys: purged with the report by the terms that its member row holds. */
  story_term: { term: number; day: string; report: number; much: number };
  /** Reports by term; term 0 counts all. */
  story_frequency: { term: number; reports: number };
  /** Where a user placed a report, by text ids. */
  story_pin: { report: string; story: string };
  story_apart: { a: string; b: string };
  story_mark: { story: string; name: string | null; followed: number };
  story_alias: { id: string; into: string };
  story_journal: {
    seq: Generated<number>;
    act: 'name' | 'merge' | 'split' | 'move' | 'follow' | 'unfollow';
    story: string;
    other: string | null;
    /** JSON of report ids. */
    reports: string;
    author: string;
    at: string;
    reason: string | null;
  };
  /** The journal of reviews: lines are added, never changed. By report id, so that it outlives the report's rows. */
  review_decision: { seq: Generated<number>; report: string; json: string };
  /** A finding as the program read it, where a decision changed its row. */
  finding_read: { finding: number; json: string };
  /** Times, from instant to instant, at which a finding's row was not what stood. */
  finding_unseen: { finding: number; since: string; until: string | null };
}
