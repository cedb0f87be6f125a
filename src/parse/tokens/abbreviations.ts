const words = (s: string): ReadonlySet<string> => new Set(s.trim().split(/\s+/));

/** Written with a period and always followed by what they belong to: titles, streets. They end no sentence. */
export const LEADING = words(`
  Mr Mrs Ms Mx Dr Prof Rev Fr Sr Hon Msgr Mgr Mme Mlle Messrs St Ste Ft Mt
  Gen Maj Col Lt Cpl Sgt Capt Cmdr Comdr Adm Brig Pvt Sen Rep Reps Sens Gov Pres Supt Det Insp Amb Atty Rt
  Lieut Cdr Ens Spc Pfc Gens Drs Ald Asst Assoc Dep Vol vs v Ave Blvd
`);

/** Written with a period where a number or a name follows. */
export const BEFORE_NUMBER = words(`
  No Nos no nos Art art Sec sec Fig fig Figs figs p pp Para para ca c Ch ch Vol vol Eq eq cf approx
  Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec
`);

/** Written with a period; a sentence may end with them. */
export const TRAILING = words(`
  Inc Corp Co Ltd Bros Jr etc al Dist Univ Dept Est ed Ed eds Assn Mfg Intl Cos Pty Plc
  Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun
  Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Penn Tenn Tex Va Vt Wash Wis Wyo
  Ont Que Sask Man esp incl est min max ext Ph viz Esq
`);

/** Joined to the next word with a hyphen they make one word: anti-government, e-mail, re-elected. */
export const PREFIXES = words(`
  anti non co re pre pro mid post over sub semi multi counter ex e cross mini inter intra un socio psycho ultra super
  trans de bi tri neo hyper macro micro proto pseudo
`);

/** Written close to a number they are words of their own: 20km, 5pm, 3bn. */
export const UNITS = words(`
  am pm AM PM a.m p.m A.M P.M k K m M b B bn Bn BN mn mln tn trn km Km KM kms cm mm mi ft in kg Kg kgs g mg lb lbs oz t
  mph kph kmh kmph km/h Hz kHz MHz GHz kW kw MW GW kWh MWh GWh W V GB MB KB TB gb mb kb ha hr hrs h min mins sec secs ms yr yrs x p nm hp ml l cc pc pct percent million billion trillion
`);

/** Words that often open a sentence and seldom follow a name. */
export const OPENERS = words(`
  The A An He She It They We I You This That These Those There Here But And Or So Yet In On At As For From By With Without After Before During While When Where Why What Who How If
  Although Though Since Because Despite Under Over About Among Between Many Most Some Several All Both No Not His Her Its Their Our My Your Also However Meanwhile Earlier Later Now Then
  Still Once Only Even According Officials Police To Until Any Every Each Another Other Others One Such Let Please
`);

const SPLIT_BEFORE_NOT = words(
  'ca do does did is are was were wo would could should have has had might must need ai sha may ought dare',
);
/** True where the letters before "n't" make a verb that takes it. */
export const takesNot = (verb: string): boolean => SPLIT_BEFORE_NOT.has(verb.toLowerCase());

/** Words written as one that are two: place of the cut. */
export const JOINED: ReadonlyMap<string, number> = new Map([
  ['cannot', 3],
  ['gonna', 3],
  ['wanna', 3],
  ['gotta', 3],
  ['gimme', 3],
  ['lemme', 3],
  ['dunno', 2],
  ['dont', 2],
  ['didnt', 3],
  ['doesnt', 4],
  ['isnt', 2],
  ['wasnt', 3],
  ['wouldnt', 5],
  ['couldnt', 5],
  ['shouldnt', 6],
  ['havent', 4],
  ['hasnt', 3],
  ['arent', 3],
  ['werent', 4],
  ['wont', 2],
  ['cant', 2],
  ['im', 1],
  ['ive', 1],
  ['youre', 3],
  ['thats', 4],
]);
