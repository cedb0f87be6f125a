/**
 * In how many of 635 English texts of all kinds a word stands at least, by stem: what is common anywhere tells little of
 * what a report is about. Counted over the training parts of the English Web Treebank and GUM (CC BY-SA 4.0); no names.
 */
export const TEXTS_COUNTED = 635;
const BANDS: readonly (readonly [texts: number, stems: string])[] = [
  [320, `and are but for from have not that the they thi was with you`],
  [
    160,
    `about after all also any back becaus been best call can could day did even first get good great had has how
into just know like make more need new now one only other our out over peopl plac see some take than their
them then ther time very want way well were what when which who will work would year your`,
  ],
  [
    80,
    `again alway another area around ask befor being better between both chang come doe done down end ever every
experienc feel few find food found give going got help her here him his home however includ its keep last
let littl long look lot made many may most much never next number off order own part pleas pric problem put
really recommend right said same say servic she should show sinc someth start still such sure thank thes
thing think thos though through told too took try two use used week wher whil world`,
  ],
  [
    40,
    `able abov actually against ago almost along already although american among answer anyon anyth availabl away
bad bas becom believ below big bit book bring business buy came car care case caus charg check city clean
clos com company consider continu cost country coupl cours customer deal decid different doing due dur each
early eat either else email enjoy enough especially everyon everyth exampl excellent expect fact family far
finally follow form forward four free friend friendly full further futur gave given government group guy
hand happy hard hav head helpful high highly hope hour idea important information instead interest
international issu job kind known larg late later lead least leav left less life line list liv live local
love main major mak mayb mean meet might minut money month morn mov must name national nice night noth offer
offic often old once open past pay per person phon plan play point possibl power pretty probably process
professional provid public quality question quit read real reason receiv recently regard remember report
request restaurant result return review room run school second seem seen send sent serv set several side
sign small someon sometim soon staff stat stay stop study support system tak taken talk tell test thought
thre today together top town turn type under understand unit until using usually visit wait walk water went
whether whol why within without word yes yet`,
  ],
  [
    20,
    `absolutely accept accord achiev across act action activity ad add addition additional address advic
afternoon age agr agreement air allow alon amaz amount analysi animal anyway anywher appear application
apply appreciat arriv atmospher attach attack attempt attend attention avoid basi beautiful becam began
begin behind benefit beyond black board body born break brought build bus capital carry cas central century
certain certainly challeng chanc children choic choos claim class clear clearly comfortabl comment common
community complet completely concern condition conferenc confirm contact contract control copy cover creat
credit current currently cut daily data date death decad decision definitely depend describ design despit
detail determin develop development died differenc difficult discuss discussion doctor document dog dollar
door draft driv earlier easily easy economic education effect effort ensur enter entir establish estimat etc
event exactly except exist expensiv explain extremely face fall fantastic father feed felt femal field fight
figur file fill final fine finish five fix flight focus forc former front fully fun game gas general girl
global goe gone greater ground grow guess half handl happen health hear heard held higher history hit hold
hotel hous huge human identify imag immediately increas individual info insid interview involv item itself
join kept key kid kill knew lack languag larger largest launch law leader learn led legal letter level light
likely limit link locat location longer lost luck lunch man management manager market material matter member
mention messag met middl military million mind miss model modern moment move myself nam nation natural near
nearly necessary note notic official oil onlin operation opportunity option organization original outsid
overall owner paid paper parent park particular party pass peac perfect perhap period personal pet pick
pictur piec policy political poor popular population position post practic prepar present press product
program project propos publish purchas purpos quick quickly quot rang rate rather reach ready reasonabl
recent record red refus region regular relat releas remain requir research respons rest role rude rule safe
save saw schedul se sea search security seek self sell sens separat serious shop short significant similar
simpl simply singl sit site situation six social society solution somewher son sorry sort sound sourc south
spac speak special specific spend spent spok stand step stor story street strong student stuff subject
suggest summer suppos tast team ten term themselv theory therefor third thousand throughout thus tomorrow
total touch toward trad train travel treat trip true trust twic unless upon valu various version via view
war warm watch websit weekend whatever whit whos wife wish woman women wonderful worst worth writ written
wrong wrot yesterday young yourself`,
  ],
  [
    10,
    `ability access account accurat activ actual administration admit adult advanc advis affect affordabl afraid
agency agent agre ahead aim alleg alternativ ancient announc apart apartment apparently appointment approach
appropriat approv approximately argu argument arm army arrang art articl asian asid aspect assistanc
assistant associat assum author authority averag awar award awesom baby background balanc band bar base
basic basically bathroom beach bed behalf behavior bigger bill billion bird birthday block blood blow blue
boat border bottom bought box breakfast brief british broken brother budget built busy cage campaign
canadian candidat capabl capacity card career cash cat catch caught center centr chair character cheap
chicken chief child chines chos church citizen civil climat closely cloth coast cold collect collection
colleg color commercial commit commitment committe communication compar comparison complex computer concept
conduct confidential conflict connection constantly contain content context contribution conversation cook
cool cooperation corner corporat correct counter court creation creativ critical cross cultur cultural cycl
dad damag dangerous dark dat daughter dead dear decent deep defens defin degre delicious deliver delivery
demand democratic demonstrat department desk destination destroy die difficulty digital din dinner direct
direction directly director disappoint disaster discover dish doubl doubt downtown drink driver drop drug
dry duty earn easier east eastern economy educational effectiv efficient elect election element employe
encourag energy english entirely environment equal equipment escap establishment eventually everybody
evidenc exact exception excit execut executiv expand expectation expert express extend extra eye fac
facility factor fail fair fairly faith familiar famous fan fast favor favorit fax fear featur federal fee
feet fellow film financial fire firm fish fit floor fly folk foot foreign forever forget forgot formal
format forth fourth freedom french frequently fresh fuel function fund fundamental fyi gain generally
generation german giv glad goal graduat grand grant greatly green grew guest hair hate healthy heart heat
hey highest himself historical holiday honest hopefully horribl hors hospital host hot hundr hurt husband
imagin immediat impact implement impossibl impress improv incredibly ind independent indicat industry
influenc inform initial initially injury inspir instanc insuranc intelligenc intend internet introduc
investment invit iraqi islamic island knowledg land largely latest lawyer lay leadership leg licens lie lik
listen loss lov low lower lucky machin mail mainly maintain majority male manag manner mark marriag marry
meal meant measur mechanic media medical medium memory men menu method mile mine minimum mistak mix mom
mostly mother mountain movement multipl music natur net network nine nobody none nor normal normally north
northern notch novel nuclear numerous observ obtain obviously occur officer okay older onto operat opinion
oppos originally otherwis outstand page pain pair panel participant particularly path patienc patient
payment percent perfectly perform performanc personally photo physical plant player pleasant plenty plus
polic politic portion positiv possibility possibly potential powerful prefer president pressur prevent
previous previously prim primarily primary print prior privat procedur produc production professor progress
promis promot proper properly property protect protection proud prov publication pull push race rais ran
rare reality realiz recall reduc refer referenc reflect regional regularly relationship relatively relevant
reliabl religious remov rent repair repeat replac represent representativ requirement reserv resourc respect
respond responsibility responsibl reward rich ride rise risk road rock roll round rout russian sale salon
sampl satisfy scienc screen season seat section selection senior seriously server sery settl settlement
seven shall shar ship shortly shot shown sick sister size skill sleep slightly slow smaller softwar sold
soldier somebody somewhat southern sp specifically specy spirit split spoken spot spr spread standard star
statement station status stock straight strongly structur stuck styl success successful suffer suggestion
suit super supply surfac surgery surpris surround suspect sweet tabl tank task taught tax technology
television temperatur terribl terrorist text threat throw tonight totally tour tourist track traffic
transaction transportation treatment troop troubl truly truth twenty typical typically unabl unfortunately
uniqu unknown updat user usual variety vast vehicl video visitor voic wall warn wast weapon wear web wed
weekly weight welcom west western whenever whom wide widely win window wine winter won wonder worker worry
wors wow yeah`,
  ],
  [
    5,
    `abandon aboard abroad absolut abus academic acceptabl acceptanc accessibl accident accommodation accordingly
accus achievement actor adapt adaptation additionally adequat adjust adopt advantag adventur advisor affair
afford african aged agenda aggressiv aid airport alik allianc ally alright ambitious analys analyst anger
angl annoy annual anybody anymor anytim apologiz appearanc appreciation approval arab architectur arrest
arrival artist artistic asap assassination assert assess asset assist assur attachment attorney attract
attribut audienc audio authentic auto automatically availability awful bag ball ban bank barely barn battl
bear beat beauty bedroom begun behaviour belief belong belt beneficial besid bet biggest bike biological
birth bite blam blanket blind blog bloody blown bomb bother bowl boy boyfriend brain brand bridg bright
broad broader brok bronz bunch button cafe cake calendar calm camera camp campus cancel cancer capability
captur careful carefully cast casualty category cell chain chairman chapter cheaper chees chef chemical
chest chosen christian circl circumstanc click client climb closer club code coffe cognitiv collaboration
collaborativ colleagu combin command commission commodity communist compet competition competitiv complain
complaint comprehensiv concentration conclud conclusion concret confidenc confident confidentiality confus
confusion congratulation connect conscious consequenc conservativ considerabl consideration consistent
constant constitutional construction consumer consumption contemporary contest contrast convenient
convention coordinator copyright core correctly correspondenc counsel count counterparty countless coup
coverag cozy crap crash crew crim criminal crisi criteria critic crowd crucial cruel cruis cuisin currency
custom cute danc dealer dealt debat debt declin decor decreas dedicat deeply default defensiv definition
delay delet deliberately democracy dentist deny deploy deposit description deserv desir desperat destruction
devic devot diet dine dirty disappear discount discovery diseas display disput distanc distant distinguish
distribut distribution district diversity documentation domain domestic dominant donation download dramatic
draw dress driven drov dumb eager earth ease eaten edit editor educat efficiency egg eight electric
electrical electricity elit elsewher emerg emergency employ employment empty enabl endeavor enemy
enforcement engag engin enhanc enjoyabl enormous entertainment entity entranc entry equality equally equip
equity equivalent era error essential essentially ethnic european evaluation everyday everywher evil
evolution exchang excus execution exercis exit expansion expens experimental expir explanation explor
exploration expos exposur expression extensiv extent external extrem fabulous failur fake fallen fals fame
fancy fantasy fashion fault feasibl feedback fell festival fiction fifteen fifth fifty fil filter financ fir
flat float flow flower fluid fold fool football foreigner fortun forum founder fram freez frequent frie
functional funeral funny furnitur furthermor gallery gap garag gem gender generat gentl gift girlfriend
glass glob golden gon gotten governor grab graphic grateful greatest greet gross grown growth guarante guid
guidanc gym habitat haircut hall hamster hang happier haven headquarter heavily heavy height helicopter hell
hello henc herself hid hidden hide hik hire historic historically holy honestly honor hop hopeful horror
household hub humanity hung hungry hurry ice ideal identical identity ignor iii ill illegal imagination
implementation importanc importantly impressiv improvement incident inclusiv incom increasingly incredibl
indian individually industrial influential ingredient initiat initiativ innovation insect insight inspection
install instant institution instruction instructor insurgency integrat intellectual internal interpretation
introduction invasion investigat investigation invitation invoic involvement iranian irish iron ironically
isda italian japanes jewish joint joke journal journey judg jump jury justic kitchen knowledgeabl lab labor
lady laid latin latter laugh legacy legislativ length lesson liberal lifetim likewis limitation literally
literatur load loan lobby locally lock lol lonely longest loos los lose loud lovely mad magic magnificent
mainstream maintenanc manual map mass massiv master match mathematic matur maximum meantim meanwhil meat
mechanism medicin membership mental merely merit mess metal meter metro mid mild milk minimal minister minor
mission mobil moderat modify monthly moral moreover mosqu motion motor mouth movi movy municipal murder
muscl muslim mutual mystery nail nativ nearest necessarily neck negativ negotiat neighbor neighborhood
neither nervous nest nevertheless newly newspaper nightmar nobl nois non noon notabl notify nowher object
obligation obvious occasion occasionally occupation offensiv officially oldest ongo openly operator opposit
orang ordinary organiz orient origin ourselv outcom outer overcom overpric oversea overview pace pack packag
painful paint pakistani paperwork parallel participat participation partnership passport pattern peaceful
penny perceiv permanent permission persistent personality perspectiv phas phenomenon philosophy photograph
photography phras pilot pipelin pizza plain planet pleasur pocket poetry politically pollution pool pop
popularity port pos pound poverty practical prais prayer precis precisely predator premium preparation
presenc presentation preserv presidential principal principl priority privileg pro professionalism
professionally progressiv prominent prompt pronounc proof propaganda prosperous provocation psychology pub
pure pursu pursuit qualify quantity quarter quiet racial radio rain rank rapid rapidly rarely rat reaction
reader rear reasonably receipt reception receptionist recipient recognition recogniz recommendation recruit
reflection refund regardless regim register regret regulation relation relativ relax relief religion rely
remainder remark remind reminder remot renew rental repeatedly replacement reply reportedly reporter
republican reputation rescu researcher resident residential resolution resolv resort respectively
restriction resum retail retir retreat reveal revis revolutionary ridiculous ring rip ris rocket romantic
roof root rose rough roughly routin royal rul rush safer safety sake salad sand sandwich sat satisfactory
saudi sav scal scan scar scen scenario scientific scientist scor secret secretary secur select sensitiv
sentenc separately session sever sex sexual sham shap sheet shell shelter shirt shock shoe shoot shoulder
shower shut signatur significantly silent silver simultaneously sincerely sink situat skin sky slic slight
smallest smart smok smooth soft soil solely solid solv somehow sooner sought southeast spanish speaker
specialist spectacular speech spiritual spit spokesman sponsor sport spray spreadsheet squar stability stabl
stag statistic steak steel stick stood storag storm strain strang strategy strength strengthen strict strik
stronger strongest struggl stupid submit subsequent subsequently substantial substantially substantiv succ
successfully sudden sufficient suicid suitabl sum summary sun sunni superb supporter suprem surg surgeon
surprisingly surrender surviv swap switch syrian tail target taxi teach teacher technical techniqu tel
temporary tend tension territory terror terrorism testimony theatr thereby thin thorough threaten ticket
tied tight till tiny tip tir tire titl toe tolerat toll ton tool topic tough tourism toxic toy trader
tradition traditional trail transfer transition translation transport travell tree tremendous trial truck
ultimat ultimately understood uniform unity universal university unlik unlikely unlimit unprecedent unsur
unusual upper urban urge usag useful utility vacation valid valley valuabl vendor ventur versus vet viabl
vice victim victory villag violenc violent virtually visa visibl vision visual vital volum volunteer vot
vote vulnerabl wan wash wave weak wealth wealthy weather wheel wherea wider wild wildlif wind wise wood
workforc worthwhil wound writer yearly yellow yoga younger youngest youth zone`,
  ],
];

const COUNTS = new Map<string, number>();
for (const [texts, stems] of BANDS) for (const stem of stems.split(/\s+/)) COUNTS.set(stem, texts);

/** @returns in how many of the texts counted the stem stands, at least; 0 where it is rare */
export const everyday = (stem: string): number => COUNTS.get(stem) ?? 0;
