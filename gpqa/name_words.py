"""Words by which names, offices and bodies are told apart: lists, nothing else.

All words stand folded (lower case, no full stops, straight apostrophes). The
given names are some of the most frequent of Britain, North America and of
their larger minorities; a name that mostly one sex bears says which, one that
both bear says only that it is a name.
"""

from __future__ import annotations

from typing import Literal

__all__ = [
    "BODY_HEADS",
    "FEMALE_TITLES",
    "GIVEN",
    "MALE_TITLES",
    "MOODS",
    "NICKNAMES",
    "PARTICLES",
    "PARTIES",
    "PEER_TITLES",
    "PERSON_NOUNS",
    "RANKS",
    "SUFFIXES",
    "TITLES",
    "Gender",
]

Gender = Literal["m", "f"]

# --- titles ----------------------------------------------------------------------------

TITLES = {
    "mr": "Mr",
    "mister": "Mr",
    "mrs": "Mrs",
    "ms": "Ms",
    "miss": "Miss",
    "mx": "Mx",
    "dr": "Dr",
    "doctor": "Dr",
    "prof": "Professor",
    "professor": "Professor",
    "sir": "Sir",
    "dame": "Dame",
    "lord": "Lord",
    "lady": "Lady",
    "baroness": "Baroness",
    "baron": "Baron",
    "viscount": "Viscount",
    "earl": "Earl",
    "rev": "Rev",
    "revd": "Rev",
    "reverend": "Rev",
    "father": "Father",
    "rabbi": "Rabbi",
    "imam": "Imam",
    "bishop": "Bishop",
    "archbishop": "Archbishop",
    "cardinal": "Cardinal",
    "pope": "Pope",
    "gen": "Gen",
    "general": "Gen",
    "maj": "Maj",
    "major": "Maj",
    "col": "Col",
    "colonel": "Col",
    "lt": "Lt",
    "lieutenant": "Lt",
    "capt": "Capt",
    "captain": "Capt",
    "cpl": "Cpl",
    "sgt": "Sgt",
    "sergeant": "Sgt",
    "adm": "Adm",
    "admiral": "Adm",
    "cmdr": "Cmdr",
    "commander": "Cmdr",
    "sen": "Sen",
    "senator": "Sen",
    "senators": "Sen",
    "rep": "Rep",
    "representative": "Rep",
    "congressman": "Rep",
    "congresswoman": "Rep",
    "del": "Del",
    "gov": "Gov",
    "governor": "Gov",
    "hon": "Hon",
    "honourable": "Hon",
    "honorable": "Hon",
    "right": "Right",
    "rt": "Right",
    "president": "President",
    "pres": "President",
    "justice": "Justice",
    "judge": "Judge",
    "mayor": "Mayor",
    "ambassador": "Ambassador",
    "cllr": "Cllr",
    "coun": "Cllr",
    "ald": "Alderman",
    "alderman": "Alderman",
    "brig": "Brigadier",
    "brigadier": "Brigadier",
    "viscountess": "Viscountess",
    "countess": "Countess",
    "councillor": "Cllr",
    "councillors": "Cllr",
    "cllrs": "Cllr",
    "king": "King",
    "queen": "Queen",
    "prince": "Prince",
    "princess": "Princess",
    "detective": "Detective",
    "inspector": "Inspector",
    "insp": "Inspector",
    "det": "Detective",
    "ch": "Chief",
    "superintendent": "Supt",
    "supt": "Supt",
    "sheriff": "Sheriff",
    "officer": "Officer",
    "constable": "Constable",
}
RANKS = {
    "PC": "PC",
    "Pc": "PC",
    "WPC": "WPC",
    "Wpc": "WPC",
    "PCSO": "PCSO",
    "PS": "PS",
    "DC": "DC",
    "WDC": "WDC",
    "DS": "DS",
    "DI": "DI",
    "DCI": "DCI",
    "DSU": "DSU",
}
"""Police ranks that are titles in these letters alone: "di" is a particle, "Ds" nobody's."""
MALE_TITLES = frozenset(
    {"Mr", "Sir", "Lord", "Baron", "Viscount", "Earl", "Father", "King", "Prince"}
)
FEMALE_TITLES = frozenset(
    {
        "Mrs",
        "Ms",
        "Miss",
        "Dame",
        "Lady",
        "Baroness",
        "Queen",
        "Princess",
        "Viscountess",
        "Countess",
        "WPC",
        "WDC",
    }
)
PEER_TITLES = frozenset({"Sir", "Dame", "Lord", "Lady", "Baron", "Baroness", "Viscount", "Earl"})
SUFFIXES = {
    "kc": "KC",
    "qc": "QC",
    "sc": "SC",
    "mp": "MP",
    "msp": "MSP",
    "mla": "MLA",
    "mep": "MEP",
    "ms": "MS",
    "am": "AM",
    "jr": "Jr",
    "sr": "Sr",
    "junior": "Jr",
    "senior": "Sr",
    "ii": "II",
    "iii": "III",
    "iv": "IV",
    "mbe": "MBE",
    "obe": "OBE",
    "cbe": "CBE",
    "kbe": "KBE",
    "dbe": "DBE",
    "gbe": "GBE",
    "frs": "FRS",
    "md": "MD",
    "phd": "PhD",
    "esq": "Esq",
    "dl": "DL",
    "cb": "CB",
    "kcb": "KCB",
    "frcgp": "FRCGP",
    "td": "TD",
    "ceng": "CEng",
    "ieng": "IEng",
    "freng": "FREng",
    "frcp": "FRCP",
    "frcs": "FRCS",
    "mrcp": "MRCP",
    "frsa": "FRSA",
    "frics": "FRICS",
    "mrics": "MRICS",
    "bsc": "BSc",
    "msc": "MSc",
    "mba": "MBA",
    "llb": "LLB",
    "llm": "LLM",
    "dphil": "DPhil",
    "bem": "BEM",
    "cmg": "CMG",
    "cvo": "CVO",
    "mvo": "MVO",
    "qpm": "QPM",
}
PARTICLES = frozenset(
    """
    van der den de del della di da dos du la le von zu ter ten st saint al el bin ibn abu ap ab y
    """.split()
)

