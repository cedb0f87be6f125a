import { dayOfInstant } from './calendar.ts';

/**
 * Which day it is where a dateline stands. The clocks are those of 2023 and after; an
 * older instant within an hour or two of midnight may fall on the neighbouring day where
 * a country has changed its clock since.
 */

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** The instant of the nth (1..4, or -1 for the last) given weekday (0 Sunday) of a month (0..11), midnight UTC. */
function weekdayOf(year: number, month: number, weekday: number, nth: number): number {
  if (nth > 0) {
    const first = new Date(Date.UTC(year, month, 1)).getUTCDay();
    return Date.UTC(year, month, 1 + ((weekday - first + 7) % 7) + (nth - 1) * 7);
  }
  const last = new Date(Date.UTC(year, month + 1, 0));
  return Date.UTC(year, month + 1, 0 - ((last.getUTCDay() - weekday + 7) % 7));
}

/** Start and end of summer time in a year, as UTC instants; `offset` is standard time in minutes. */
type Summer = (year: number, offset: number) => readonly [number, number];
const SUMMER: Readonly<Record<string, Summer>> = {
  eu: (y) => [weekdayOf(y, 2, 0, -1) + HOUR, weekdayOf(y, 9, 0, -1) + HOUR],
  us: (y, o) => [weekdayOf(y, 2, 0, 2) + 2 * HOUR - o * MINUTE, weekdayOf(y, 10, 0, 1) + HOUR - o * MINUTE],
  il: (y, o) => [weekdayOf(y, 2, 0, -1) - 46 * HOUR - o * MINUTE, weekdayOf(y, 9, 0, -1) + HOUR - o * MINUTE],
  eg: (y, o) => [weekdayOf(y, 3, 5, -1) - o * MINUTE, weekdayOf(y, 9, 4, -1) + 23 * HOUR - o * MINUTE],
  au: (y, o) => [weekdayOf(y, 9, 0, 1) + 2 * HOUR - o * MINUTE, weekdayOf(y, 3, 0, 1) + 2 * HOUR - o * MINUTE],
  nz: (y, o) => [weekdayOf(y, 8, 0, -1) + 2 * HOUR - o * MINUTE, weekdayOf(y, 3, 0, 1) + 2 * HOUR - o * MINUTE],
  cl: (y, o) => [weekdayOf(y, 8, 0, 1) - o * MINUTE, weekdayOf(y, 3, 0, 1) - o * MINUTE],
};

