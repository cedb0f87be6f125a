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
  };
  finding_party: {
    finding: number;
    folded: string;
    /** 1 for a party of the finding itself, 0 for what that party belongs to. */
    own: number;
  };
  sketch: { report: number; hashes: Uint8Array };
  band: { hash: number; report: number };
}
