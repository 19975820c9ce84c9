"""Documents that other programs wrote, and hostile ones, for the tests of conversions."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

HEAD = "Inquiry into the Supply of Medicines"
WORDS = (
    "the inquiry found that ministers had not been told of shortages until late in the spring"
    " and that warnings of hospitals were put aside by officials who thought them premature"
).split()


def sentence(number: int, length: int = 22) -> str:
    """A sentence of its own for each number."""
    words = [WORDS[(number * 7 + at * (number % 5 + 1)) % len(WORDS)] for at in range(length)]
    return f"Witness {number} said {' '.join(words)}."


def report(
    chapters: Sequence[Sequence[str]],
    *,
    head: str | None = HEAD,
    foot: bool = True,
    columns: int = 1,
    **facts: Any,
) -> bytes:
    """A report as reportlab typesets it: chapters of paragraphs, running heads, page numbers."""
    from reportlab.lib.pagesizes import A5
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

    styles = getSampleStyleSheet()
    facts = {"invariant": 1, "title": None, "author": None} | facts
    width, height = A5
    room = (width - 80) / columns
    frames = [
        Frame(40 + room * at, 50, room - 8 * (columns - 1), height - 110) for at in range(columns)
    ]

    def furniture(canvas: Any, document: Any) -> None:
        canvas.setFont("Helvetica", 8)
        if head:
            canvas.drawString(40, height - 36, head)
        if foot:
            canvas.drawCentredString(width / 2, 28, str(document.page))

    out = io.BytesIO()
    document = BaseDocTemplate(out, pagesize=A5, **facts)
    document.addPageTemplates([PageTemplate(frames=frames, onPage=furniture)])
    flow = []
    for number, paragraphs in enumerate(chapters, start=1):
        flow.append(Paragraph(f"Chapter {number} of the evidence", styles["Heading2"]))
        flow += [Paragraph(text, styles["BodyText"]) for text in paragraphs]
    document.build(flow)
    return out.getvalue()


def word_file(fill: Callable[[Any], None], **facts: Any) -> bytes:
    """A file as python-docx writes it; ``fill`` is given its document."""
    from docx import Document

    document = Document()
    for name, value in facts.items():
        setattr(document.core_properties, name, value)
    fill(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


NEWS = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<title>Hospital parking charges to end, minister says | The Daily Example</title>
<link rel="canonical" href="https://news.example.org/2019/03/hospital-parking">
<meta property="og:site_name" content="The Daily Example">
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",
"headline": "Hospital parking charges to end, minister says",
"datePublished": "2019-03-14T08:30:00+00:00",
"author": {"@type": "Person", "name": "Alice Smith"}}</script>
</head><body>
<div id="cookie-banner" class="cookie-consent"><p>We use cookies to improve your experience. By
continuing you accept our policy.</p><button>Accept all</button></div>
<nav><ul><li><a href="/">Home</a></li><li><a href="/health">Health</a></li></ul></nav>
<main><article><h1>Hospital parking charges to end, minister says</h1>
<p class="byline">By Alice Smith</p>
<p>Charges for parking at hospitals will be abolished for patients with long illnesses from
April, the health minister Ruth Okafor told parliament on Thursday.</p>
<p>“Nobody who is being treated for cancer should have to look for coins,” Mrs Okafor said. She
put the cost at £95m a year, which the <b>Treasury</b> will carry.</p>
<h2>Trusts are worried</h2>
<p>Hospital trusts said they had not been consulted. Peter Lang, of the
<a href="/trusts">Association of Trusts</a>, warned that smaller hospitals would lose money for
security and lighting.</p>
<ul><li>Patients in dialysis will park free of charge.</li>
<li>Visitors will go on paying.</li></ul>
<table><tr><th>Year</th><th>Income</th></tr><tr><td>2017</td><td><p>£226m</p></td></tr></table>
<p>The change has to pass both houses.<br>It is expected to do so before Easter.</p>
</article></main>
<section id="comments" class="comments"><h3>Comments (2)</h3>
<div class="comment"><p>They should have done this years ago, it is a disgrace that they did
not.</p></div><div class="comment"><p>First comment here ever, I believe.</p></div></section>
<aside class="related"><h3>Related stories</h3><ul><li><a href="/a">Ten ways to sleep better
tonight</a></li></ul></aside>
<footer><p>© 2019 The Daily Example. All rights reserved.</p></footer></body></html>
"""


def page_of(paragraphs: str, head: str = "") -> str:
    """A page with an article of these paragraphs, given as HTML."""
    return (
        f"<!DOCTYPE html><html><head><title>A page</title>{head}</head>"
        f"<body><main><article>{paragraphs}</article></main></body></html>"
    )


