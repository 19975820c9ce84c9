from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gpqa.comments import read_comments
from gpqa.convert.html import convert, decode_page
from gpqa.errors import ConversionError, SourceError, UndecodableError
from gpqa.paragraphs import find_paragraphs
from tests.helpers_documents import NEWS, page_of

if TYPE_CHECKING:
    from gpqa.convert.converted import Converted


def converted(page: str | bytes, encoding: str | None = None) -> Converted:
    return convert(page.encode() if isinstance(page, str) else page, encoding, "page.html")


def test_a_news_page_is_its_article_and_its_comments_and_nothing_around_them() -> None:
    page = converted(NEWS)
    assert page.text == (
        "# Hospital parking charges to end, minister says\n\n"
        "Charges for parking at hospitals will be abolished for patients with long illnesses from"
        " April, the health minister Ruth Okafor told parliament on Thursday.\n\n"
        "“Nobody who is being treated for cancer should have to look for coins,” Mrs Okafor said."
        " She put the cost at £95m a year, which the Treasury will carry.\n\n"
        "# Trusts are worried\n\n"
        "Hospital trusts said they had not been consulted. Peter Lang, of the Association of"
        " Trusts, warned that smaller hospitals would lose money for security and lighting.\n\n"
        "• Patients in dialysis will park free of charge.\n\n"
        "• Visitors will go on paying.\n\n"
        "Year\tIncome\n\n"
        "2017\t£226m\n\n"
        "The change has to pass both houses.\nIt is expected to do so before Easter.\n\n"
        "# Comments (2)\n\n"
        "They should have done this years ago, it is a disgrace that they did not.\n\n"
        "First comment here ever, I believe.\n"
    )
    assert page.title == "Hospital parking charges to end, minister says"
    assert page.author == "Alice Smith"
    assert page.date == "2019-03-14"
    assert page.site == "The Daily Example"
    assert page.url == "https://news.example.org/2019/03/hospital-parking"


def test_the_same_page_is_the_same_text_every_time() -> None:
    assert converted(NEWS) == converted(NEWS)


def test_answers_that_are_given_twice_stay_twice() -> None:
    asked = "".join(
        f"<p>Q. Was witness {n} told of it in the spring?</p><p>A. Yes.</p>" for n in range(9)
    )
    assert converted(page_of(asked)).text.count("A. Yes.") == 9


def test_no_date_is_guessed_from_the_words() -> None:
    assert (
        converted(page_of("<p>In 1854 the pump was closed. It was 8 September.</p>")).date is None
    )


@pytest.mark.parametrize(
    "mark",
    [
        "<!-- saved from url=(0031)https://a.example/story -->",
        "<!--\n Page saved with SingleFile \n url: https://a.example/story \n saved date: x\n-->",
    ],
)
def test_a_browser_s_own_note_says_where_a_page_is_from(mark: str) -> None:
    page = page_of("<p>The pump was closed in September by the board.</p>").replace(
        "<html>", f"{mark}<html>"
    )
    assert converted(page).url == "https://a.example/story"


def test_an_address_that_is_none_is_none() -> None:
    head = '<link rel="canonical" href="javascript:alert(1)"><meta property="og:url" content="x">'
    assert converted(page_of("<p>The pump was closed by the board.</p>", head)).url is None


# --- characters ------------------------------------------------------------------------

WORDS = "<p>The café’s owner paid £5 to the naïve waiter, and he said “no”.</p>"


def declaring(name: str) -> str:
    return page_of(WORDS, f'<meta charset="{name}">')


@pytest.mark.parametrize(
    ("page", "used"),
    [
        (declaring("utf-8").encode(), "utf-8"),
        (declaring("iso-8859-1").encode(), "utf-8"),  # it lies: these bytes are UTF-8
        (declaring("windows-1252").encode("cp1252"), "cp1252"),
        (declaring("iso-8859-1").encode("cp1252"), "cp1252"),  # as browsers read it
        (page_of(WORDS).encode("utf-16"), "utf-16-le"),
        (b"\xef\xbb\xbf" + declaring("windows-1251").encode(), "utf-8"),
        (
            page_of(
                WORDS, '<meta http-equiv="Content-Type" content="text/html; charset=cp1252">'
            ).encode("cp1252"),
            "cp1252",
        ),
        (f'<?xml version="1.0" encoding="cp1252"?>{page_of(WORDS)}'.encode("cp1252"), "cp1252"),
    ],
)
def test_a_page_is_decoded_by_what_is_certain(page: bytes, used: str) -> None:
    found = converted(page)
    assert found.text == "The café’s owner paid £5 to the naïve waiter, and he said “no”.\n"
    assert found.encoding == used


