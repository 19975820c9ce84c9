"""Writes the folder of documents that journalists.md walks through: a made-up story.

A town council means to close a branch library. `python docs/example_folder.py ~/library` makes
the folder (with the development tools installed: reportlab writes the PDFs, python-docx the
Word file, so that the page shows what files of other programs give).
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

MINUTES = """Minutes of the Culture Committee

12 March 2015

Present: Councillor Anne Whitlock (chair), Councillor Peter Osei, Councillor Ruth Delany, and
the head of libraries, Mr David Kern.

Councillor Whitlock said that the council had to find savings of £310,000 in the coming year
and that no service could be left out.
---
Item 4. The branch library in Harbour Street

Mr Kern told members that the branch had lent 48,200 books in 2014, a fall of nine per cent. He
said the roof would need £85,000 of work within two years.

Councillor Osei asked whether the building could be shared with the health centre. Mr Kern
replied that talks had begun in January but that nothing had been agreed.

Councillor Delany said: “We promised these people three years ago that the branch would stay
open, and I will not vote to break that promise.”
---
The committee resolved, by five votes to three, to consult on closing the branch in Harbour
Street from September 2015.

Councillor Delany denied that she had been consulted before the paper was published.

Item 5. Opening hours

The central library will open until eight o'clock on Thursdays from May.
"""
SURVEY = """Survey of library buildings

7 November 2014

Prepared for the council by Hollis and Reed, surveyors.
---
The roof of the branch in Harbour Street was inspected on 3 October 2014. It is sound apart
from the lead round two rooflights. We estimate the cost of repair at £12,500.

The central library needs a new boiler, at an estimated £140,000.
---
We found no evidence that the building in Harbour Street is unsafe. The surveyor, Ms Ingrid
Hollis, said that it had been well looked after.
"""
GAZETTE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<title>Readers march against library closure | Harbour Gazette</title>
<link rel="canonical" href="https://gazette.example.org/2015/04/library-march">
<meta property="og:site_name" content="Harbour Gazette">
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",
"headline": "Readers march against library closure", "datePublished": "2015-04-02",
"author": {"@type": "Person", "name": "Jo Barrow"}}</script>
</head><body>
<div class="cookie-consent"><p>We use cookies.</p><button>Accept all</button></div>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<main><article><h1>Readers march against library closure</h1>
<p>More than 300 people marched through the town on Wednesday against plans to close the branch
library in Harbour Street, which the council says it can no longer afford to keep.</p>
<p>Tom Adeyemi, who leads the campaign, said: “They told us the roof would cost £85,000. Their
own surveyors say £12,500. Somebody has to explain that.”</p>
<p>Councillor Anne Whitlock, who chairs the culture committee, rejected the criticism and said
that the decision was “about running costs, not about the roof”.</p>
<p>David Kern, the head of libraries, declined to comment on the difference between the two
figures, which were given five months apart.</p>
<p>The consultation is open until the end of June, and residents may write to the council or fill
in a form at any of the town's libraries.</p>
</article></main>
<footer><p>© 2015 Harbour Gazette. All rights reserved.</p></footer></body></html>
"""
INTERVIEW = """Interview with Ruth Delany
14 April 2015

BARROW: When did you first hear of the £85,000?

DELANY: On the evening of the meeting. It was not in the papers that we were sent. I asked for
the surveyors' report that night and I am still waiting for it.

BARROW: Will you resign from the committee?

DELANY: No. I was elected to be there.
"""
LETTER = """8 April 2015

Dear Councillor Whitlock,

We ask the council to publish the surveyors' report of November 2014 in full. Our members have
offered to run the branch on Saturdays without pay.

Tom Adeyemi, for the Harbour Street Readers
"""


def write_folder(folder: Path) -> None:
    """Put the documents into ``folder``, which is made."""
    folder.mkdir(parents=True)
    _write_pdf(
        folder / "minutes.pdf",
        MINUTES,
        head="Town Council · Culture Committee",
        title="Minutes, Culture Committee",
    )
    _write_pdf(
        folder / "survey.pdf", SURVEY, head="Hollis and Reed", title="Survey of library buildings"
    )
    _write_scan(folder / "scan.pdf")
    _write_letter(folder / "letter.docx")
    (folder / "gazette.html").write_text(GAZETTE, encoding="utf-8")
    (folder / "interview.txt").write_text(INTERVIEW, encoding="utf-8")
    (folder / "agenda.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")


def _paragraphs(text: str) -> list[str]:
    return [" ".join(paragraph.split()) for paragraph in text.split("\n\n")]


def _write_pdf(path: Path, text: str, *, head: str, title: str) -> None:
    """A document with a running head and page numbers; a line --- begins a page."""
    from reportlab.lib.pagesizes import A5
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate

    styles = getSampleStyleSheet()
    width, height = A5
    pages = [_paragraphs(page) for page in text.split("\n---\n")]

    def furniture(canvas: Any, document: Any) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(50, height - 36, head)
        canvas.drawCentredString(width / 2, 28, f"Page {document.page} of {len(pages)}")

    flow: list[Any] = []
    for number, paragraphs in enumerate(pages):
        if number:
            flow.append(PageBreak())
        for position, paragraph in enumerate(paragraphs):
            style = "Heading2" if not (number or position) else "BodyText"
            flow.append(Paragraph(paragraph, styles[style]))
    document = SimpleDocTemplate(
        str(path),
        pagesize=A5,
        leftMargin=50,
        rightMargin=50,
        topMargin=70,
        invariant=1,
        title=title,
    )
    document.build(flow, onFirstPage=furniture, onLaterPages=furniture)


def _write_scan(path: Path) -> None:
    """A page without words, as a scanner writes it."""
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(path), invariant=1)
    canvas.rect(100, 100, 300, 500, fill=1)
    canvas.save()


def _write_letter(path: Path) -> None:
    from docx import Document

    document = Document()
    document.core_properties.title = "Letter to the council"
    document.core_properties.author = "Harbour Street Readers"
    document.add_heading("Letter to the council", 1)
    for text in _paragraphs(LETTER):
        document.add_paragraph(text)
    document.save(str(path))


if __name__ == "__main__":
    write_folder(Path(sys.argv[1]))
