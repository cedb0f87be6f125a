import { seeded } from '../../contract/dispatches.ts';

/** A made dispatch and the story that it belongs to. */
export interface MadeDispatch {
  readonly key: string;
  readonly story: string;
  readonly title: string;
  /** ISO day. */
  readonly published: string;
  readonly text: string;
}

/** One invented crisis: what is its own, beside the parties that it shares with the others. */
interface Crisis {
  readonly name: string;
  readonly places: readonly string[];
  readonly people: readonly string[];
  readonly titles: readonly string[];
  /** `@` is one of its places, `&` one of its people, `%` a shared party, `#` a number. */
  readonly lines: readonly string[];
}

/** Parties that turn up in every crisis. */
const SHARED = [
  'the Northern Council',
  'the government of Ostervale',
  'the Coastal Union',
  'the Ministry of Supply',
  'President Ilva Marrek',
  'the relief body Red Lantern',
  'envoy Tobias Quill',
  'the Federal Court',
];

const CRISES: readonly Crisis[] = [
  {
    name: 'ferry-strike',
    places: ['Varna Bay', 'Port Selm', 'Brannock'],
    people: ['Dora Vint', 'Anselm Roke'],
    titles: [
      'Ferry crews stay ashore in @',
      'Harbour walkout enters week #',
      '& rejects pay offer to ferry crews',
      'Islands short of flour as ferries lie idle',
    ],
    lines: [
      'Ferry crews in @ walked off the quays and no boat sailed',
      '&, who leads the seafarers, said the pay offer was worth nothing',
      'Shelves on the outer islands were bare after # days without a ferry',
      'The harbour master at @ counted # vessels tied up',
      'Owners of the ferry line offered a rise of # percent, the crews said',
      'Fishing boats carried flour and medicine from @ to the islands',
      '& called on the dockers to join the walkout',
    ],
  },
  {
    name: 'dam-failure',
    places: ['Kell Gorge', 'Tesh', 'Lower Aune'],
    people: ['Maren Ostby', 'Piet Halloran'],
    titles: [
      'Dam above @ gives way',
      'Villages below @ under water',
      '& asks who signed off the dam',
      'Flood below @ leaves # homeless',
    ],
    lines: [
      'The earth dam above @ burst and water rushed down the valley',
      'Rescue crews pulled # people from roofs near @',
      'Engineer & had warned of cracks in the spillway',
      'The reservoir emptied in # hours and took two bridges with it',
      '&, the mayor of @, said the sirens never sounded',
      'Families slept in schools above the flood line',
      'Inspectors found that the spillway gates had rusted shut',
    ],
  },
  {
    name: 'hostages',
    places: ['Morva', 'Sarno Ridge', 'Quarry Nine'],
    people: ['Hesper Lund', 'Commander Yorick Baal'],
    titles: [
      'Miners held captive at @',
      'Captors at @ free # miners',
      '& names price for captive miners',
      'Night talks over captive miners',
    ],
    lines: [
      'Gunmen held # miners captive in a shaft at @',
      '&, who speaks for the gunmen, asked for a ransom and safe passage',
      'Wives of the captive miners waited at the gate in @',
      'Mediators carried food and a radio into the mine',
      'The gunmen let # captives go after night talks with &',
      'Soldiers kept their distance from the shaft near @',
      'A captive who was freed said that they sang to keep awake',
    ],
  },
  {
    name: 'disputed-vote',
    places: ['Lindmark', 'Halden', 'Ravensmoor'],
    people: ['Cato Brise', 'Elin Farr'],
    titles: [
      'Recount ordered in @',
      '& claims victory in governor vote',
      'Ballot boxes missing in @',
      'Crowds in @ demand a second vote',
    ],
    lines: [
      'Counting of ballots for governor stopped in @ after boxes went missing',
      '& claimed to have won the governorship by # votes',
      'Electoral officers in @ ordered a recount of # polling stations',
      'Supporters of & blocked the counting hall and waved ballots',
      'Observers found # ballots without a stamp',
      'Rival candidate & refused to concede the vote',
      'The electoral board put off the result again',
    ],
  },
  {
    name: 'refinery-fire',
    places: ['Sulby Point', 'Orme', 'Tarn Flats'],
    people: ['Greta Moll', 'Jory Penn'],
    titles: [
      'Refinery at @ burns for day #',
      'Smoke from @ closes schools',
      'Firefighters lose ground at @ refinery',
      '& blames valve for refinery blaze',
    ],
    lines: [
      'Flames rose from the refinery at @ and a tank exploded',
      'Fire chief & said foam was running out',
      'Oil from the burning tanks ran into the creek at @',
      'Doctors treated # people for breathing the smoke',
      'The plant manager, &, blamed a valve that had stuck',
      'Firefighters drew back # metres from the blaze',
      'Black smoke drifted over @ and pupils were sent home',
    ],
  },
  {
    name: 'fever',
    places: ['Nettlecombe', 'Zoll', 'Vale of Ister'],
    people: ['Dr Amalia Kess', 'Rufus Teague'],
    titles: [
      'Marsh fever spreads to @',
      '# new cases of marsh fever',
      '& asks for vaccine against marsh fever',
      'Clinics in @ run out of beds',
    ],
    lines: [
      'Marsh fever was found in # more patients in @',
      '&, who runs the clinic, asked for vaccine and clean needles',
      'Nurses in @ put fever patients in tents for want of beds',
      'Tests showed that the fever came from wells near @',
      'The number of infections doubled in # days',
      'Health officer & told families to boil water',
      'A first shipment of vaccine for # children was held up',
    ],
  },
  {
    name: 'border-closed',
    places: ['Halden Pass', 'Crossgate', 'Fenwick Bridge'],
    people: ['General Osric Thane', 'Lida Marsh'],
    titles: [
      'Lorries stranded at @',
      'Border at @ shut for day #',
      '& vows to keep pass closed',
      'Customs row stops lorries at @',
    ],
    lines: [
      'Guards closed the border at @ and lorries queued for # km',
      '& said the pass would stay shut until customs duties were lifted',
      'Drivers stranded at @ burned tyres to keep warm',
      'Fruit rotted in # lorries on the mountain road',
      'Customs men turned back a convoy at @',
      'Trader & said the tariff had ruined the valley',
      'Snow blocked the only other road over the mountains',
    ],
  },
  {
    name: 'bribery-trial',
    places: ['Quenby', 'Castle Street', 'Dunmere'],
    people: ['Silas Verrall', 'Judge Oda Renn'],
    titles: [
      '& denies taking bribes for rail contract',
      'Ledger shown to jurors in @',
      'Witness in rail bribery trial retracts',
      'Jury sees # payments to &',
    ],
    lines: [
      'Prosecutors in @ said & took bribes for the rail contract',
      'A ledger shown to the jury listed # payments',
      'Lawyers for & called the ledger a forgery',
      'A witness told jurors that the cash came in biscuit tins',
      'The rail contract was worth # million crowns',
      '& adjourned the trial after a juror fell ill',
      'Auditors traced the bribes to an account in @',
    ],
  },
];