def test_a_page_that_is_not_what_it_says_is_not_guessed_at() -> None:
    lying = declaring("utf-8").encode("cp1252")
    with pytest.raises(UndecodableError, match="--encoding"):
        converted(lying)
    assert "café" in converted(lying, "cp1252").text


def test_japanese_in_seven_bits_is_what_it_says() -> None:
    page = page_of("<p>病院の駐車場は無料になる。</p>", '<meta charset="iso-2022-jp">')
    assert decode_page(page.encode("iso-2022-jp"), None, "x")[1] == "iso2022_jp"
    assert "無料" in converted(page.encode("iso-2022-jp")).text


@pytest.mark.parametrize("name", ["utf-7", "rot13", "nonsense", "idna", "hex", "\\", "x" * 90])
def test_an_encoding_that_is_none_for_pages_is_not_used(name: str) -> None:
    with pytest.raises(UndecodableError):
        decode_page(declaring(name).encode("cp1252"), None, "x")


def test_control_characters_are_left_out_and_everything_else_stays() -> None:
    page = page_of("<p>He said\x00 \x1b[31mthis\x07 and \u202ethat\u202c there, quite plainly.</p>")
    assert converted(page).text == "He said [31mthis and \u202ethat\u202c there, quite plainly.\n"


# --- what stands in the article --------------------------------------------------------

HEADING = "<h1>Both pools of Barnford close in April</h1>"
FIRST = "The council will close both of its pools from the first of April, it decided on Monday."
SECOND = "Ann Park, who leads the council, said: “We have no money left for pools, none at all.”"
THIRD = "Residents marched through the town on Tuesday, and four hundred signed a petition."
ITEMS = "<li>£2m for a new roof</li><li>40 lockers are to be sold</li>"
MENU = '<ul><li><a href="/">Home</a></li><li><a href="/n">News of the town</a></li></ul>'
READ = '<h3>Most read</h3><ul><li><a href="/1">Man finds a python in his bath</a></li></ul>'
WHOLE = (
    f"# Both pools of Barnford close in April\n\n{FIRST}\n\n• £2m for a new roof\n\n"
    f"• 40 lockers are to be sold\n\n{SECOND}\n\n# What next\n\n{THIRD}\n"
)


def bare_page(body: str) -> str:
    title = "Both pools of Barnford close in April | The Echo"
    return f"<html><head><title>{title}</title></head><body>{body}</body></html>"


@pytest.mark.parametrize("tag", ["ul", "ol"])
@pytest.mark.parametrize(
    "layout",
    [
        "{story}",
        "{menu}{story}{read}",
        "<header><nav>{menu}</nav></header>{story}<footer><ul><li>© Echo</li></ul></footer>",
        '<div id="wrap"><div>{menu}</div><div class="col">{story}</div><div>{read}</div></div>',
        '<div class="main-nav">{menu}</div>{story}',
        "<main>{story}</main>",
    ],
)
def test_headings_and_lists_stay_whatever_box_they_stand_in(tag: str, layout: str) -> None:
    story = (
        f"{HEADING}<p>{FIRST}</p><{tag}>{ITEMS}</{tag}><p>{SECOND}</p><h2>What next</h2>"
        f"<p>{THIRD}</p>"
    )
    page = bare_page(layout.format(story=story, menu=MENU, read=READ))
    assert converted(page).text == WHOLE


@pytest.mark.parametrize(
    "page",
    [
        '<header>{heading}</header><div class="entry-content">{first}<ul>{items}</ul>{rest}</div>',
        '<div class="story-body">{first}</div><ul>{items}</ul><div class="story-body">{rest}</div>',
        "<section>{heading}{first}<ul>{items}</ul></section><section>{rest}</section>",
        "<article>{heading}{first}<ul>{items}</ul></article><article>{rest}</article>",
    ],
)
def test_a_part_outside_the_box_that_is_called_the_article_stays(page: str) -> None:
    rest = f"<p>{SECOND}</p><h2>What next</h2><p>{THIRD}</p>"
    parts = {"heading": HEADING, "first": f"<p>{FIRST}</p>", "items": ITEMS, "rest": rest}
    found = converted(bare_page(page.format(**parts))).text
    heading, _, below = WHOLE.partition("\n\n")
    assert found.removeprefix(heading).lstrip() == below


def test_teasers_of_other_articles_stay_out() -> None:
    teaser = "<article><h3><a href='/{0}'>Story {0}</a></h3><p>What story {0} tells at length, in"
    teaser += (
        " some forty words or so.</p><p>And more of it, which is as long as that.</p></article>"
    )
    story = (
        f"<article>{HEADING}<p>{FIRST}</p><ul>{ITEMS}</ul><p>{SECOND}</p><p>{THIRD}</p></article>"
    )
    page = bare_page(story + "".join(map(teaser.format, range(3))))
    assert "Story 1" not in converted(page).text


