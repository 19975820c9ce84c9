"""Texts in which an answer's words stand, turned: denied, supposed, or somebody else's.

Articles and hearings, written for this. Each case: a question, the words that must be in a
quote of the whole sentence, and who may be named as the speaker (None: nobody but the source).
"""
# ruff: noqa: E501 - a paragraph is a line, as in the sources

from __future__ import annotations

from typing import NamedTuple

__all__ = ["ARTICLES", "CASES", "Case"]


class Case(NamedTuple):
    """A question to the articles, and the sentence that answers only as a whole."""

    family: str
    question: str
    sentence: str
    """What has to be quoted, whole."""
    turning: str
    """The words in it that turn the others."""
    turned: str
    """What it says without them: never marked alone."""
    speakers: frozenset[str | None]
    """Who may be shown as the speaker; anybody else would be wrong."""


ARTICLES = {
    "ward": """Trust boss faces questions over Elmdale ward

The chief executive of Elmdale NHS Trust, Margaret Oakes, was questioned by councillors on Tuesday about the future of the maternity ward.

Ms Oakes denied that the maternity ward would close before Christmas. She said midwives had been told of every change in advance.

The trust did not ask the regulator for permission to move the stroke unit, board papers show. It has spent £2m on the building since 2019.

Councillor Peter Lunn said the answers had been “polite but thin”.
""",
    "toll": """Bridge toll row rumbles on

Transport secretary Alan Prior has ruled out a toll on the Severnside bridge. He told MPs that drivers had paid enough.

Mr Prior refused to say that the ferry service would be saved. A decision is expected in spring.

“It is not true that the contract was given to a friend of mine,” Mr Prior said. “Officials chose the builder, and I never met him.”
""",
    "school": """Head teacher speaks out

Head teacher Ruth Adeyemi never promised parents a new sports hall, she told the Harbour Gazette.

“It would be a mistake to drop music lessons to save money,” said Mrs Adeyemi. “Children need them.”

No teachers at the school have joined the strike, the union confirmed.
""",
    "water": """Water company fined

Southmere Water was fined £4m on Friday for leaks. Chief engineer Colin Ferrer said the reservoir was not contaminated by the chemical spill.

Mr Ferrer declined to confirm that customers would be compensated.

The company has failed to repair the pumping station at Lowgate, inspectors found.
""",
    "strike": """Rail talks continue

If the pay talks collapse, train drivers would walk out on 3 March, the union's leader Bella Strand said.

Ms Strand said the overtime ban could end by Easter. The company welcomed the remark.

Night trains will be cancelled unless the company hires forty more guards, Ms Strand warned.
""",
    "flood": """Flood wall on hold

Were the council to win the grant, the flood wall would be finished in two years, engineer Tom Birch told residents.

“Suppose the river rises by three metres: the old town would be under water within an hour,” Mr Birch said.

The market square would have to be raised if the wall were built in brick, he added.
""",
    "budget": """Chancellor sets out options

Chancellor Helen Marsh said taxes on fuel might rise should oil prices fall. She set no date.

“As long as inflation stays low, pensions will go up by five per cent,” Ms Marsh told reporters.

Economists expect growth of one per cent.
""",
    "museum": """Museum plans unveiled

Director Ivo Keller said the museum would open on Sundays provided that volunteers came forward.

The east wing could be demolished in the next decade, according to Mr Keller.

Entry costs £9.
""",
    "housing": """Housing clash in Westborough

Labour claims that the council has sold two hundred homes to foreign investors, which council leader Dana Whitlock rejected.

Critics say the housing scheme will bankrupt the town. Ms Whitlock said the figures had been checked twice.

Ms Whitlock was asked whether she would resign over the scheme, and said she would not.
""",
    "police": """Police chief before committee

Chief constable Owen Hale told the committee that reports of a secret police unit were false.

The Daily Beacon alleged that officers had destroyed the case files. Mr Hale called the story nonsense.

It is a myth that crime has doubled in Penwick, Mr Hale said.
""",
    "farm": """Farmers divided

The farmers’ union said ministers believed that the badger cull had worked, a view that scientist Priya Nand disputed.

“Some say that vaccination is useless, but the trials show the opposite,” Dr Nand said.

Opponents of the dam argue that the valley will be lost.
""",
    "hearing": """Ms Brandt: Did you tell the minister that the test kits were faulty?

Dr Sorrel: I did not tell the minister that the test kits were faulty, because I did not know it.

Ms Brandt: Was there a stockpile of masks in January?

Dr Sorrel: Had we ordered in December, there would have been a stockpile of masks in January. We had next to nothing.

Ms Brandt: The department says that you approved the purchase of gowns from Delmar.

Dr Sorrel: The department says that I approved the purchase of gowns from Delmar, and that is simply wrong.
""",
    "hospital": """Private hospital denies claims

The Ashgrove hospital group has dismissed as untrue a report that its surgeons work without insurance.

Spokeswoman Nina Holt said patients were never charged twice for the same operation.

Group founder Sir Leo Marchetti said he doubted that the takeover would be approved by the watchdog.
""",
}


