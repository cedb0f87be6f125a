import { seeded } from '../contract/dispatches.ts';

/** Two short reports of invented events, and whether they differ. */
export interface Pair {
  /** What they differ in; null for a decoy. */
  readonly kind: 'figure' | 'denial' | 'actor' | 'day' | 'place' | null;
  /** How the pair was made. */
  readonly made: string;
  readonly reports: readonly [Dispatch, Dispatch];
}
export interface Dispatch {
  readonly text: string;
  readonly title: string;
  readonly agency: string;
  readonly published: string;
}

const TOWNS =
  'Arvenna Brask Culmere Dorvik Eskarra Fennholt Gorlitsa Harnby Istrel Jorvale Kastrin Lomond Mirova Norrask Ostrel Pellan Quarn Rostvik Selmar Tovik Ulmira Vesk Wendra Yarrin Zelkov'.split(
    ' ',
  );
const GROUPS = [
  'Harrow Front',
  'Redwater Brigade',
  'Amber League',
  'Stonehill Militia',
  'Free River Movement',
  'Salt Road Guard',
  'Dawn Column',
  'Northern Shield',
];
const COUNTRIES = ['Velmoria', 'Tarsland', 'Ostrava Republic', 'Kelmark', 'Sundria', 'Borrowland'];
const AGENCIES = ['Harbour Wire', 'Lowland News', 'Eastgate Press', 'Meridian Post'];
const SITES = [
  'fish market',
  'primary school',
  'grain depot',
  'railway station',
  'bus terminal',
  'district hospital',
  'oil depot',
  'cathedral',
  'water plant',
  'textile factory',
];
const FIRST = 'Ilka Teodor Marisa Pavel Oriane Jonas Selma Viktor Amara Dario'.split(' ');
const LAST = 'Brenner Kolvic Sandoval Tereshk Marchetti Oduya Lindqvist Varga Hallam Petrossian'.split(' ');
const JOBS = [
  'the journalist',
  'the opposition leader',
  'the trade unionist',
  'the judge',
  'the aid worker',
  'the surgeon',
];
const FILLERS = [
  'Shops in the centre stayed shut for the rest of the day.',
  'Power returned to most streets by evening.',
  'Schools are to remain closed until further notice.',
  'Heavy rain had made the roads hard to use.',
  'Neighbouring towns sent blankets and water.',
  'Talks on a truce have stalled since spring.',
  'A relief fund was opened for the families.',
];
const NUMBERS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );
const DATES = { Monday: '6 May', Tuesday: '7 May', Wednesday: '8 May' } as Record<string, string>;

