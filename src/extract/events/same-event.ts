import type { Event } from '#model';
import { kindOfEvent } from './kindred.ts';
import { stemOf } from './stem.ts';

/** An event with the word that it was found by. */
export interface Told {
  readonly event: Event;
  readonly lemma: string;
  readonly sentence: number;
}

/**
 * Joins the mentions of one event: same type, the same or a kindred word, parties and days
 * that do not gainsay each other. The fullest mention stands, the others go into `also`.
 *
 * @returns events in order of the text
 */
export function joinMentions(told: readonly Told[]): Event[] {
  const groups: Mention[][] = [];
  const byKind = new Map<string, Mention[][]>();
  for (const one of told.map(mentionOf)) {
    const key = `${one.event.type}:${kindOfEvent(one.stem)}`;
    const same = byKind.get(key) ?? [];
    const group = same
      .slice(-LOOK_BACK)
      .reverse()
      .find(
        (g) =>
          g.some((other) => sameWord(other, one) || sharesParty(other, one)) &&
          g.every((other) => compatible(other, one)),
      );
    if (group && group.length < LOOK_BACK) {
      group.push(one);
      continue;
    }
    const fresh = [one];
    groups.push(fresh);
    same.push(fresh);
    byKind.set(key, same);
  }
  return groups.map(standing).sort((a, b) => a.trigger.start - b.trigger.start);
}

/** How many events of a kind are looked back upon, so that a long text takes no longer by the word than a short one. */
const LOOK_BACK = 12;

/** An event with what is compared between mentions. */
interface Mention {
  readonly event: Event;
  readonly stem: string;
  readonly actors: readonly string[];
  readonly recipients: readonly string[];
}

/** What tells a party from another: its entity, or the head word of its phrase: 'the 12 hostages' and 'hostages held in the town' are one. */
const names = (list: Event['actors']): string[] => list.map((p) => p.entity ?? headWord(p.name));

const ENDS_HEAD = new Set('of in on for from to with by at into over against that who which'.split(' '));

function headWord(name: string): string {
  let head = '';
  for (const word of name.toLowerCase().split(/[ \n,;]+/)) {
    if (head && ENDS_HEAD.has(word)) break;
    head = word;
  }
  return stemOf(head);
}
const mentionOf = ({ event, lemma }: Told): Mention => ({
  event,
  stem: stemOf(lemma),
  actors: names(event.actors),
  recipients: names(event.recipients),
});

const share = (a: readonly string[], b: readonly string[]): boolean => a.some((x) => b.includes(x));
const meet = (a: readonly string[], b: readonly string[]): boolean => a.length === 0 || b.length === 0 || share(a, b);

const sameWord = (a: Mention, b: Mention): boolean => a.stem === b.stem;

const nobody = (m: Mention): boolean => m.actors.length + m.recipients.length === 0;

/** A kindred word is the same event only where somebody is in both, or the later one says nothing of who: 'the attack', after the bombing was told of. */
const sharesParty = (earlier: Mention, later: Mention): boolean =>
  nobody(later) || share(earlier.actors, later.actors) || share(earlier.recipients, later.recipients);

/** Fact, plan or possibility, denial: mentions of different kinds are different events. */
const reality = (e: Event): 'fact' | 'thought' | 'denied' =>
  e.status === 'denied' ? 'denied' : e.status === 'planned' || e.status === 'hypothetical' ? 'thought' : 'fact';

function compatible(a: Mention, b: Mention): boolean {
  const known = reality(a.event);
  const other = reality(b.event);
  if (known !== other && (known === 'denied' || other === 'denied' || !sameWord(a, b))) return false;
  const x = a.event.when;
  const y = b.event.when;
  if (x && y && (x.to < y.from || y.to < x.from)) return false;
  return meet(a.actors, b.actors) && meet(a.recipients, b.recipients);
}

const fullness = (e: Event): number =>
  (e.actors.length ? 2 : 0) + (e.recipients.length ? 2 : 0) + (e.when ? 1 : 0) + (e.place ? 1 : 0) + (e.margin ?? 0);

function standing(group: readonly Mention[]): Event {
  let best = group[0] as Mention;
  for (const one of group) if (fullness(one.event) > fullness(best.event) + 0.5) best = one;
  return { ...best.event, also: group.filter((g) => g !== best).map((g) => g.event.trigger) };
}