# --- given names -----------------------------------------------------------------------

_MALE = """
    aaron abdul abdullah abraham adam adrian ahmed aidan alan alastair albert aled alejandro
    alexander alfred ali alistair allan allen amir anand anders andre andrea andreas andrew andy
    angus anil ansel anthony antonio archie arjun arnold arthur arturo ashok austin barack barry
    bartholomew ben benedict benjamin bernard bernie bert bill billy bob bobby boris brad bradley
    brandon brendan brent brett brian bruce bruno bryan bryn byron caleb calum calvin cameron
    carl carlo carlos cedric chad charles charlie chester chris christian christopher chuck
    clarence clark claude clement cliff clifford clint clive clyde colin connor conor corey craig
    curtis cyril cyrus dafydd damian damien dan daniel danny darren darryl dave david dean declan
    denis dennis derek dermot desmond devin dick diego dmitri dominic don donald donny doug
    douglas duncan dustin dwayne dwight dylan eamonn earl eddie edgar edmund eduardo edward
    edwin eli elias elijah elliot elliott elon emilio emmanuel enrique eric erik ernest ernesto
    ethan eugene evan ewan federico felipe felix fergus fernando francesco francis francisco
    frank franklin fred freddie frederick gareth gary gavin gene geoff geoffrey george gerald
    gerard gerry gilbert giles giovanni glen glenn gordon graeme graham grant greg gregory guido
    guillermo gus guy hank hans harold harris harry harvey hassan hector henrik henry herbert
    herman howard hubert hugh hugo humphrey huw iain ian ibrahim igor imran isaac ismail ivan
    ivor jack jacob jaime jake jamal james jamie jan jared jason javier jay jeb jeff jefferson
    jeffrey jeh jens jeremiah jeremy jerome jerry jesse jesus jim jimmy joaquin joe joel johan
    johann john johnnie johnny jon jonas jonathan jorge jose josef joseph josh joshua juan
    juergen julian julio justin karl keir keith ken kenneth kenny kevin khalid kieran kirk klaus
    kofi kumar kurt kyle lance larry lars laurence lawrence lee len leo leon leonard leonardo
    leroy les lester lewis liam lindsey lionel lloyd lorenzo louis lucas luigi luis luke luther
    magnus malcolm manuel marc marcel marco marcus mario mark marshall martin marty marvin
    matt matteo matthew maurice max maxwell mehdi mel melvin micah michael michel miguel mike
    mikhail miles milton mitch mitchell mitt mohamed mohammad mohammed morris moses mostafa
    muhammad murray mustafa nathan nathaniel navdeep neal ned neil nelson newt nicholas nick
    nicolas nigel noah noel norman oliver omar orlando oscar osman otto owen pablo patrick paul
    pedro percy perry pete peter phil philip philippe phillip pierre piers pradeep prakash
    rafael rahul raj rajesh ralph ramesh ramon randall randolph randy raphael raul ravi ray
    raymond reginald rene reuben rex rhodri rhys ricardo richard rick ricky rishi rob robbie
    robert roberto robin rod roderick rodney rodrigo roger roland ron ronald ronnie rory ross
    roy rudolph rudy rufus rupert russ russell ryan sadiq sajid salman salvador sam samir samuel
    sanjay santiago scott sean sebastian sergei sergio seth shaun shawn sidney silvio simon
    solomon stan stanley stefan stephen sterling steve steven stewart stuart sunil suresh sven
    tariq ted terence terrence terry theo theodore thomas tim timothy tobias toby todd tom
    tommy tony travis trevor trey tristan tyler ulrich vaughan vernon victor vijay vikram vince
    vincent vladimir wade wallace walter warren wayne wendell wesley wilfred will willem
    william willie winston wolfgang xavier yusuf yves zac zach zachary
"""
_FEMALE = """
    abby abigail adele adriana agatha agnes aisha aisling alexandra alice alicia alison allison
    alyssa amanda amber amelia amina amy ana anastasia andrea angela angelina angelique anita
    ann anna annabel anne annette annie anthea antonia aparna april ariana arlene ashley audrey
    ava azucena barbara beatrice becky belinda bella bernadette bernice beth bethan bethany betsy
    betty beverley beverly bianca brenda bridget brigitte bronwen camilla candice carla carly
    carmel carmen carol carole caroline carolyn cassandra catherine cathy catriona cecilia
    celeste celia charlene charlotte chelsea cherie cheryl chloe christina christine cindy
    claire clara clare claudia colleen constance cordelia corinne courtney cristina crystal
    cynthia daisy dana daniela danielle daphne dawn deborah debbie debra deirdre delia denise
    diana diane dianne dina dolores dominique donna dora doreen doris dorothy ebony edith edna
    eileen elaine eleanor elena elisa elisabeth elise eliza elizabeth ella ellen ellie eloise
    elsa elsie eluned emilia emily emma erica erika erin esmeralda estelle esther ethel eugenie
    eunice eva eve evelyn faith fatima felicity fernanda fiona flora florence frances francesca
    freya gabriela gabrielle gail gemma georgia georgina geraldine gertrude gillian gina ginger
    giselle gladys glenda gloria grace greta gwen gwendolyn hannah harriet hayley hazel heather
    heidi helen helena helga henrietta hilary hilda hillary holly hope ida imogen ingrid irene
    iris irma isabel isabella isabelle isla ivanka ivy jacinda jackie jacqueline jan jane janet
    janice janine jasmine jayne jean jeanette jeanne jemima jenna jennie jennifer jenny jessica
    jill jo joan joanna joanne jocelyn jodie josephine josie joy joyce juanita judith judy julia
    juliana julie juliet june justine kamala kara karen karin kate katharine katherine kathleen
    kathryn kathy katie katrina kayla kayleigh kellyanne kelly kemi kendra kerry kimberly kirsten
    kirsty kristen kristin kristina krystal lara latoya laura lauren leah leanne leila lena lesley
    leticia libby lila lilian lily linda lisa liz liza lois loretta lorna lorraine louisa louise
    lucia lucille lucinda lucy lydia lynda lynette lynn lynne mabel maddie madeleine madeline mae
    maggie maisie malala mandy marcia margaret margarita margot maria mariah marian marianne
    maribel marie marilyn marina marion marissa marjorie marlene marsha martha mary matilda
    maud maureen maya megan melania melanie melinda melissa mercedes meredith mhairi mia
    michaela michele michelle mildred millie mindy miranda miriam moira mollie molly mona monica
    monique muriel myra myrtle nadia nadine nancy naomi natalia natalie natasha neera nellie
    nicola nicole nina nora noreen norma olga olive olivia pamela pat patricia patsy patti
    paula pauline pearl peggy penelope penny petra philippa phoebe phyllis pippa polly priti
    priscilla priya queenie rachael rachel ramona rebecca regina renee rhiannon rhoda rhona rita
    roberta robyn rosa rosalie rosalind rosanna rose rosemary rosie roxanne ruby ruth sabrina
    sadie sally samantha sandra sara sarah sasha saskia shabana shannon sharon shauna sheila
    shelley sheryl shirley sian sibyl simone sinead siobhan sofia sonia sonya sophia sophie
    stacey stacy stella stephanie sue susan susanna susie suzanne suzy svetlana sybil sylvia
    tabitha tamara tammy tanya tara tasha teresa tess tessa thelma theresa therese tiffany tina
    tracey tracy trisha trudy ulrike una ursula valerie vanessa vera veronica vicky victoria
    viola violet virginia vivian vivien wanda wendy whitney wilhelmina winifred yasmin yolanda
    ysabel yvette yvonne zainab zara zoe
"""
_EITHER = """
    addison adair alex ashish ariel aubrey avery bailey beck billie blair blake bo bobbie brooke
    brooklyn cary casey charley chi clay cody cole dakota dale darcy dee devon drew edu eden
    elisha emery finley frankie gale glyn hadley harley harper hollis hunter indra jaden jaspreet
    jackson jess jody jordan jude jules kai kamal kelsey kendall kim kiran kit lane laurie leigh
    leslie lindsay logan lou lyn mackenzie maddison madison marlowe max mason morgan nico
    parker pat paris peyton phoenix quinn reagan reese riley river rowan sage sandy santana sasha
    shane shelby sidney skyler sky taylor toni tyne val wei yong
"""


