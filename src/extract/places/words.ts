/** Closed word lists that tell place names from other names. Keys are folded unless a comment says otherwise. */

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter((w) => w !== ''));

/** Prepositions that a place follows. 'of' and 'from' say less. */
export const LOCATIVE = words(
  'in at near into outside inside around across through throughout toward towards via within between beyond off to from amid along inland',
);

/** What a division is called after its name: 'Nangarhar Province'. Lower-case forms count too. */
export const DIVISION_WORDS = words(
  'province provinces state county counties governorate governorates prefecture prefectures district districts region regions oblast krai department departments parish municipality territory voivodeship canton emirate division subdistrict',
);

/** What a natural or built thing is called after a name; the whole is then a place of its own, at or near the first. */
export const THING_WORDS = words(
  'airport airfield airbase port harbour harbor bay beach square park bridge border crossing valley peninsula island islands hills mountains mountain desert strait straits canal sea gulf lake river creek forest heights camp base cape coast corridor basin delta',
);

/** Words that make a name with a place in it the name of a body, a work, an event or an address. */
export const BODY_WORDS = words(
  `university college school academy institute institution department ministry agency bureau office authority administration commission committee council court parliament
  congress senate assembly bank airlines airline airways air times post herald tribune guardian journal gazette globe star sun news daily weekly press telegraph mail mirror observer chronicle
  inquirer examiner dispatch courier record republic union party front movement league army navy guard guards corps brigade brigades regiment battalion division police fire
  hospital clinic church cathedral mosque temple synagogue diocese museum gallery theatre theater library foundation fund trust association society federation confederation organisation organization
  company corporation corp inc ltd limited group holdings plc llc club fc afc united city rangers rovers wanderers athletic giants yankees patriots cowboys bulls lakers knicks dodgers
  open cup marathon olympics games championship championships festival treaty accord accords agreement agreements convention declaration protocol summit conference pact act bill law process plan
  street road avenue boulevard lane drive highway expressway motorway way railway railroad railways metro line station hotel tower building house hall center centre plaza mall
  command network service services centre program programme project initiative campaign exchange index stock cross crescent watch rights centre media broadcasting television radio tv telecom
  elementary unified prison stadium arena zoo cartel reserve reserves lakes university's
  research laboratory laboratories lab prize award day week war battle massacre virus fever flu force forces coalition alliance chamber democrats republicans conservatives labour
  `,
);

/** Bodies of a state whose names begin with the state's and keep it a place: 'the U.S. Army', 'Queensland Police'. */
export const PUBLIC_BODIES = words(
  'army navy marine marines coast centers federal state national supreme ministry police health food environmental pollution geological senate house parliament government congress military forces air district central attorney',
);

/** Words before 'of' and a state that leave it the state: 'Republic of Kenya'. */
export const OF_STATES = words(
  'government republic kingdom state people ministry commonwealth president army bay gulf coast',
);

/** What follows the place that a sickness is named after: 'West Nile virus'. Lower case. */
export const DISEASES = words('virus viruses fever flu syndrome encephalitis strain disease variant');

/** Titles and offices that stand before a person's name. */
export const TITLES = words(
  `mr mrs ms miss dr sir lord lady dame prof professor president premier chancellor minister secretary senator sen rep representative congressman congresswoman governor gov mayor judge justice
  chief general gen colonel col major maj captain capt lieutenant lt sergeant sgt corporal private admiral commander marshal brigadier sheikh sheik imam ayatollah mullah emir king queen prince princess
  pope cardinal archbishop bishop father rev reverend rabbi sister brother saint ambassador envoy director chairman chairwoman spokesman spokeswoman spokesperson detective inspector constable officer
  attorney prosecutor lawyer deputy vice leader coach actor actress singer author analyst candidate`,
);

/** Offices and nouns that may follow a place and be capitalised: 'Kenya President', 'Texas Governor'. */
export const OFFICES = words(
  `president premier chancellor prime foreign defence defense finance interior health minister secretary senator sen rep representative representatives congressman congresswoman governor gov mayor
  judge justice attorney ambassador chief deputy vice king queen prince general gov't government democrat republican officials`,
);

/** Words that go before a place's name and change it little. */
export const DIRECTIONS = words(
  'north south east west northern southern eastern western northeast northwest southeast southwest northeastern northwestern southeastern southwestern central greater upper lower inner outer downtown mid metropolitan rural occupied mainland old modern post pre anti pro neighbouring neighboring',
);

/** Words that open the name of a natural thing, a saint's town or an address; what follows is then not the place of that name. */
export const NAME_OPENERS = words(
  'lake mount mt cape port fort camp lago san santa st ste los las el la le les saint river villa new nueva king queen bin ibn abu van von de',
);

/** Verbs of saying, as they follow their speaker. Lower case. */
export const SAY_VERBS = words(
  'said says told added argued noted wrote asked replied recalled explained warned insisted tweeted testified thinks believes thought wants knows',
);

/** Capitalised words that are never places by themselves, though towns are called so. */
export const NEVER = words(
  `january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday
  i he she they we you it the a an and but or if of as at by for in on to up so no yes not this that these those there here what when where who why how all any both each few many more most much some such
  his her its our their your my me him them us is are was were be been am do does did has have had will would can could may might must shall should
  police congress senate parliament government democrats republicans democrat republican christian christians muslim muslims islam jews jewish hindu hindus catholic catholics sunni shia shiite buddhist
  god allah bible koran quran christmas easter ramadan eid internet facebook twitter google youtube reuters afp ap bbc cnn nbc cbs abc fox nato un eu who unicef unesco opec g7 g8 g20 aids hiv covid ebola
  mr mrs ms dr sir president minister king queen prince general union army navy court state states house party mayor governor church university school street road north south east west
  first second third new old young early late after before during since while although however meanwhile then now today yesterday tomorrow nice mobile reading police man men woman women
  latin arab arabs english french german spanish italian russian chinese japanese korean arabic hebrew persian portuguese dutch greek turkish
  republican liberal labour labor green greens conservative brexit pm mp mps gop fbi cia nsa doj dhs cdc fda epa ira isis isil plo idf`,
);