/** Standard time in minutes east of UTC, summer rule, cities, and then the countries, states and regions that keep that time as a whole. */
const CLOCKS: readonly (readonly [number, string, string, string])[] = [
  [
    0,
    'eu',
    'london,edinburgh,glasgow,belfast,cardiff,manchester,birmingham,liverpool,leeds,dublin,lisbon,porto',
    'united kingdom,england,scotland,wales,northern ireland,ireland,portugal,britain,uk',
  ],
  [
    0,
    '',
    'reykjavik,accra,dakar,abidjan,bamako,ouagadougou,conakry,freetown,monrovia,lome,banjul,nouakchott,bissau',
    'iceland,ghana,senegal,ivory coast,mali,burkina faso,guinea,sierra leone,liberia,togo,gambia,mauritania',
  ],
  [
    60,
    'eu',
    'paris,berlin,madrid,rome,vienna,brussels,amsterdam,the hague,geneva,zurich,bern,davos,lausanne,milan,venice,naples,turin,palermo,barcelona,valencia,seville,munich,hamburg,frankfurt,cologne,bonn,dresden,stuttgart,lyon,marseille,nice,strasbourg,toulouse,calais,copenhagen,oslo,stockholm,gothenburg,malmo,warsaw,krakow,gdansk,prague,budapest,bratislava,ljubljana,zagreb,belgrade,sarajevo,podgorica,pristina,skopje,tirana,valletta,luxembourg,monaco,vatican city,andorra la vella,antwerp,rotterdam,salzburg,gibraltar',
    'france,germany,spain,italy,austria,belgium,netherlands,the netherlands,switzerland,denmark,norway,sweden,poland,czech republic,czechia,hungary,slovakia,slovenia,croatia,serbia,bosnia,bosnia-herzegovina,bosnia and herzegovina,montenegro,kosovo,north macedonia,macedonia,albania,malta',
  ],
  [
    60,
    '',
    'algiers,tunis,lagos,abuja,kano,maiduguri,niamey,ndjamena,yaounde,douala,libreville,luanda,kinshasa,brazzaville,bangui,rabat,casablanca,cotonou,malabo',
    'algeria,tunisia,nigeria,niger,chad,cameroon,gabon,angola,central african republic,morocco,benin,republic of congo',
  ],
  [
    120,
    'eu',
    'athens,thessaloniki,helsinki,tallinn,riga,vilnius,kyiv,kiev,odesa,odessa,kharkiv,lviv,dnipro,zaporizhzhia,kherson,mykolaiv,kramatorsk,pokrovsk,bucharest,sofia,chisinau,nicosia,limassol,beirut,sidon,tyre',
    'greece,finland,estonia,latvia,lithuania,ukraine,romania,bulgaria,moldova,cyprus,lebanon',
  ],
  [
    120,
    'eg',
    'cairo,alexandria,giza,port said,suez,ismailia,el-arish,al-arish,arish,sharm el-sheikh,sharm el sheikh,luxor,aswan',
    'egypt',
  ],
  [
    120,
    'il',
    'jerusalem,tel aviv,haifa,sderot,ashkelon,ashdod,beersheba,eilat,nazareth,netanya,gaza,gaza city,rafah,khan younis,khan yunis,deir al-balah,deir el-balah,jabalia,nuseirat,ramallah,hebron,nablus,jenin,tulkarem,tulkarm,bethlehem,jericho,kerem shalom',
    'israel,gaza,gaza strip,west bank,palestine,palestinian territories,golan heights',
  ],
  [
    120,
    '',
    'tripoli,benghazi,khartoum,port sudan,el fasher,juba,johannesburg,pretoria,cape town,durban,harare,lusaka,maputo,gaborone,windhoek,lilongwe,kigali,bujumbura,lubumbashi,goma,bukavu,maseru,mbabane,kaliningrad',
    'libya,sudan,south sudan,south africa,zimbabwe,zambia,mozambique,botswana,namibia,malawi,rwanda,burundi,lesotho,eswatini',
  ],
  [
    180,
    '',
    "moscow,st. petersburg,st petersburg,sochi,rostov-on-don,belgorod,kursk,grozny,makhachkala,volgograd,simferopol,sevastopol,donetsk,luhansk,minsk,istanbul,ankara,izmir,gaziantep,antakya,diyarbakir,baghdad,mosul,basra,erbil,irbil,kirkuk,najaf,kerbala,riyadh,jeddah,mecca,medina,dammam,kuwait city,kuwait,doha,manama,sanaa,sana'a,aden,hodeidah,marib,amman,zarqa,damascus,aleppo,idlib,homs,daraa,latakia,raqqa,qamishli,deir el-zour,nairobi,mombasa,addis ababa,mekelle,mogadishu,hargeisa,kampala,dar es salaam,dodoma,djibouti,asmara,antananarivo",
    'russia,belarus,turkey,turkiye,türkiye,iraq,saudi arabia,qatar,bahrain,yemen,jordan,syria,kenya,ethiopia,somalia,uganda,tanzania,eritrea,madagascar,crimea',
  ],
  [210, '', 'tehran,isfahan,mashhad,tabriz,shiraz,qom,natanz,bushehr', 'iran'],
  [
    240,
    '',
    'dubai,abu dhabi,sharjah,muscat,baku,yerevan,tbilisi,stepanakert,batumi,samara,port louis',
    'united arab emirates,uae,oman,azerbaijan,armenia,georgia,mauritius',
  ],
  [270, '', 'kabul,kandahar,herat,jalalabad,mazar-i-sharif,kunduz', 'afghanistan'],
  [
    300,
    '',
    'islamabad,karachi,lahore,peshawar,quetta,rawalpindi,tashkent,samarkand,dushanbe,ashgabat,yekaterinburg,astana,almaty,male',
    'pakistan,uzbekistan,tajikistan,turkmenistan,kazakhstan,maldives',
  ],
  [
    330,
    '',
    'new delhi,delhi,mumbai,kolkata,chennai,bengaluru,bangalore,hyderabad,ahmedabad,srinagar,jammu,guwahati,imphal,lucknow,jaipur,patna,thiruvananthapuram,colombo,jaffna',
    'india,sri lanka,kashmir',
  ],
  [345, '', 'kathmandu,pokhara', 'nepal'],
  [360, '', "dhaka,chittagong,chattogram,cox's bazar,thimphu,bishkek,omsk", 'bangladesh,bhutan,kyrgyzstan'],
  [390, '', 'yangon,rangoon,naypyitaw,mandalay,sittwe', 'myanmar,burma'],
  [
    420,
    '',
    'bangkok,chiang mai,hanoi,ho chi minh city,da nang,phnom penh,siem reap,vientiane,jakarta,surabaya,bandung,medan,novosibirsk',
    'thailand,vietnam,cambodia,laos',
  ],
  [
    480,
    '',
    'beijing,shanghai,guangzhou,shenzhen,wuhan,chengdu,chongqing,tianjin,urumqi,lhasa,hong kong,macau,macao,taipei,kaohsiung,singapore,kuala lumpur,putrajaya,manila,quezon city,davao,cebu,marawi,zamboanga,perth,ulan bator,ulaanbaatar,denpasar,bali,makassar',
    'china,taiwan,malaysia,philippines,the philippines,mongolia,western australia,brunei',
  ],
  [
    540,
    '',
    'tokyo,osaka,kyoto,hiroshima,nagasaki,fukushima,sapporo,nagoya,naha,seoul,busan,incheon,daegu,pyongyang,kaesong,panmunjom,dili,jayapura',
    'japan,south korea,north korea,east timor',
  ],
  [570, '', 'darwin', 'northern territory'],
  [570, 'au', 'adelaide', 'south australia'],
  [600, 'au', 'sydney,melbourne,canberra,hobart', 'new south wales,victoria,tasmania'],
  [600, '', 'brisbane,port moresby,vladivostok,hagatna', 'queensland,papua new guinea,guam'],
  [660, '', 'honiara,noumea,port vila', 'solomon islands,new caledonia,vanuatu'],
  [720, '', 'suva,majuro,funafuti,tarawa', 'fiji,marshall islands,tuvalu,kiribati'],
  [720, 'nz', 'wellington,auckland,christchurch', 'new zealand'],
  [780, '', "apia,nuku'alofa", 'samoa,tonga'],
  [
    -180,
    '',
    'brasilia,sao paulo,são paulo,rio de janeiro,salvador,recife,porto alegre,buenos aires,rosario,cordoba,montevideo,paramaribo,cayenne',
    'brazil,argentina,uruguay,suriname',
  ],
  [-210, 'us', "st. john's", 'newfoundland'],
  [-240, 'us', 'halifax,hamilton', 'nova scotia,new brunswick,bermuda'],
  [
    -240,
    '',
    'caracas,maracaibo,la paz,santa cruz,manaus,georgetown,bridgetown,port of spain,santo domingo,san juan,kingstown,castries',
    'venezuela,bolivia,guyana,barbados,trinidad and tobago,dominican republic,puerto rico',
  ],
  [-240, 'cl', 'santiago,valparaiso', 'chile'],
  [-180, '', 'asuncion', 'paraguay'],
  [
    -300,
    'us',
    'washington,new york,united nations,boston,philadelphia,baltimore,atlanta,miami,detroit,cleveland,pittsburgh,charlotte,orlando,tampa,buffalo,newark,cincinnati,columbus,indianapolis,louisville,richmond,raleigh,toronto,ottawa,montreal,quebec city,havana,port-au-prince,nassau,guantanamo bay',
    'n.y.,new york,n.j.,new jersey,pa.,pennsylvania,conn.,connecticut,mass.,massachusetts,r.i.,rhode island,vt.,vermont,n.h.,new hampshire,maine,del.,delaware,md.,maryland,d.c.,va.,virginia,w.va.,west virginia,n.c.,north carolina,s.c.,south carolina,ga.,fla.,florida,ohio,mich.,michigan,ind.,indiana,ky.,kentucky,ontario,quebec,cuba,haiti,bahamas,the bahamas',
  ],
  [
    -300,
    '',
    'bogota,medellin,cali,cucuta,quito,guayaquil,lima,cusco,panama city,kingston,cancun',
    'colombia,ecuador,peru,panama,jamaica',
  ],
  [
    -360,
    'us',
    'chicago,houston,dallas,austin,san antonio,new orleans,st. louis,kansas city,minneapolis,milwaukee,memphis,nashville,oklahoma city,omaha,des moines,winnipeg',
    'ill.,illinois,wis.,wisconsin,minn.,minnesota,iowa,mo.,missouri,ark.,arkansas,la.,louisiana,miss.,mississippi,ala.,alabama,tenn.,tennessee,texas,okla.,oklahoma,kan.,kansas,neb.,nebraska,s.d.,south dakota,n.d.,north dakota,manitoba',
  ],
  [
    -360,
    '',
    'mexico city,guadalajara,monterrey,guatemala city,san salvador,tegucigalpa,managua,san jose,belmopan,regina',
    'mexico,guatemala,el salvador,honduras,nicaragua,costa rica,belize,saskatchewan',
  ],
  [
    -420,
    'us',
    'denver,salt lake city,albuquerque,boise,calgary,edmonton',
    'colo.,colorado,utah,n.m.,new mexico,mont.,montana,wyo.,wyoming,idaho,alberta',
  ],
  [-420, '', 'phoenix,tucson', 'ariz.,arizona'],
  [
    -480,
    'us',
    'los angeles,san francisco,san diego,seattle,portland,las vegas,sacramento,vancouver,tijuana',
    'calif.,california,ore.,oregon,wash.,nev.,nevada,british columbia',
  ],
  [-540, 'us', 'anchorage,juneau', 'alaska'],
  [-600, '', 'honolulu', 'hawaii'],
];