def _by_gender() -> dict[str, Gender | None]:
    male, female, either = (set(words.split()) for words in (_MALE, _FEMALE, _EITHER))
    either |= male & female
    names: dict[str, Gender | None] = dict.fromkeys(male, "m")
    names.update(dict.fromkeys(female, "f"))
    names.update(dict.fromkeys(either))
    return names


GIVEN: dict[str, Gender | None] = _by_gender()
"""Given names and the sex that mostly bears them, None where both do."""

_SHORT_NAMES = """
    abby=abigail al=albert andy=andrew barb=barbara becky=rebecca ben=benjamin bernie=bernard
    bert=albert beth=elizabeth betsy=elizabeth betty=elizabeth bill=william billy=william
    bob=robert bobby=robert brad=bradley cathy=catherine charlie=charles chuck=charles
    chris=christopher cindy=cynthia dan=daniel danny=daniel dave=david debbie=deborah debra=deborah
    dick=richard don=donald doug=douglas ed=edward eddie=edward frank=francis fred=frederick
    geoff=geoffrey gerry=gerald greg=gregory harry=henry jeff=jeffrey jenny=jennifer jerry=gerald
    jim=james jimmy=james joe=joseph johnny=john josh=joshua kate=katherine kathy=katherine
    katie=katherine ken=kenneth larry=lawrence liz=elizabeth maggie=margaret matt=matthew
    max=maxwell mick=michael mike=michael nick=nicholas pam=pamela pat=patricia pete=peter
    phil=philip ray=raymond rich=richard rick=richard rob=robert robbie=robert ron=ronald
    russ=russell sam=samuel sandy=sandra steve=stephen steven=stephen stu=stuart sue=susan
    suzy=susan ted=edward terry=terence theo=theodore tim=timothy toby=tobias tom=thomas
    tommy=thomas tony=anthony vicky=victoria vince=vincent walt=walter will=william wes=wesley
    zach=zachary zac=zachary alan=allan allen=allan phillip=philip catharine=catherine
"""
NICKNAMES: dict[str, str] = {
    short: long for short, _, long in (pair.partition("=") for pair in _SHORT_NAMES.split())
}
"""Short given names and spellings, with the one that stands for all of them."""

