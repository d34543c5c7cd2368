/** Words by which names and questions tell what they are about: a little knowledge of the world. */

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Common given names: `Grace Krilanovich` is a person. */
export const givenNames = words(
  'aaron adam al alan albert alec alex alexander alfred alice alison amanda amber amy ana andre andrea ' +
    'andrew andy angela anita ann anna anne anthony antonio arnold arthur ashley austin barbara barry ben ' +
    'benjamin bernard bert beth betty beverly bill billy bob bobby boris brad brandon brenda brett brian ' +
    'bruce bryan carl carla carlos carol caroline carolyn catherine charles charlie charlotte cheryl chris ' +
    'christian christina christine christopher cindy claire clara clark claude clint colin craig cynthia ' +
    'dale dan daniel danielle danny dave david dean deborah debra denis denise dennis derek diana diane don ' +
    'donald donna doris dorothy doug douglas dylan earl ed eddie edgar edith edward edwin elaine eleanor ' +
    'elena eli elizabeth ellen ellie elvis emily emma eric erik ernest ethan eugene eva evan evelyn frances ' +
    'francis francisco frank franz fred frederick friedrich gabriel gary gene geoffrey george gerald gilbert ' +
    'giovanni giuseppe glenn gloria gordon grace graham greg gregory guy hal hank hannah hans harold harriet ' +
    'harry harvey heather hector heinrich helen henri henry herbert herman howard hugh hugo ian irene isaac ' +
    'ivan jack jackie jacob jacques jake james jamie jan jane janet jason jay jean jeff jeffrey jennifer ' +
    'jeremy jerome jerry jesse jessica jill jim jimmy joan joe joel johann johanna john johnny jon jonathan ' +
    'jordan jose joseph josh joshua joyce juan judith judy julia julian julie justin karen karl kate ' +
    'katherine kathleen kathryn katie keith kelly ken kenneth kevin kim kurt kyle lance larry laura lauren ' +
    'lawrence lee len leo leon leonard leonardo leslie lewis linda lisa lloyd lou louis louise lucas lucy ' +
    'luigi luis luke lynn marc marco marcus margaret maria marie marilyn mario marion mark martha martin mary ' +
    'matt matthew maurice max megan mel melissa michael michel michelle miguel mike mikhail miles mitchell ' +
    'nancy nathan neil nicholas nick nicolas nicole nikolai nina noah noel norman oliver olivia oscar otto ' +
    'pablo pamela patricia patrick paul paula pauline pedro peggy penny perry pete peter phil philip phillip ' +
    'pierre quentin rachel ralph randy ray raymond rebecca reginald ricardo richard rick ricky rita rob robert ' +
    'roberta roberto robin rod roger roland ron ronald rosa rose ross roy russell ruth ryan sally sam samantha ' +
    'samuel sandra sara sarah scott sean sebastian sergei seth sharon sheila shirley sidney simon sophia ' +
    'sophie spencer stan stanley stella stephanie stephen steve steven stewart stuart sue susan sylvia tamara ' +
    'ted teresa terry theodore theresa thomas tim timothy tina todd tom tommy tony tracy trevor tyler ' +
    'ursula valerie vanessa vera vernon victor victoria vincent virginia vladimir walter wanda warren wayne ' +
    'wendy wesley wilhelm will william willie winston woody xavier yvonne zachary',
);

/** Countries, states, large cities, and words of place names. */
export const placeWords = words(
  'afghanistan africa alabama alaska alberta america amsterdam antarctica arctic argentina arizona arkansas ' +
    'asia athens atlanta australia austria baltimore bangladesh barcelona beijing belfast belgium berlin ' +
    'birmingham bolivia boston brazil brisbane bristol britain brooklyn brussels budapest bulgaria california ' +
    'cambridge canada cardiff caribbean carolina chicago chile china cleveland colombia colorado columbia ' +
    'connecticut copenhagen croatia cuba cyprus dakota dallas delaware delhi denmark denver detroit dublin ' +
    'edinburgh egypt england ethiopia europe finland florida france geneva georgia germany ghana glasgow ' +
    'greece guam hamburg hampshire hawaii hollywood houston hungary iceland idaho illinois india indiana ' +
    'indonesia iowa iran iraq ireland israel istanbul italy jamaica japan jersey jerusalem kansas kentucky kenya ' +
    'korea kuwait lancashire lebanon leeds lisbon liverpool london louisiana madrid maine malaysia manchester ' +
    'manhattan maryland massachusetts melbourne memphis mexico miami michigan milan milwaukee minneapolis ' +
    'minnesota mississippi missouri montana montreal morocco moscow mumbai munich naples nashville nebraska ' +
    'nepal netherlands nevada nigeria norway ohio oklahoma ontario oregon orlando oslo oxford pakistan paris ' +
    'pennsylvania perth peru philadelphia philippines phoenix pittsburgh poland portland portugal prague quebec ' +
    'queens queensland romania rome russia scotland seattle seoul serbia shanghai singapore somalia spain ' +
    'stockholm surrey sussex sweden switzerland sydney syria taiwan tasmania tennessee texas thailand tokyo ' +
    'toronto turin turkey uganda ukraine usa utah vancouver venezuela venice vermont vienna vietnam virginia ' +
    'wales warsaw washington wisconsin wyoming yorkshire zealand zimbabwe zurich ' +
    'county city town island islands river lake valley beach bay hills heights township province kingdom ' +
    'states republic district street avenue square coast peninsula mountain mountains airport',
);

/** Words of the names of companies, schools, teams, … */
export const groupWords = words(
  'academy agency airlines airways army association band bank books brothers bureau church club college ' +
    'committee communications company corp corporation council department entertainment fc football force ' +
    'foundation games group guard inc institute international league magazine ministry museum navy network ' +
    'news orchestra organization party pictures press productions publishing radio records school senate ' +
    'service society studio studios team television theatre trust union united university',
);

/** Words after `what` or `which` that ask for a person. */
export const personNouns = words(
  'actor actress architect artist author ceo champion character coach comedian composer conductor cricketer ' +
    'designer director driver drummer emperor footballer general governor guitarist king leader man model ' +
    'musician mythologist novelist painter person philosopher pianist player playwright poet politician pope ' +
    'president prime producer professor queen rapper scientist screenwriter senator singer songwriter star ' +
    'vocalist woman wrestler writer father mother brother sister wife husband son daughter',
);

/** Words after `what` or `which` that ask for a place. */
export const placeNouns = words(
  'area borough capital city community continent county country district island location mountain ' +
    'municipality nation place province region river state street suburb town township village airport',
);

/** Words after `what` or `which` that ask for a company, a school, a team, … */
export const groupNouns = words(
  'airline band brand broadcaster church club college company corporation duo firm franchise group label ' +
    'league manufacturer network newspaper organization party publisher school station studio team university',
);

/** Words after `what` or `which` that ask for something with a title. */
export const workNouns = words(
  'album book comedy comic documentary drama episode film game magazine movie musical newspaper novel opera ' +
    'painting play poem program screenplay series show single sitcom song story track videogame',
);
