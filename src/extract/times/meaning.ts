/** Units of time by their letter in TIMEX3 durations; MI, H and S stand behind the T. */
export type Unit = 'S' | 'MI' | 'H' | 'D' | 'WE' | 'W' | 'FN' | 'M' | 'Q' | 'Y' | 'DE' | 'CE';
/** Parts of the day as TIMEX3 writes them. */
export type PartOfDay = 'MO' | 'MI' | 'AF' | 'EV' | 'NI' | 'DT';
export type Season = 'SP' | 'SU' | 'FA' | 'WI';

/** A place in the calendar, as far as the words tell it. */
export interface CalendarMeaning {
  readonly kind: 'calendar';
  readonly year?: number;
  /** Before Christ. */
  readonly bc?: boolean;
  readonly month?: number;
  readonly day?: number;
  /** 1 Monday … 7 Sunday. */
  readonly weekday?: number;
  readonly season?: Season;
  /** Q1 … Q4, H1, H2. */
  readonly piece?: string;
  readonly part?: PartOfDay;
  /** HH:MM. */
  readonly clock?: string;
  /** Z, or hours from it: -05. */
  readonly zone?: string;
}

/** So many units away from the reference day, or from the time last told. */
export interface ShiftMeaning {
  readonly kind: 'shift';
  /** Null: 'a few days later'. */
  readonly count: number | null;
  readonly unit: Unit;
  readonly sign: 1 | -1;
  readonly from: 'report' | 'story';
  readonly part?: PartOfDay;
}

/** The last, this or next one of a kind: last week, this Friday, next March, the same day. */
export interface RelativeMeaning {
  readonly kind: 'relative';
  readonly step: -1 | 0 | 1;
  readonly of:
    | { readonly unit: Unit }
    | { readonly weekday: number }
    | { readonly month: number; readonly day?: number }
    | { readonly season: Season }
    | { readonly part: PartOfDay };
  readonly from: 'report' | 'story';
  readonly part?: PartOfDay;
}

/** A holiday that moves: its day in a year is computed. */
export interface FeastMeaning {
  readonly kind: 'feast';
  readonly name: 'easter' | 'good-friday' | 'easter-monday' | 'thanksgiving';
  readonly year?: number;
}

/** A value that hangs on nothing else: P7M, PRESENT_REF, XXXX-WXX-5, 198. */
export interface PlainMeaning {
  readonly kind: 'plain';
  readonly value: string;
}

export type Meaning = CalendarMeaning | ShiftMeaning | RelativeMeaning | FeastMeaning | PlainMeaning;
export type TimeType = 'DATE' | 'TIME' | 'DURATION' | 'SET';

/** A time expression as words and meaning, not yet tied to a calendar. */
export interface Draft {
  readonly first: number;
  /** One past its last token. */
  readonly next: number;
  readonly type: TimeType;
  readonly meaning: Meaning;
}