# --- offices, trades and other words for one person -----------------------------------

PERSON_NOUNS: dict[str, Gender | None] = {
    **dict.fromkeys(
        """
        accountant activist actor adjudicator administrator adviser advisor advocate agent aide
        ally ambassador analyst announcer anthropologist archbishop architect artist assemblyman
        assistant associate astronaut attorney auditor author banker barrister billionaire
        biographer biologist bishop blogger boss broadcaster businessperson candidate captain
        cardinal caretaker celebrity challenger chancellor chair chairperson chaplain chemist
        chief clerk cleric clinician co-author co-chair co-founder coach coder colleague colonel
        columnist commander commentator commissioner comptroller consultant convener convenor
        contestant contractor coordinator coroner correspondent councillor counsel counsellor
        creator critic curator cyclist dean defendant delegate democrat dentist deputy designer
        detective developer dietitian diplomat director doctor donor driver economist editor
        employee employer engineer entrepreneur envoy epidemiologist examiner executive expert
        farmer fellow filmmaker firefighter founder fundraiser general geologist governor gp
        graduate head headteacher historian host incumbent inspector instructor interviewer
        investigator investor journalist judge justice lawmaker lawyer lead leader lecturer
        legislator librarian lieutenant lobbyist manager mathematician mayor mediator medic
        member midwife minister moderator mp narrator naturalist negotiator neighbour neighbor
        neurologist neuroscientist nominee novelist nurse officer official oncologist operative
        opponent organiser organizer owner paediatrician panelist paramedic participant partner
        pastor patient pathologist pediatrician pharmacist philosopher photographer physician
        physicist physiotherapist pilot planner player poet politician pollster practitioner
        predecessor premier presenter president principal prisoner producer professor prosecutor
        protester psychiatrist psychologist publisher rabbi rapporteur reader rector registrar
        reporter
        representative republican resident researcher reverend reviewer rival running-mate
        scholar scientist secretary senator sergeant sheriff singer sociologist soldier solicitor
        speaker specialist spokesperson statistician strategist student successor superintendent
        supervisor supporter surgeon surrogate surveyor teacher technician therapist toxicologist
        trader trainer treasurer trustee tutor underwriter vet veteran vicar vice-chair
        vice-chairman vice-president virologist volunteer whip whistleblower winner witness
        worker writer zoologist
        anaesthetist appellant archaeologist astronomer backbencher bassist batsman
        bookmaker botanist boxer builder campaigner cardiologist chef choreographer claimant
        climatologist comedian commuter complainant composer conductor cousin cricketer dancer
        defender demonstrator dermatologist dramatist drummer ecologist electrician footballer
        frontbencher geneticist goalkeeper golfer grocer guitarist gymnast hairdresser immunologist
        influencer insider jockey juror landowner lifeguard magistrate magician mechanic
        meteorologist midfielder motorist musician newsreader nutritionist obstetrician
        ombudsman onlooker organist palaeontologist paleontologist passenger pensioner pianist
        plaintiff playwright plumber postmaster psychotherapist pundit quarterback radiologist
        rapper referee restaurateur rower screenwriter sculptor seismologist shareholder
        shopkeeper shopper skater skier skipper songwriter spectator sprinter staffer striker
        surfer survivor suspect swimmer tenant umpire violinist vlogger volcanologist winger
        youtuber bystander pal tycoon friend source relative acquaintance boffin teenager
        counterpart millionaire pm peer ceo cfo coo cto registrar-general comptroller-general
        under-secretary undersecretary solicitor-general attorney-general advocate-general
        paymaster-general vice-chamberlain privy-seal td taoiseach tanaiste tánaiste cathaoirleach
        """.split()
    ),
    **dict.fromkeys(
        """
        businessman chairman clergyman congressman councilman father fireman foreman frontman
        gentleman grandfather husband man newsman nobleman policeman salesman serviceman son
        brother uncle nephew spokesman sportsman statesman king prince duke emperor boy
        fisherman cameraman dad stepfather grandson boyfriend postman milkman barman
        choirmaster headmaster schoolboy
        """.split(),
        "m",
    ),
    **dict.fromkeys(
        """
        actress businesswoman chairwoman congresswoman councilwoman daughter duchess empress
        girl grandmother headmistress hostess lady mother niece policewoman princess queen
        saleswoman servicewoman sister spokeswoman stateswoman waitress widow wife woman aunt mom
        mum stepmother granddaughter girlfriend schoolgirl barmaid
        """.split(),
        "f",
    ),
}
"""Words for one person by trade, office or kinship, and the sex that some of them show."""

