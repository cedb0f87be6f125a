import type { Page, Paging, ReportHead, Window } from './findings.ts';

/** Reports of one developing story. */
export interface Story {
  /** Text id; stays while the story has reports. Ids of stories that were merged into another lead to that one. */
  readonly id: string;
  readonly name: string;
  /** The user's name, or one made of the reports' own headlines and names. */
  readonly namedBy: 'user' | 'reports';
  /** Id of the report whose headline is in the name; null where a user gave it, or no report has one. */
  readonly namedAfter: string | null;
  /** ISO days of publication; null where no report has a known one. */
  readonly first: string | null;
  readonly last: string | null;
  readonly reports: number;
  /** Texts that came from different hands: copies and versions of one wire count once. */
  readonly origins: number;
  readonly followed: boolean;
}

export interface StoryQuery extends Paging {
  /** Stories with a report published on or after this ISO day. */
  readonly since?: string | undefined;
  /** Stories with a report published on or before this ISO day. */
  readonly until?: string | undefined;
  readonly followed?: boolean | undefined;
  /** Stories of at least so many reports. */
  readonly atLeast?: number | undefined;
}

/** Who decided something about a story, when and why. */
export interface StoryDecision {
  readonly author: string;
  /** ISO instant, UTC. */
  readonly at: string;
  readonly reason: string | null;
}

export interface StoryJournalEntry extends StoryDecision {
  readonly act: 'name' | 'merge' | 'split' | 'move' | 'follow' | 'unfollow';
  readonly story: string;
  /** The name given; the story merged in, split off or moved to. */
  readonly other: string | null;
  /** Ids of the reports that it was about, where it was about some. */
  readonly reports: readonly string[];
}

/**
 * The stories of an archive. Each report belongs to one, from the moment it comes in. What a user decides holds against
 * what is gathered later, and through a report's removal and return: decisions are kept by report id.
 */
export interface Stories {
  /** Latest last day first, then the one made last. */
  list(query: StoryQuery): Promise<Page<Story>>;
  /** By id, also of a story that was merged into another; null where there is none. */
  story(id: string): Promise<Story | null>;
  /** The story that a report belongs to; null where the report is not in. */
  storyOf(report: string): Promise<Story | null>;
  /** By day, then order of ingest. */
  reports(id: string, query: Window & Paging): Promise<Page<ReportHead>>;
  /** Oldest first. */
  journal(): Promise<readonly StoryJournalEntry[]>;
  /** @param name  null takes the user's name back. @throws RangeError where there is no such story */
  nameStory(id: string, name: string | null, decision: StoryDecision): Promise<void>;
  /** The reports of `from` come to `into`. @throws RangeError where there is no such story, or both are one */
  mergeStories(into: string, from: string, decision: StoryDecision): Promise<void>;
  /** Takes reports, with the copies and versions of each, out into a new story. @returns its id. @throws RangeError where they are not of the story, or are all of it */
  splitStory(id: string, reports: readonly string[], decision: StoryDecision): Promise<string>;
  /** Moves a report, with its copies and versions. @throws RangeError where there is no such report or story */
  moveReport(report: string, to: string, decision: StoryDecision): Promise<void>;
  follow(id: string, decision: StoryDecision): Promise<void>;
  unfollow(id: string, decision: StoryDecision): Promise<void>;
}