interface Clock {
  readonly offset: number;
  readonly summer: Summer | null;
}
const cities = new Map<string, Clock>();
const regions = new Map<string, Clock>();
for (const [offset, summer, cityNames, regionNames] of CLOCKS) {
  const clock = { offset, summer: SUMMER[summer] ?? null };
  for (const name of cityNames.split(',')) cities.set(name, clock);
  for (const name of regionNames.split(',')) regions.set(name, clock);
}
/** Spans several clocks, so that it names no zone of its own, but is a region after a city. */
const WIDE = new Set([
  'united states',
  'u.s.',
  'us',
  'usa',
  'canada',
  'australia',
  'indonesia',
  'congo',
  'democratic republic of congo',
  'kuwait',
  'singapore',
  'western sahara',
  'kurdistan',
]);

/** Countries of several clocks that stand above by their capital's. */
const LONG = new Set(['russia', 'brazil', 'mexico', 'kazakhstan']);

const fold = (name: string): string => name.toLowerCase().replaceAll('’', "'");

/** Whether a city is one whose clock is known here. */
export const isKnownCity = (name: string): boolean => cities.has(fold(name));

/** Whether a name is a country's, a state's or a territory's, as a dateline adds it to its city. */
export const isKnownRegion = (name: string): boolean => regions.has(fold(name)) || WIDE.has(fold(name));

/**
 * The day of an instant where a dateline stands.
 *
 * @param instant  milliseconds since 1970 UTC
 * @param place    the city; its region, where the dateline gives one, decides where the city is not known
 * @returns an ISO day; null where the clock of the place is not known
 */
export function localDay(instant: number, place: string, region: string | null): string | null {
  const city = cities.get(fold(place));
  const around = region === null ? undefined : regions.get(fold(region));
  // 'PORTLAND, Maine' is the region's; 'VLADIVOSTOK, Russia' is the city's.
  const clock =
    region !== null && city !== undefined && LONG.has(fold(region))
      ? city
      : (around ?? city ?? regions.get(fold(place)));
  if (clock === undefined) return null;
  let offset = clock.offset;
  if (clock.summer !== null) {
    const [start, end] = clock.summer(new Date(instant).getUTCFullYear(), clock.offset);
    const on = start < end ? instant >= start && instant < end : instant >= start || instant < end;
    if (on) offset += 60;
  }
  return dayOfInstant(instant + offset * MINUTE);
}
