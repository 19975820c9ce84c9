"""Words by which names, offices and bodies are told apart: lists, nothing else.

All words stand folded (lower case, no full stops, straight apostrophes). Given
names have a list of their own: :mod:`gpqa.given_names`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gpqa.given_names import Gender

__all__ = [
    "BODY_HEADS",
    "FEMALE_TITLES",
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
]


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