/** Sixty pairs of a seed: thirty that differ, thirty that do not. */
export function differingPairs(seed: number): Pair[] {
  const draw = seeded(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(draw() * list.length)] as T;
  const two = <T>(list: readonly T[]): [T, T] => {
    const a = pick(list);
    let b = pick(list);
    while (b === a) b = pick(list);
    return [a, b];
  };
  const cap = (s: string) => s.charAt(0).toUpperCase() + s.slice(1);
  const num = (n: number) => (n <= 20 && draw() < 0.5 ? (NUMBERS[n] as string) : n.toLocaleString('en-US'));
  const on = (day: string) =>
    DATES[day] && draw() < 0.3
      ? `on ${pick([DATES[day] as string, `May ${(DATES[day] as string).split(' ')[0]}`])}`
      : `on ${day}`;
  const credit = (line: string, by: string): string =>
    pick([
      () => `${cap(line)}, ${by} said.`,
      () => `${cap(line)}, according to ${by}.`,
      () => `${cap(by)} said ${line}.`,
      () => `${cap(by)} said that ${line}.`,
      () => `According to ${by}, ${line}.`,
      () => `${cap(by)} reported that ${line}.`,
    ])();
  const speakers = (town: string, country: string): [string, string] =>
    two([
      `the ${country} health ministry`,
      `the ${town} General Hospital`,
      `the mayor of ${town}`,
      `the ${country} interior ministry`,
      'hospital officials',
      'a rescue service spokesman',
      'the provincial governor',
      'residents',
      `doctors at the ${town} clinic`,
      'the Red Lantern relief group',
    ]);
  const dispatch = (
    lines: string,
    town: string,
    published = '2024-05-08',
    agency = pick(AGENCIES),
    title = '',
  ): Dispatch => {
    const dateline =
      draw() < 0.5
        ? `${town.toUpperCase()}, ${published === '2024-05-08' ? 'May 8' : published === '2024-05-09' ? 'May 9' : 'May 7'} (${agency}) – `
        : '';
    const fill = draw() < 0.6 ? ` ${pick(FILLERS)}` : '';
    return {
      text: `${dateline}${lines}${fill}\n`,
      title: title || pick([`News from ${town}`, `${town}: what is known`, `Report from ${town}`]),
      agency,
      published,
    };
  };

  type Setting = { town: string; country: string; site: string; day: string; incident: string; by: [string, string] };
  const INCIDENTS: ((s: { town: string; site: string }) => string)[] = [
    ({ town, site }) => `an air strike on the ${site} in ${town}`,
    ({ town, site }) => `the shelling of the ${site} in ${town}`,
    ({ town }) => `a flood in ${town}`,
    ({ town }) => `a train crash near ${town}`,
    ({ town, site }) => `a fire at the ${site} in ${town}`,
    ({ town, site }) => `a bomb attack on the ${site} in ${town}`,
    ({ town }) => `the collapse of a mine at ${town}`,
  ];
  const setting = (): Setting => {
    const town = pick(TOWNS);
    const country = pick(COUNTRIES);
    const site = pick(SITES);
    return {
      town,
      country,
      site,
      day: pick(['Monday', 'Tuesday', 'Wednesday']),
      incident: pick(INCIDENTS)({ town, site }),
      by: speakers(town, country),
    };
  };
  /** A toll of an incident in one of many wordings. */
  const toll = (s: Setting, n: string, who = 'people', what: 'killed' | 'injured' = 'killed', day = s.day): string => {
    const d = on(day);
    const hurt = pick(['wounded', 'injured']);
    return what === 'killed'
      ? pick([
          () => `${s.incident} killed ${n} ${who} ${d}`,
          () => `${n} ${who} were killed in ${s.incident} ${d}`,
          () => `${n} ${who} died in ${s.incident} ${d}`,
          () => `${s.incident} left ${n} ${who} dead ${d}`,
          () => `the number of ${who} killed in ${s.incident} ${d} reached ${n}`,
          () => `the death toll among ${who} from ${s.incident} ${d} stood at ${n}`,
          () => `${n} ${who} lost their lives in ${s.incident} ${d}`,
          () => `${s.incident} ${d} had killed ${n} ${who}`,
        ])()
      : pick([
          () => `${s.incident} ${hurt} ${n} ${who} ${d}`,
          () => `${n} ${who} were ${hurt} in ${s.incident} ${d}`,
          () => `${s.incident} left ${n} ${who} ${hurt} ${d}`,
        ])();
  };
  const other = (n: number): number =>
    draw() < 0.5 && n > 8 ? Math.max(1, Math.floor(n * 0.5)) : n * 2 + 1 + Math.floor(draw() * 9);
  const pair = (kind: Pair['kind'], made: string, a: Dispatch, b: Dispatch): Pair => ({ kind, made, reports: [a, b] });
  const agencies = () => two(AGENCIES);

  const figure = (): Pair => {
    const s = setting();
    const [p, q] = agencies();
    const n = 5 + Math.floor(draw() * 60);
    const m = other(n);
    const type = draw();
    if (type < 0.6) {
      const what = draw() < 0.7 ? 'killed' : 'injured';
      return pair(
        'figure',
        `toll ${what}`,
        dispatch(credit(toll(s, num(n), 'people', what), s.by[0]), s.town, '2024-05-08', p),
        dispatch(credit(toll(s, num(m), 'people', what), s.by[1]), s.town, '2024-05-08', q),
      );
    }
    if (type < 0.75) {
      const crowd = (k: number) =>
        pick([
          `${num(k)} people marched in ${s.town} ${on(s.day)}`,
          `${num(k)} people joined a rally in ${s.town} ${on(s.day)}`,
          `${num(k)} demonstrators took part in the march in ${s.town} ${on(s.day)}`,
        ]);
      return pair(
        'figure',
        'crowd',
        dispatch(credit(crowd(n * 100), 'the police'), s.town, '2024-05-08', p),
        dispatch(credit(crowd(m * 100), 'the organisers'), s.town, '2024-05-08', q),
      );
    }
    if (type < 0.88) {
      const held = (k: number) =>
        pick([
          `police arrested ${num(k)} protesters in ${s.town} ${on(s.day)}`,
          `${num(k)} protesters were arrested in ${s.town} ${on(s.day)}`,
          `${num(k)} protesters were detained by police in ${s.town} ${on(s.day)}`,
        ]);
      return pair(
        'figure',
        'arrests',
        dispatch(credit(held(n), 'the interior ministry'), s.town, '2024-05-08', p),
        dispatch(credit(held(m), 'a lawyers’ group'), s.town, '2024-05-08', q),
      );
    }
    const fled = (k: number) =>
      pick([
        `${num(k)} people fled ${s.town} ${on(s.day)}`,
        `${num(k)} residents were displaced from ${s.town} ${on(s.day)}`,
      ]);
    return pair(
      'figure',
      'displaced',
      dispatch(credit(fled(n * 50), 'the governor'), s.town, '2024-05-08', p),
      dispatch(credit(fled(m * 50), 'the Red Lantern relief group'), s.town, '2024-05-08', q),
    );
  };
  const attack = (who: string, s: Setting, day = s.day): string =>
    pick([
      `${who} shelled the ${s.site} in ${s.town} ${on(day)}`,
      `${who} attacked the ${s.site} in ${s.town} ${on(day)}`,
      `the ${s.site} in ${s.town} was shelled by ${who} ${on(day)}`,
      `the ${s.site} in ${s.town} was attacked ${on(day)} by ${who}`,
      `${who} bombed the ${s.site} in ${s.town} ${on(day)}`,
    ]);
  const denial = (): Pair => {
    const s = setting();
    const [p, q] = agencies();
    const who = pick([`the ${pick(GROUPS)}`, `the ${s.country} army`, `${s.country} forces`]);
    const denied = pick([
      `${cap(who)} denied that it had attacked the ${s.site} in ${s.town}.`,
      `${cap(who)} denied shelling the ${s.site} in ${s.town}.`,
      `A spokesman for ${who} rejected reports that its fighters had struck the ${s.site} in ${s.town}.`,
      `${cap(who)} said it did not attack the ${s.site} in ${s.town}.`,
      `“We did not shell the ${s.site} in ${s.town},” a spokesman for ${who} said.`,
      `${cap(who)} denied any part in the attack on the ${s.site} in ${s.town}.`,
      `${cap(who)} dismissed claims that it had bombed the ${s.site} in ${s.town} as false.`,
    ]);
    return pair(
      'denial',
      'denial',
      dispatch(credit(attack(who, s), s.by[0]), s.town, '2024-05-08', p),
      dispatch(denied, s.town, pick(['2024-05-08', '2024-05-09']), q),
    );
  };
  const twoSides = (country: string): [string, string] => {
    const [g, h] = two(GROUPS);
    return pick<[string, string]>([
      [`the ${g}`, `the ${country} army`],
      [`the ${g}`, `the ${h}`],
      [`${country} soldiers`, `the ${g}`],
    ]);
  };
  const person = () => ({ name: `${pick(FIRST)} ${pick(LAST)}`, job: pick(JOBS) });
  const takenBy = (who: string, p: { name: string; job: string }, town: string, day: string): string =>
    pick([
      `${who} kidnapped ${p.job} ${p.name} in ${town} ${on(day)}`,
      `${who} abducted ${p.job} ${p.name} in ${town} ${on(day)}`,
      `${p.job} ${p.name} was kidnapped in ${town} ${on(day)} by ${who}`,
      `${p.job} ${p.name} was abducted by ${who} in ${town} ${on(day)}`,
    ]);
  const torched = (who: string, s: Setting, day = s.day): string =>
    pick([
      `${who} destroyed the ${s.site} in ${s.town} ${on(day)}`,
      `${who} set fire to the ${s.site} in ${s.town} ${on(day)}`,
      `the ${s.site} in ${s.town} was destroyed by ${who} ${on(day)}`,
      `${who} burned down the ${s.site} in ${s.town} ${on(day)}`,
    ]);
  const captured = (who: string, s: Setting, day = s.day): string =>
    pick([
      `${who} captured the ${s.site} in ${s.town} ${on(day)}`,
      `${who} seized the ${s.site} in ${s.town} ${on(day)}`,
      `the ${s.site} in ${s.town} was seized by ${who} ${on(day)}`,
    ]);
  const actor = (): Pair => {
    const s = setting();
    const [p, q] = agencies();
    const [x, y] = twoSides(s.country);
    const who = person();
    const say = pick<(w: string) => string>([
      (w) => attack(w, s),
      (w) => takenBy(w, who, s.town, s.day),
      (w) => torched(w, s),
      (w) => captured(w, s),
    ]);
    return pair(
      'actor',
      'actor',
      dispatch(credit(say(x), s.by[0]), s.town, '2024-05-08', p),
      dispatch(credit(say(y), s.by[1]), s.town, '2024-05-08', q),
    );
  };
  const met = (a: { name: string }, b: { name: string }, town: string, day: string): string =>
    pick([
      `${a.name} met ${b.name} in ${town} ${on(day)}`,
      `${a.name} and ${b.name} held talks in ${town} ${on(day)}`,
      `${a.name} met with ${b.name} in ${town} ${on(day)}`,
    ]);
  const [a0, b0] = [person, person];
  const day = (): Pair => {
    const s = setting();
    const [p, q] = agencies();
    const [d, e] = two(['Monday', 'Tuesday', 'Wednesday']);
    const who = person();
    const g = `the ${pick(GROUPS)}`;
    const [m, n] = [a0(), b0()];
    const say = pick<(d: string) => string>([
      (w) => takenBy(g, who, s.town, w),
      (w) => torched(g, s, w),
      (w) => captured(g, s, w),
      (w) => met(m, n, s.town, w),
      (w) =>
        pick([
          `the bridge at ${s.town} collapsed ${on(w)}`,
          `the collapse of the bridge at ${s.town} happened ${on(w)}`,
        ]),
      (w) =>
        pick([
          `${who.job} ${who.name} was released ${on(w)} in ${s.town}`,
          `${who.job} ${who.name} was freed in ${s.town} ${on(w)}`,
        ]),
    ]);
    return pair(
      'day',
      'day',
      dispatch(credit(say(d), s.by[0]), s.town, '2024-05-08', p),
      dispatch(credit(say(e), s.by[1]), s.town, '2024-05-08', q),
    );
  };
  const place = (): Pair => {
    const s = setting();
    const [p, q] = agencies();
    const [t, u] = two(TOWNS);
    const who = person();
    const g = `the ${pick(GROUPS)}`;
    const [m, n] = [a0(), b0()];
    const say = pick<(d: string) => string>([
      (w) => takenBy(g, who, w, s.day),
      (w) => met(m, n, w, s.day),
      (w) =>
        pick([
          `police arrested ${who.job} ${who.name} in ${w} ${on(s.day)}`,
          `${who.job} ${who.name} was arrested in ${w} ${on(s.day)}`,
        ]),
      (w) =>
        pick([
          `${who.job} ${who.name} was killed in ${w} ${on(s.day)}`,
          `gunmen killed ${who.job} ${who.name} in ${w} ${on(s.day)}`,
          `${who.job} ${who.name} was shot dead near ${w} ${on(s.day)}`,
        ]),
    ]);
    const capital = pick(TOWNS);
    return pair(
      'place',
      'place',
      dispatch(credit(say(t), s.by[0]), capital, '2024-05-08', p),
      dispatch(credit(say(u), s.by[1]), capital, '2024-05-08', q),
    );
  };

  const decoys: (() => Pair)[] = [
    () => {
      const s = setting();
      const [t] = two(TOWNS.filter((x) => x !== s.town));
      const n = 5 + Math.floor(draw() * 60);
      return pair(
        null,
        'other place',
        dispatch(credit(toll(s, num(n)), s.by[0]), s.town),
        dispatch(credit(toll({ ...s, town: t, incident: s.incident.replace(s.town, t) }, num(other(n))), s.by[1]), t),
      );
    },
    () => {
      const s = setting();
      const n = 5 + Math.floor(draw() * 60);
      const [d, e] = two(['Monday', 'Tuesday', 'Wednesday']);
      return pair(
        null,
        'other day',
        dispatch(credit(toll(s, num(n), 'people', 'killed', d), s.by[0]), s.town),
        dispatch(credit(toll(s, num(other(n)), 'people', 'killed', e), s.by[1]), s.town),
      );
    },
    () => {
      const s = setting();
      const n = 20 + Math.floor(draw() * 60);
      const who = pick(['women', 'children', 'soldiers']);
      return pair(
        null,
        'group within',
        dispatch(credit(toll(s, num(n)), s.by[0]), s.town),
        dispatch(credit(toll(s, num(Math.floor(n / 3)), who), s.by[1]), s.town),
      );
    },
    () => {
      const s = setting();
      const n = 20 + Math.floor(draw() * 60);
      const wide = pick([
        `${num(n * 40)} people have been killed in ${s.country} since October`,
        `${num(n * 40)} people have died across ${s.country} since the war began`,
      ]);
      return pair(
        null,
        'wider scope',
        dispatch(credit(toll(s, num(n)), s.by[0]), s.town),
        dispatch(credit(wide, s.by[1]), s.town),
      );
    },
    () => {
      const s = setting();
      const n = 20 + Math.floor(draw() * 60);
      return pair(
        null,
        'killed and injured',
        dispatch(credit(toll(s, num(n)), s.by[0]), s.town),
        dispatch(credit(toll(s, num(other(n)), 'people', 'injured'), s.by[1]), s.town),
      );
    },
    () => {
      const s = setting();
      const n = 10 + Math.floor(draw() * 60);
      return pair(
        null,
        'bounds that agree',
        dispatch(credit(toll(s, `at least ${num(n)}`), s.by[0]), s.town),
        dispatch(credit(toll(s, num(n + 1 + Math.floor(draw() * 9))), s.by[1]), s.town),
      );
    },
    () => {
      const s = setting();
      const n = 10 + Math.floor(draw() * 60);
      return pair(
        null,
        'paraphrase',
        dispatch(credit(toll(s, num(n)), s.by[0]), s.town),
        dispatch(credit(toll(s, num(n)), s.by[1]), s.town),
      );
    },
    () => {
      const s = setting();
      const n = 10 + Math.floor(draw() * 60);
      return pair(
        null,
        'newer figure',
        dispatch(credit(toll(s, num(n)), s.by[0]), s.town),
        dispatch(credit(toll(s, num(n + 5)), s.by[0]), s.town, '2024-05-09'),
      );
    },
    () => {
      const s = setting();
      const who = `the ${pick(GROUPS)}`;
      return pair(
        null,
        'same deed',
        dispatch(credit(attack(who, s), s.by[0]), s.town),
        dispatch(credit(attack(who, s), s.by[1]), s.town),
      );
    },
    () => {
      const s = setting();
      const [x, y] = twoSides(s.country);
      const [t] = two(SITES.filter((z) => z !== s.site && !z.split(' ').some((w) => s.site.includes(w))));
      return pair(
        null,
        'other deed',
        dispatch(credit(attack(x, s), s.by[0]), s.town),
        dispatch(credit(attack(y, { ...s, site: t }), s.by[1]), s.town),
      );
    },
    () => {
      const s = setting();
      const [t] = two(TOWNS.filter((x) => x !== s.town));
      const who = `the ${pick(GROUPS)}`;
      return pair(
        null,
        'deed elsewhere',
        dispatch(credit(attack(who, s), s.by[0]), s.town),
        dispatch(credit(attack(who, { ...s, town: t }), s.by[1]), t),
      );
    },
    () => {
      const s = setting();
      const [x, y] = [person(), person()];
      return pair(
        null,
        'other person',
        dispatch(credit(takenBy('gunmen', x, s.town, 'Monday'), s.by[0]), s.town),
        dispatch(
          credit(
            takenBy('gunmen', { ...y, job: x.job, name: `Otto ${y.name.split(' ')[1]}son` }, s.town, 'Tuesday'),
            s.by[1],
          ),
          s.town,
        ),
      );
    },
    () => {
      const s = setting();
      const who = `the ${pick(GROUPS)}`;
      const [t] = two(SITES.filter((z) => z !== s.site && !z.split(' ').some((w) => s.site.includes(w))));
      return pair(
        null,
        'denial of another',
        dispatch(credit(attack(who, s), s.by[0]), s.town),
        dispatch(`${cap(who)} denied attacking the ${t} in ${s.town}.`, s.town),
      );
    },
    () => {
      const s = setting();
      const n = 10 + Math.floor(draw() * 30);
      return pair(
        null,
        'new and total',
        dispatch(credit(`another ${num(n)} people were killed in ${s.incident} ${on(s.day)}`, s.by[0]), s.town),
        dispatch(credit(toll(s, num(n * 3)), s.by[1]), s.town),
      );
    },
    () => {
      const s = setting();
      const text = credit(toll(s, num(12 + Math.floor(draw() * 8))), s.by[0]);
      const more = `Rescuers worked through the night by lamplight while families waited at the gate of the town hall for names to be read out. ${pick(FILLERS)} The road to the coast was shut to lorries, and the ferry made two extra runs for those who wished to leave.`;
      const [p, q] = agencies();
      return pair(
        null,
        'copy',
        { ...dispatch(`${text} ${more}`, s.town, '2024-05-08', p) },
        { ...dispatch(`${text.replace(/\b(1[2-9]|20)\b/, '21')} ${more}`, s.town, '2024-05-08', q) },
      );
    },
  ];
  const make = [figure, denial, actor, day, place];
  return [
    ...Array.from({ length: 30 }, (_, i) => (make[i % 5] as () => Pair)()),
    ...Array.from({ length: 30 }, (_, i) => (decoys[i % decoys.length] as () => Pair)()),
  ];
}