def test_a_heading_that_is_not_the_title_is_not_put_above_the_article() -> None:
    page = bare_page(
        f"<div><h1>The Barnford Echo</h1></div><article><h2>Pools close</h2><p>{FIRST}</p>"
        f"<p>{SECOND}</p><p>{THIRD}</p></article>"
    )
    assert "# The Barnford Echo" not in converted(page).text


@pytest.mark.parametrize(
    "heading", ["Both\u00a0pools close", "Both&nbsp;pools\n close", "Both pools close"]
)
def test_the_main_heading_stands_once_however_its_spaces_are_written(heading: str) -> None:
    page = bare_page(f"<article><h1>{heading}</h1><p>{FIRST}</p><p>{SECOND}</p></article>")
    text = converted(page.replace("of Barnford ", "")).text
    assert text.replace("\u00a0", " ").count("Both pools close") == 1
    assert text.startswith("# Both")


@pytest.mark.parametrize("tag", ["p", "div", "h2"])
def test_a_heading_that_is_kept_without_its_mark_is_not_put_there_again(tag: str) -> None:
    words = "Both pools of Barnford close in April"
    page = bare_page(
        f"<header><h1>{words}</h1></header>"
        f"<article><{tag}>{words}</{tag}><p>{FIRST}</p><p>{SECOND}</p>"
        f"<p>{THIRD}</p></article>"
    )
    text = converted(page).text
    assert text.startswith(f"# {words}\n")
    assert text.count(words) == 1


def test_elements_of_any_name_may_hold_an_article() -> None:
    rest = f"<ul>{ITEMS}</ul><p>{SECOND}</p><h2>What next</h2><p>{THIRD}</p>"
    for name in ("x@y", "x=y", "x[y]", "x[@y='1']", "x:y", "{x}y", "x*"):
        page = bare_page(f"<{name}><div>{HEADING}<p>{FIRST}</p>{rest}</div></{name}>")
        assert converted(page).text == WHOLE


# --- comments --------------------------------------------------------------------------


def writers(comments: str) -> list[str | None] | None:
    """Who is named as the writer of each comment; None where there are none."""
    text = converted(bare_page(f"<article><p>{FIRST}</p><p>{SECOND}</p></article>{comments}")).text
    found = read_comments(text, list(find_paragraphs(text)))
    if found is None:
        return None
    return [text[slice(*each.named)] if each.named else None for each in found.headings.values()]


WORDPRESS = """<div id="comments"><h2 class="comments-title">2 thoughts on “Pools”</h2><ol><li>
<div class="comment-author vcard"><b class="fn">Ben Tull</b> <span>says:</span></div>
<a><time>5 May 2024 at 4:05 pm</time></a><p>The roof leaked.</p><a>Reply</a></li></ol></div>"""
DATED = """<section class="comments"><h3>Comments</h3><div class="comment"><span class="user">Ben
Tull</span> <span class="t">18 Feb 2026, 3.10pm</span><p>The roof leaked.</p></div></section>"""
AGO = """<section class="comments"><div><span class="user">Ben Tull</span><span>2 hours ago</span>
<p>The roof leaked.</p></div></section>"""
INLINE = '<ul class="comments"><li><span class="user">Ben Tull</span>: The roof leaked.</li></ul>'
NAMED = """<div id="comments"><article class="comment"><cite itemprop="name">Ben Tull</cite>
<p>The roof leaked.</p></article></div>"""


@pytest.mark.parametrize("comments", [WORDPRESS, DATED, AGO, INLINE, NAMED])
def test_comments_stand_below_the_article_under_their_writers_names(comments: str) -> None:
    assert writers(comments) == ["Ben Tull"]


def test_comments_without_names_are_nobody_s() -> None:
    assert writers('<div class="comments-list"><p>The roof leaked for years.</p></div>') == []


@pytest.mark.parametrize(
    "comments",
    [
        '<div id="comments"><p>Comments are closed.</p></div>',
        '<div id="disqus_thread"><noscript>Please enable JavaScript.</noscript></div>',
        '<div class="comments-link"><a href="#">Leave a comment</a></div>',
        '<div id="comments"><h3>Comments</h3><form><textarea>Mine</textarea></form></div>',
        '<div id="comments" style="display: none"></div>',
    ],
)
def test_an_empty_box_of_comments_is_nothing(comments: str) -> None:
    assert writers(comments) is None


def test_a_page_that_is_called_a_comment_is_an_article() -> None:
    page = bare_page(f'<div class="comment-page">{HEADING}<p>{FIRST}</p><p>{SECOND}</p></div>')
    assert FIRST in converted(page).text
    assert "# Comments" not in converted(page).text


