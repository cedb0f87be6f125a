/** Closed lists of the words that names are built of. Lower case throughout. */

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** What stands before a person's name and is no part of it. */
export const TITLES =
  words(`president vice-president premier chancellor minister secretary secretary-general director director-general chief
  chairman chairwoman chairperson chair prince princess emir sultan sheikh sheik shah tsar bishop archbishop cardinal rabbi imam ayatollah
  general lieutenant colonel major captain admiral commander sergeant corporal brigadier marshal lt lt. gen gen. col col. maj maj. capt capt. sgt sgt. adm adm. cmdr cmdr.
  judge justice attorney prosecutor senator sen sen. rep rep. representative congressman congresswoman mp mep governor gov gov. mayor speaker leader ambassador envoy
  commissioner professor prof prof. dr dr. doctor mr mr. mrs mrs. ms ms. miss sir lord lady dame baroness baron rev rev. reverend
  spokesman spokeswoman spokesperson officer inspector superintendent constable detective coach taoiseach adviser advisor whip administrator commandant
  counsel editor analyst correspondent reporter undersecretary congressperson lawmaker solicitor chef sheriff deputy councillor councilman councilwoman representatives
  comptroller treasurer grandmaster caliph mullah maulana hojatoleslam representitive monsignor excellency majesty highness founder ceo cfo pm king queen pope`);

/** Titles that stay with the name they stand before, where it is a single word: Pope Francis, Queen Elizabeth. */
export const REGNAL = words('king queen pope saint st st. emperor empress');

export const COURTESY = new Map<string, 'm' | 'f'>([
  ['mr', 'm'],
  ['mr.', 'm'],
  ['sir', 'm'],
  ['lord', 'm'],
  ['king', 'm'],
  ['prince', 'm'],
  ['congressman', 'm'],
  ['chairman', 'm'],
  ['spokesman', 'm'],
  ['pope', 'm'],
  ['sheikh', 'm'],
  ['emir', 'm'],
  ['ayatollah', 'm'],
  ['imam', 'm'],
  ['sultan', 'm'],
  ['bishop', 'm'],
  ['archbishop', 'm'],
  ['cardinal', 'm'],
  ['businessman', 'm'],
  ['baron', 'm'],
  ['mrs', 'f'],
  ['mrs.', 'f'],
  ['ms', 'f'],
  ['ms.', 'f'],
  ['miss', 'f'],
  ['lady', 'f'],
  ['dame', 'f'],
  ['queen', 'f'],
  ['princess', 'f'],
  ['congresswoman', 'f'],
  ['chairwoman', 'f'],
  ['spokeswoman', 'f'],
  ['baroness', 'f'],
  ['businesswoman', 'f'],
  ['actress', 'f'],
  ['duchess', 'f'],
]);

/** What may stand before the head of a title: Prime Minister, Foreign Secretary, National Security Adviser. */
export const TITLE_MODIFIERS =
  words(`prime vice deputy first acting interim former foreign interior exterior defence defense finance justice health economy economic education energy oil trade home treasury
  security national information culture transport environment labour labor agriculture immigration intelligence minority majority opposition assistant under permanent special supreme
  chief lieutenant major brigadier grand crown attorney solicitor general executive press senior incoming outgoing caretaker shadow lord police district state staff sergeant managing
  founding co-founder honorary emeritus retired veteran right hon. hon honourable then-president ex-president presidential`);

/** After a title and 'of', still the title: Secretary of State, Minister of Foreign Affairs. */
export const TITLE_FIELDS =
  words(`state defence defense foreign affairs interior justice health finance education energy the internal national intelligence commerce labor labour agriculture transportation
  homeland security war treasury public prosecutions staff police trade economy culture information environment communications and missions operations`);

/** Last words, or words before 'of' and 'for', of organisations. */
export const ORGANIZATION_NOUNS =
  words(`ministry department bureau agency office administration authority commission committee council congress parliament assembly senate court tribunal house
  university college school institute institution academy hospital clinic museum library foundation fund trust charity society association federation confederation union league alliance coalition
  organization organisation party movement front group network corps army navy force forces guard guards police brigade brigades battalion regiment division command service services bank company corporation corp corp. inc inc.
  ltd ltd. plc group holdings airlines airways air industries energy oil motors press times post news journal tribune herald gazette telegraph guardian radio television tv broadcasting channel
  club fc united team center centre embassy consulate mission delegation secretariat directorate board cabinet government exchange church diocese bloc initiative forum observatory watch international
  chamber inquiry taskforce squad unit cartel brotherhood jihad militia rebels constabulary firefighters teachers ministries departments courts
  nations states-general sheriff's rights workers democrats republicans conservatives greens liberals socialists communists pact alliance media partners studios records systems technologies laboratories lab labs
  airlines railways telecom associates group consortium cooperative magazine review monitor observer independent daily weekly standard star sun globe mail express echo chronicle`);