/** What is said in any crisis, in words that tell nothing of which it is. */
const COMMON = [
  '% said it would send officials to look into the matter',
  '% called on all sides to keep calm',
  'A spokesman for % declined to comment',
  '% promised money for those who had suffered',
  '% blamed % for acting too late',
  'Talks between % and % ended without agreement on Tuesday',
  '% said a decision would come within # days',
  'Critics of % held a rally in the capital',
  '% denied a report that % had been told in advance',
  'Two officials of % said more help was on its way',
];

const DAY = 86_400_000;
const FIRST = Date.UTC(2024, 2, 4);

/**
 * Dispatches of eight crises that share their parties and overlap in time, 12 to 20 of each, and some that belong to none.
 * In order of publication.
 */
export function crisisDispatches(seed: number): MadeDispatch[] {
  const draw = seeded(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(draw() * list.length)] as T;
  const filled = (line: string, crisis: Crisis | null): string =>
    cap(
      line.replace(/[@&%#]/g, (mark) =>
        mark === '#'
          ? String(2 + Math.floor(draw() * 60))
          : mark === '%'
            ? pick(SHARED)
            : pick((mark === '@' ? crisis?.places : crisis?.people) ?? ['the capital']),
      ),
    );
  const made: MadeDispatch[] = [];
  for (const crisis of CRISES) {
    const count = 12 + Math.floor(draw() * 9);
    let day = FIRST + Math.floor(draw() * 30) * DAY;
    for (let i = 0; i < count; i++) {
      const own = shuffled(crisis.lines, draw).slice(0, 2 + Math.floor(draw() * 3));
      const common = shuffled(COMMON, draw).slice(0, 3 + Math.floor(draw() * 3));
      const [lead, ...rest] = own;
      const lines = [lead as string, ...shuffled([...rest, ...common], draw)].map((l) => `${filled(l, crisis)}.`);
      made.push({
        key: `${crisis.name}-${i + 1}`,
        story: crisis.name,
        title: filled(pick(crisis.titles), crisis),
        published: iso(day),
        text: `${lines.join('\n')}\n`,
      });
      day += Math.floor(draw() * 4) * DAY;
    }
  }
  // Of no crisis: the shared parties at their daily business.
  for (const [i, [title, lead]] of ALONE.entries()) {
    const lines = [lead, ...shuffled(COMMON, draw).slice(0, 4)].map((l) => `${filled(l, null)}.`);
    made.push({
      key: `alone-${i + 1}`,
      story: `alone-${i + 1}`,
      title,
      published: iso(FIRST + Math.floor(draw() * 60) * DAY),
      text: `${lines.join('\n')}\n`,
    });
  }
  return made.sort((a, b) =>
    a.published === b.published ? (a.key < b.key ? -1 : 1) : a.published < b.published ? -1 : 1,
  );
}

const ALONE: readonly (readonly [title: string, lead: string])[] = [
  ['Marrek opens museum of clocks', 'President Ilva Marrek opened a museum of clocks in Wexcombe'],
  ['Court lets ban on billboards stand', 'The Federal Court let a ban on billboards along the coast road stand'],
  ['Union adopts standard for beehives', 'The Coastal Union adopted a standard for beehives'],
  ['Council sells its old printing works', 'The Northern Council sold its old printing works to a brewer'],
  ['Red Lantern elects new treasurer', 'The relief body Red Lantern elected Bram Tolliver as its treasurer'],
  ['Ostervale plants a million birches', 'The government of Ostervale began to plant a million birches'],
  ['Quill publishes memoir of desert years', 'Envoy Tobias Quill published a memoir of his years in the desert'],
  ['Supply ministry drops paper forms', 'The Ministry of Supply dropped paper forms for farmers'],
  ['Orchestra of Ostervale tours abroad', 'The national orchestra left for a tour of eleven cities'],
  ['Comet seen over the capital', 'A comet was seen over the capital and thousands climbed the hill to look'],
];

function shuffled<T>(list: readonly T[], draw: () => number): T[] {
  const out = [...list];
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(draw() * (i + 1));
    [out[i], out[j]] = [out[j] as T, out[i] as T];
  }
  return out;
}

const iso = (at: number): string => new Date(at).toISOString().slice(0, 10);
const cap = (s: string): string => s.charAt(0).toUpperCase() + s.slice(1);
