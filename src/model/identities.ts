import type { Page, Paging, ReportHead, Window } from './findings.ts';
import type { Entity } from './record.ts';

/** Why an entity of a report belongs to an identity. */
export const JOIN_REASONS = [
  'first',
  'same-name',
  'same-id',
  'fuller-name',
  'surname-and-role',
  'other-spelling',
  'acronym',
  'alias',
  'by-hand',
] as const;
export type JoinReason = (typeof JOIN_REASONS)[number];

/** Someone or something that several reports tell of: a person, a body, a place or a named people. */
export interface Identity {
  /** Stays while any report of it is in, and where a user decided on it. */
  readonly id: string;
  /** The fullest name that a report gives. */
  readonly name: string;
  readonly kind: Entity['kind'];
  /** Every name that its reports give, most often told first. */
  readonly names: readonly string[];
  /** Entities of reports that belong to it. */
  readonly mentions: number;
}

/** An entity of a report as a member of an identity. */
export interface IdentityMember {
  readonly report: ReportHead;
  readonly entity: Entity;
  /** Name of what it belongs to, in that report. */
  readonly affiliation: string | null;
  /** The words of its first mention, with a little round them. */
  readonly words: string;
  readonly reason: JoinReason;
  /** What spoke for it: 'name Mora Kell', 'title mayor', 'body Oster'. */
  readonly evidence: readonly string[];
}

/** Who decides, when and why. `at` is an ISO instant, UTC. */
export interface Decided {
  readonly author: string;
  readonly at: string;
  readonly reason: string;
}

/** A merge or split made by a user, as the archive keeps it. */
export interface IdentityDecision extends Decided {
  readonly id: string;
  readonly kind: 'merge' | 'split';
  /** Merge: the identity kept. Split: the identity left. */
  readonly identity: string;
  /** Merge: the identity that became part of it. Split: the new one. */
  readonly other: string;
  /** Null while it stands. */
  readonly undone: Decided | null;
}

/** A name that a user's merge taught. */
export interface Alias {
  /** Folded. */
  readonly name: string;
  readonly identity: string;
  /** Name of the identity. */
  readonly of: string;
  readonly decision: string;
}

export interface MemberKey {
  /** Report id. */
  readonly report: string;
  /** Entity id in that report. */
  readonly entity: string;
}

/** Who is who across the reports of an archive. */
export interface Identities {
  /** Identities that bear a name, a surname or an acronym (or one that begins so, with `prefix`); by name, then id. */
  find(name: string, query?: Paging & { readonly prefix?: boolean | undefined }): Promise<Page<Identity>>;
  /** @returns null where there is none; the id of a merged one leads to the identity that it is part of */
  read(id: string): Promise<Identity | null>;
  /** Its entities, by the report's day, then order of ingest. */
  members(id: string, query?: Window & Paging): Promise<Page<IdentityMember>>;
  /** In how many reports it is told of, and from which day to which. */
  extent(
    id: string,
    query?: Window,
  ): Promise<{ readonly reports: number; readonly first: string | null; readonly last: string | null }>;
  /** The identity of a report's entity; null for unnamed and joint parties. */
  of(member: MemberKey): Promise<string | null>;
  /** All folded names of the identities that bear this name, itself first. */
  namesOf(name: string): Promise<readonly string[]>;
  /** Makes `b` part of `a`; its names lead to `a` from then on. @throws RangeError where one is not there, or both are one */
  merge(a: string, b: string, by: Decided): Promise<IdentityDecision>;
  /** Takes members out of an identity into one of their own. @throws RangeError where one is not of it, or none would stay */
  split(identity: string, members: readonly MemberKey[], by: Decided): Promise<IdentityDecision>;
  /** Takes a decision back: what was apart is apart again. @throws RangeError where there is none, or it is undone */
  undo(decision: string, by: Decided): Promise<IdentityDecision>;
  /** Oldest first, the undone included. */
  decisions(query?: Paging): Promise<Page<IdentityDecision>>;
  /** By name. */
  aliases(query?: Paging): Promise<Page<Alias>>;
}