def _case(
    family: str, question: str, sentence: str, turning: str, turned: str, *who: str | None
) -> Case:
    return Case(family, question, sentence, turning, turned, frozenset({None, *who}))


CASES = (
    _case("negation", "Will the maternity ward close before Christmas?",
          "Ms Oakes denied that the maternity ward would close before Christmas.",
          "denied", "the maternity ward would close before Christmas", "Margaret Oakes"),
    _case("negation", "Did the trust ask the regulator to move the stroke unit?",
          "The trust did not ask the regulator for permission to move the stroke unit,",
          "not", "ask the regulator for permission to move the stroke unit", "Elmdale NHS Trust"),
    _case("negation", "Will there be a toll on the Severnside bridge?",
          "Transport secretary Alan Prior has ruled out a toll on the Severnside bridge.",
          "ruled out", "a toll on the Severnside bridge", "Alan Prior"),
    _case("negation", "Will the ferry service be saved?",
          "Mr Prior refused to say that the ferry service would be saved.",
          "refused", "the ferry service would be saved", "Alan Prior"),
    _case("negation", "Was the contract given to a friend of Mr Prior?",
          "“It is not true that the contract was given to a friend of mine,” Mr Prior said.",
          "not true", "the contract was given to a friend of mine", "Alan Prior"),
    _case("negation", "Were parents promised a new sports hall?",
          "Head teacher Ruth Adeyemi never promised parents a new sports hall,",
          "never", "promised parents a new sports hall", "Ruth Adeyemi"),
    _case("negation", "Should music lessons be dropped to save money?",
          "“It would be a mistake to drop music lessons to save money,” said Mrs Adeyemi.",
          "mistake", "drop music lessons to save money", "Ruth Adeyemi"),
    _case("negation", "Have teachers at the school joined the strike?",
          "No teachers at the school have joined the strike, the union confirmed.",
          "No", "teachers at the school have joined the strike", "the union"),
    _case("negation", "Was the reservoir contaminated by the chemical spill?",
          "Chief engineer Colin Ferrer said the reservoir was not contaminated by the chemical spill.",
          "not", "contaminated by the chemical spill", "Colin Ferrer"),
    _case("negation", "Will customers of the water company be compensated?",
          "Mr Ferrer declined to confirm that customers would be compensated.",
          "declined to", "customers would be compensated", "Colin Ferrer"),
    _case("negation", "Was the pumping station at Lowgate repaired?",
          "The company has failed to repair the pumping station at Lowgate,",
          "failed to", "repair the pumping station at Lowgate", "inspectors"),
    _case("negation", "Did Dr Sorrel tell the minister that the test kits were faulty?",
          "I did not tell the minister that the test kits were faulty,",
          "not", "tell the minister that the test kits were faulty", "Dr Sorrel"),
    _case("negation", "Were patients charged twice for the same operation?",
          "Spokeswoman Nina Holt said patients were never charged twice for the same operation.",
          "never", "charged twice for the same operation", "Nina Holt"),
    _case("hypothetical", "When will train drivers walk out?",
          "If the pay talks collapse, train drivers would walk out on 3 March,",
          "If", "train drivers would walk out on 3 March", "Bella Strand"),
    _case("hypothetical", "When will the overtime ban end?",
          "Ms Strand said the overtime ban could end by Easter.",
          "could", "end by Easter", "Bella Strand"),
    _case("hypothetical", "Will night trains be cancelled?",
          "Night trains will be cancelled unless the company hires forty more guards,",
          "unless", "Night trains will be cancelled", "Bella Strand"),
    _case("hypothetical", "When will the flood wall be finished?",
          "Were the council to win the grant, the flood wall would be finished in two years,",
          "Were", "the flood wall would be finished in two years", "Tom Birch"),
    _case("hypothetical", "Will the old town be under water?",
          "“Suppose the river rises by three metres: the old town would be under water within an hour,”",
          "Suppose", "the old town would be under water within an hour", "Tom Birch"),
    _case("hypothetical", "Will the market square be raised?",
          "The market square would have to be raised if the wall were built in brick, he added.",
          "if", "The market square would have to be raised", "Tom Birch"),
    _case("hypothetical", "Will taxes on fuel rise?",
          "Chancellor Helen Marsh said taxes on fuel might rise should oil prices fall.",
          "might", "rise should oil prices fall", "Helen Marsh"),
    _case("hypothetical", "Will pensions go up by five per cent?",
          "“As long as inflation stays low, pensions will go up by five per cent,” Ms Marsh told reporters.",
          "As long as", "pensions will go up by five per cent", "Helen Marsh"),
    _case("hypothetical", "Does the museum open on Sundays?",
          "Director Ivo Keller said the museum would open on Sundays provided that volunteers came forward.",
          "provided that", "the museum would open on Sundays", "Ivo Keller"),
    _case("hypothetical", "Will the east wing of the museum be demolished?",
          "The east wing could be demolished in the next decade, according to Mr Keller.",
          "could", "be demolished in the next decade", "Ivo Keller"),
    _case("hypothetical", "Was there a stockpile of masks in January?",
          "Had we ordered in December, there would have been a stockpile of masks in January.",
          "Had", "there would have been a stockpile of masks in January", "Dr Sorrel"),
    _case("somebody else", "Has the council sold homes to foreign investors?",
          "Labour claims that the council has sold two hundred homes to foreign investors,"
          " which council leader Dana Whitlock rejected.",
          "rejected", "the council has sold two hundred homes to foreign investors", "Labour"),
    _case("somebody else", "Will the housing scheme bankrupt the town?",
          "Critics say the housing scheme will bankrupt the town.",
          "Critics say", "the housing scheme will bankrupt the town", "Critics"),
    _case("somebody else", "Will Dana Whitlock resign over the scheme?",
          "Ms Whitlock was asked whether she would resign over the scheme, and said she would not.",
          "whether", "she would resign over the scheme", "Dana Whitlock"),
    _case("somebody else", "Is there a secret police unit?",
          "Chief constable Owen Hale told the committee that reports of a secret police unit were false.",
          "false", "reports of a secret police unit", "Owen Hale"),
    _case("somebody else", "Did officers destroy the case files?",
          "The Daily Beacon alleged that officers had destroyed the case files.",
          "alleged", "officers had destroyed the case files", "Daily Beacon"),
    _case("somebody else", "Has crime doubled in Penwick?",
          "It is a myth that crime has doubled in Penwick, Mr Hale said.",
          "myth", "crime has doubled in Penwick", "Owen Hale"),
    _case("somebody else", "Did the badger cull work?",
          "The farmers’ union said ministers believed that the badger cull had worked,"
          " a view that scientist Priya Nand disputed.",
          "disputed", "the badger cull had worked", "the farmers’ union"),
    _case("somebody else", "Is vaccination useless?",
          "“Some say that vaccination is useless, but the trials show the opposite,” Dr Nand said.",
          "Some say", "vaccination is useless", "Priya Nand"),
    _case("somebody else", "Will the valley be lost to the dam?",
          "Opponents of the dam argue that the valley will be lost.",
          "Opponents of the dam argue", "the valley will be lost", "Opponents of the dam"),
    _case("somebody else", "Did Dr Sorrel approve the purchase of gowns from Delmar?",
          "The department says that I approved the purchase of gowns from Delmar, and that is simply"
          " wrong.",
          "wrong", "I approved the purchase of gowns from Delmar", "Dr Sorrel"),
    _case("somebody else", "Do Ashgrove surgeons work without insurance?",
          "The Ashgrove hospital group has dismissed as untrue a report that its surgeons work without"
          " insurance.",
          "dismissed", "its surgeons work without insurance", "Ashgrove hospital group"),
    _case("somebody else", "Will the takeover be approved by the watchdog?",
          "Group founder Sir Leo Marchetti said he doubted that the takeover would be approved by the"
          " watchdog.",
          "doubted", "the takeover would be approved by the watchdog", "Leo Marchetti"),
)  # fmt: skip