@pytest.mark.parametrize("depth", [1, 2, 3])
@pytest.mark.parametrize("comments", [WORDPRESS, DATED, AGO, INLINE, NAMED])
def test_comments_in_a_page_that_is_called_a_comment_are_no_part_of_its_article(
    comments: str, depth: int
) -> None:
    page = f"<article>{HEADING}<p>{FIRST}</p><p>{SECOND}</p></article>{comments}"
    for _ in range(depth):
        page = f'<div class="comments-open" id="comments-page">{page}</div>'
    article, _, below = converted(bare_page(page)).text.partition("The roof leaked.")
    assert article.index(SECOND) < article.index("# Ben Tull")
    assert below.strip() == ""


def said(comments: str) -> str:
    """What stands below the article."""
    page = bare_page(f"<article><p>{FIRST}</p><p>{SECOND}</p></article>{comments}")
    return converted(page).text.partition(SECOND)[2].strip()


@pytest.mark.parametrize(
    "comment",
    [
        "You have to wonder why.",
        "You must be joking!",
        "You need to look at the roof.",
        "Please fix the roof.",
        "Please sign the petition.",
        "Please register your anger with the council.",
        "Sign the petition, all of you.",
        "Register to vote!",
        "Log books were lost years ago.",
        "See you all there.",
        "Read the small print.",
        "Show some respect.",
        "Hide all you like, councillors.",
        "View from the roof was lovely.",
        "Load of nonsense.",
        "Be the first to jump in.",
        "Leave a light on for them.",
        "Join the queue.",
        "Required reading for the council.",
        "Your email to the council came back?",
        "No comments from the mayor, as ever.",
        "There are no lifeguards.",
        "Cancel the plan.",
        "Notify the police.",
        "This discussion is pointless.",
    ],
)
def test_comments_that_begin_like_a_notice_stay(comment: str) -> None:
    assert said(f'<div class="comments"><p>{comment}</p></div>') == f"# Comments\n\n{comment}"


@pytest.mark.parametrize(
    "notice",
    [
        "Log in",
        "Login or register to post comments.",
        "Log in | Sign up",
        "You must be logged in to post a comment.",
        "You have to log in first.",
        "You need to register before commenting.",
        "Please sign in to join the conversation",
        "Please enable JavaScript to view the comments powered by Disqus.",
        "Please keep comments civil.",
        "Please read our community guidelines.",
        "Be the first to comment!",
        "Be the first to leave a reply",
        "Leave a Reply Cancel reply",
        "Add a comment…",
        "Write a response",
        "Join the conversation (12)",
        "Show more",
        "View all 12 comments »",
        "Load more comments",
        "Hide replies (3)",
        "See more",
        "Read the comments",
        "Your email address will not be published. Required fields are marked *",
        "Required fields are marked *",
        "No comments yet. Be the first!",
        "There are no comments.",
        "Notify me of new comments via email.",
        "This discussion is closed.",
        "Comments are closed.",
        "Reply Share 12",
        "3 replies",
    ],
)
def test_what_a_page_says_among_its_comments_is_no_comment(notice: str) -> None:
    assert said(f'<div class="comments"><p>{notice}</p></div>') == ""


@pytest.mark.parametrize("name", ["42", "Hide Tanaka", "Read Smith", "Reply", "Show More"])
def test_writers_may_be_called_what_buttons_are(name: str) -> None:
    comments = "".join(
        f'<div class="comment"><b class="user">{each}</b><p>The roof leaked.</p></div>'
        for each in ("Ben Tull", name)
    )
    assert writers(f'<div id="comments">{comments}</div>') == ["Ben Tull", name]


def test_a_notice_that_names_a_writer_is_one_still() -> None:
    comments = '<div><p>Leave a reply to <b class="fn">Ben Tull</b></p></div>'
    assert said(f'<div id="comments">{comments}</div>') == ""


@pytest.mark.slow
def test_a_page_of_many_comments_is_read_in_seconds() -> None:
    one = '<div class="comment"><b class="user">Ann Lee</b><p>The roof leaked.</p></div>'
    page = bare_page(f'<article><p>{FIRST}</p></article><div id="comments">{one * 20_000}</div>')
    assert converted(page).text.count("# Ann Lee:") == 20_000


# --- nothing there ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "page", ["<html></html>", "<html><body><script>x()</script></body></html>", " "]
)
def test_a_page_without_a_text_says_so(page: str) -> None:
    with pytest.raises(ConversionError, match=r"page\.html "):
        converted(page)


def test_a_program_that_is_called_a_page_is_refused() -> None:
    with pytest.raises(SourceError):
        converted(b"\x7fELF\x02\x01\x01\x00" + bytes(range(256)) * 20)


def test_what_is_nested_too_deeply_is_refused_not_cut() -> None:
    with pytest.raises(ConversionError, match="depth"):
        converted("<html><body>" + "<div>" * 100_000 + "<p>The very last words.</p>")