# --- PDFs by hand ----------------------------------------------------------------------


def raw_pdf(objects: Sequence[bytes], root: int = 1) -> bytes:
    """A PDF of these objects, numbered from 1, with a right table of where they are."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for place in places:
        out += b"%010d 00000 n \n" % place
    out += b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        root,
        table,
    )
    return bytes(out)


def stream(data: bytes, extra: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), extra, data)


_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
_PAGE = (
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R"
    b" /Resources << /Font << /F1 5 0 R >> >> >>"
)


def one_page_pdf(content: bytes, extra: bytes = b"") -> bytes:
    """A PDF of one page with these drawing operators."""
    return raw_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            _PAGE,
            stream(content, extra),
            _FONT,
        ]
    )


def pdf_of_lines(*lines: str) -> bytes:
    """A PDF of one page with these lines, each in its place."""
    drawn = [b"BT /F1 12 Tf 14 TL 20 280 Td"]
    drawn += [b"(%s) Tj T*" % line.encode("latin-1") for line in lines]
    return one_page_pdf(b"\n".join([*drawn, b"ET"]))


def bomb_pdf(megabytes: int = 600) -> bytes:
    """A page that unpacks to so many megabytes of drawing operators."""
    packer = zlib.compressobj(9)
    piece = b"(a) Tj " * (2**20 // 7)
    packed = b"".join(packer.compress(piece) for _ in range(megabytes)) + packer.flush()
    return one_page_pdf(packed, b"/Filter /FlateDecode")


def cyclic_pdf() -> bytes:
    """A page tree whose branch is its own root."""
    return raw_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1000000 >>",
            b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R 2 0 R] /Count 1000000 >>",
        ]
    )


def endless_pdf() -> bytes:
    """A page tree that doubles at each of its levels: 2 to the power of 60 pages."""
    levels = 60
    nodes = [
        b"<< /Type /Pages /Kids [%d 0 R %d 0 R] /Count 1000000 >>" % (number + 1, number + 1)
        for number in range(2, levels + 2)
    ]
    page = b"<< /Type /Page /MediaBox [0 0 9 9] >>"
    return raw_pdf([b"<< /Type /Catalog /Pages 2 0 R >>", *nodes, page])


def locked_pdf(password: str) -> bytes:
    """A page encrypted for a password; "" for one that anybody may read."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf_of_lines(*LINES))))
    writer.encrypt(user_password=password, owner_password="owner", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


LINES = ("The treasurer said that the roof would", "cost four thousand pounds.")


# --- packages by hand ------------------------------------------------------------------


def bomb_docx(megabytes: int = 2000) -> bytes:
    """A Word file whose text unpacks to so many megabytes."""
    good = word_file(lambda document: document.add_paragraph("One sentence."))
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(good)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for member in source.infolist():
            if member.filename != "word/document.xml":
                target.writestr(member, source.read(member))
        with target.open("word/document.xml", "w", force_zip64=True) as document:
            before, after = source.read("word/document.xml").split(b"One sentence.")
            document.write(before)
            for _ in range(megabytes):
                document.write(b"a" * 2**20)
            document.write(after)
    return out.getvalue()


_NOTES_RELATION = (
    b'<Relationship Id="rId900" Target="footnotes.xml" Type="http://schemas.openxmlformats.org'
    b'/officeDocument/2006/relationships/footnotes"/>'
)
_NOTES_TYPE = (
    b'<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-'
    b'officedocument.wordprocessingml.footnotes+xml"/>'
)


def docx_of_xml(body: str, before: str = "", notes: str = "") -> bytes:
    """A Word file with that XML for its document, and for its footnotes where given."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    good = word_file(lambda document: document.add_paragraph("One sentence."))
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(good)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for member in source.infolist():
            data = source.read(member)
            if notes and member.filename == "word/_rels/document.xml.rels":
                data = data.replace(b"</Relationships>", _NOTES_RELATION + b"</Relationships>")
            elif notes and member.filename == "[Content_Types].xml":
                data = data.replace(b"</Types>", _NOTES_TYPE + b"</Types>")
            if member.filename != "word/document.xml":
                target.writestr(member, data)
        if notes:
            target.writestr(
                "word/footnotes.xml", f'<w:footnotes xmlns:w="{space}">{notes}</w:footnotes>'
            )
        xml = f'{before}<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
        target.writestr("word/document.xml", f'<?xml version="1.0"?>{xml}')
    return out.getvalue()