PARTIES = {
    "republican": "republican",
    "gop": "republican",
    "r": "republican",
    "democratic": "democrat",
    "democrat": "democrat",
    "d": "democrat",
    "libertarian": "libertarian",
    "conservative": "conservative",
    "tory": "conservative",
    "labour": "labour",
    "liberal": "liberal",
    "green": "green",
}

# --- bodies ----------------------------------------------------------------------------

BODY_HEADS = frozenset(
    """
    academy administration agency airlines alliance ambulance amendment army assembly associates
    association
    authority bank bbc board broadcaster bureau cabinet campaign capital centre center chamber
    charity chronicle church circuit city club clinic coalition caucus college commission committee
    commons company conference confederation congress conservatives consortium corp corporation
    council county court courts daily deanery defence defense department directorate district
    division embassy enterprises exchange executive executives federation firm force forces forum
    foundation fund gazette government group guardian guild guardianship gov't headquarters herald
    holdings home hospital hospitals house inc industries initiative inquiry inspectorate institute
    institution institutions international journal kremlin labor labour laboratories laboratory
    league legislature library limited llc lords ltd magazine mail media ministry mirror mission
    museum nation network networks news newspaper newspapers observer office organisation
    organization panel parliament partners partnership party pentagon plc police post practice
    press programme project prosecution radio regiment register regulator review school schools
    secretariat senate service services society standard star states street studios summit sun
    survey surgery syndicate system task team telegraph television theatre think-tank times today
    treasury tribunal tribune trust trusts tv union unions university usa watch watchdog website
    weekly welfare works workers yard america england scotland wales britain uk ireland europe
    democrats tories greens nationalists republicans cnn nbc cbs fox reuters airways motors
    magistrates pharmaceuticals technologies solutions systems communications politics analytica
    securities enforcement protection immigration intelligence investigation investigations
    statistics health
    """.split()
)
"""Last words of the names of bodies."""

# --- moods -----------------------------------------------------------------------------

MOODS = frozenset(
    """
    fuming furious raging angry enraged outraged livid irate seething devastated heartbroken gutted
    distraught shocked stunned horrified appalled disgusted delighted thrilled overjoyed ecstatic
    elated brave grieving plucky heroic tearful sobbing worried terrified scared frightened relieved
    exhausted disgraced jobless penniless homeless skint hard-up cash-strapped jilted heartsick
    bereaved beleaguered embattled defiant retired pregnant divorced widowed shaken traumatised
    frustrated annoyed upset desperate smiling beaming cheeky sickened baffled
    bewildered fed-up disabled injured stricken
    """.split()
)
"""How a tabloid says that somebody takes it, before the name: "Fuming Gary"."""