/** Last words of places and buildings. */
export const PLACE_NOUNS =
  words(`city town village county province district region state island islands isle isles river lake sea ocean gulf bay strait straits channel mountain mountains mount hills hill valley desert peninsula
  coast cape beach forest park street road avenue square boulevard lane bridge tunnel airport station port harbour harbor crossing border camp base barracks prison jail palace tower towers plaza stadium arena hotel
  cathedral mosque temple synagogue basilica chapel monument cemetery castle fort centre-ville corridor strip heights bank territory territories republic kingdom emirates federation highway pass dam canal refinery plant reactor quarter
  neighbourhood neighborhood suburb west-bank reef archipelago rainforest glacier continent hemisphere embankment market mall zoo garden gardens ranch farm estate parkway freeway falls springs junction territory`);

export const EVENT_NOUNS =
  words(`war wars revolution uprising intifada games cup olympics olympiad championship championships festival summit conference election elections referendum massacre holocaust day week month ramadan christmas easter
  battle crisis coup spring massacre hurricane typhoon cyclone storm earthquake tsunami expo convention operation brexit marathon tournament league-cup awards award prize eid passover carnival pandemic`);

export const WORK_NOUNS =
  words(`act treaty accord accords agreement constitution charter declaration protocol convention resolution bill law amendment code article report memorandum pact plan roadmap programme program doctrine initiative bible quran koran torah
  book album song film movie novel magazine protocol theory`);

/** Small words that stand inside persons' names. */
export const NAME_PARTICLES = words(
  'de del della di da dos das du la le bin ibn bint al el von van der den ter dela ben abu ul ur y e',
);

/** Organisations whose name goes on after 'of' or 'for'. */
export const TAKES_OF =
  words(`law laws ministry department university college school institute bureau office bank board house houses court committee council commission league organization organisation association federation union society academy
  church chamber embassy republic kingdom state states parliament congress assembly army front movement party brigade corps forces guards guard party coalition alliance front museum library fund foundation center centre
  confederation community communities gulf bay strait straits sea cape isle isles city province district region district duchy emirate commonwealth territory bishopric archdiocese diocese brotherhood
  hospital tower bank palace cathedral battle siege treaty declaration bill charter act code convention articles articles secretariat directorate doctors physicians reporters writers lawyers friends sons
  rights prince central government governorate authority agency administration station port lake mount temple statue arc fort chief joint chiefs line night day feast order knights daughters`);

/** Capitalised where they begin a sentence or stand in a heading, and no name: days, months, pronouns. */
export const NEVER_NAMES =
  words(`the a an this that these those it he she they we i you his her its their our my your who which what monday tuesday wednesday thursday friday saturday sunday
  mon tue tues wed thu thurs fri sat sun january february march april may june july august september october november december jan jan. feb feb. mar mar. apr apr. jun jun. jul jul. aug aug. sep sep. sept sept. oct oct. nov nov. dec dec.
  am pm a.m. p.m. a.m p.m gmt utc est edt et bst cet kst ist local km mph no yes not and or but if in on at of for from to with by as`);

/** Verbs whose subject with no other clue is a person. */
export const SPEECH_VERBS =
  words(`say tell add warn ask announce argue believe claim comment complain concede confirm declare deny describe emphasize emphasise explain express insist note quote recall
  remark repeat reply report respond state stress suggest think tweet urge vow write accuse acknowledge admit agree allege assert call condemn criticize criticise demand hope maintain promise propose
  reiterate reject speak testify wonder predict caution disclose estimate reveal`);

const BRANCH =
  /^(north|south|east|west|northern|southern|eastern|western|central|upper|lower|new|greater|saint|st\.?|san|santa|los|las|el|al|port|fort|mount|lake|tel|khan|abu|beit|ras|deir)$/;

/** Words with which names of places often begin. */
export const beginsPlace = (word: string): boolean => BRANCH.test(word);
