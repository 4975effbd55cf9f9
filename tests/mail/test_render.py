"""A letter reads the same as text and as HTML, in the look of the site, and needs nothing from elsewhere."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

import pytest

from kindling.mail.house import House, Palette
from kindling.mail.letters import Button, Code, Facts, Heading, Letter, Paragraph, Quotation
from kindling.mail.render import rendered

HOUSE = House("The Kettle", "https://talks.example.org", contact="hello@kettle.example.org")
LETTER = Letter(
    subject="The courage to pause",
    preview="Thursday 17 December, 19:00 in Lagos.",
    blocks=(
        Paragraph("Dear Ben,"),
        Facts((("In Lagos", "Thursday 17 December, 19:00 to 20:00"), ("In London", "18:00"))),
        Quotation("When did a pause help you to be kind?", "Ingrid Solheim"),
        Quotation("Nobody said this."),
        Button("I will come", "https://talks.example.org/come/" + "x" * 90 + "/?a=1&b=2"),
        Button("I cannot come", "https://talks.example.org/come/no/", quiet=True),
        Heading("Afterwards"),
        Paragraph("One line.\nAnother line.", soft=True),
        Code("4821-0937"),
    ),
    why="You get this because you joined.",
    unsubscribe="https://talks.example.org/stop/x/",
    mine="https://talks.example.org/me/x/",
)
TEXT = f"""The courage to pause

Dear Ben,

In Lagos: Thursday 17 December, 19:00 to 20:00
In London: 18:00

    “When did a pause help you to be kind?”
    Ingrid Solheim

    “Nobody said this.”

I will come:
https://talks.example.org/come/{"x" * 90}/?a=1&b=2

I cannot come:
https://talks.example.org/come/no/

Afterwards
----------

One line.
Another line.

    4821-0937

--\x20
The Kettle
https://talks.example.org

You get this because you joined.

Your own page, with everything we hold about you:
https://talks.example.org/me/x/

Stop these mails:
https://talks.example.org/stop/x/

Write to us: hello@kettle.example.org
"""


class _Tags(HTMLParser):
    """The elements that a page begins."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.tags.append(tag)


def words_of(html: str) -> str:
    """What a page says, without its styles."""
    body = re.sub(r"<(style|title)[^>]*>.*?</\1>|<!--.*?-->", "", html, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


def test_the_text_is_set_in_lines_with_each_address_on_its_own() -> None:
    assert rendered(LETTER, HOUSE).text == TEXT


def test_long_words_are_filled_and_addresses_never_broken() -> None:
    shown = rendered(Letter("S", "", (Paragraph("word " * 40),), why="W."), HOUSE).text
    assert max(len(line) for line in shown.splitlines()) <= 72


def test_the_page_says_what_the_text_says() -> None:
    said = words_of(rendered(LETTER, HOUSE).html)
    for line in TEXT.splitlines():
        name, _, what = line.strip("- :").partition(": ")
        for words in (name, what) if "In L" in name else ():
            assert words in said
    for words in (
        "The courage to pause",
        "Dear Ben,",
        "“Nobody said this.”",
        "Afterwards",
        "Another line.",
        "4821-0937",
    ):
        assert words in said
    assert said.endswith("You get this because you joined. Your own page Stop these mails Write to us")


def test_every_link_of_the_page_stands_in_the_text() -> None:
    shown = rendered(LETTER, HOUSE)
    links = [unescape(one) for one in re.findall(r'href="([^"]+)"', shown.html)]
    assert len(links) == 6
    assert [one for one in links if one.removeprefix("mailto:").rstrip("/") not in shown.text] == []


def test_the_page_fetches_nothing_and_runs_nothing() -> None:
    shown = rendered(LETTER, HOUSE).html
    assert re.findall(r"<(?:img|link|script|iframe|object|video|svg)\b", shown) == []
    assert re.findall(r"url\(|@import|@font-face|src=", shown) == []


def test_the_page_is_one_that_a_screen_reader_can_follow() -> None:
    shown = rendered(LETTER, HOUSE).html
    assert ('lang="en-GB"' in shown, "<title>The courage to pause</title>" in shown) == (True, True)
    assert re.findall(r"<(h\d)", shown) == ["h1", "h2"]
    tables = re.findall(r"<table[^>]*>", shown)
    assert [('role="presentation"' in one, "facts" in one) for one in tables if 'width="600"' not in one] == [
        (True, False),
        (False, True),
        (True, False),
    ]
    assert shown.count('scope="row"') == 2


def test_styles_stand_in_the_elements_and_dark_ones_in_the_only_style_that_is_left() -> None:
    shown = rendered(LETTER, HOUSE).html
    (style,) = re.findall(r"<style[^>]*>(.*?)</style>", shown, flags=re.DOTALL)
    assert "@media (prefers-color-scheme: dark)" in style
    assert (Palette().accent in style, HOUSE.dark.accent in style) == (False, True)
    assert 'name="color-scheme" content="light dark"' in shown
    assert re.search(r'<a class="button"[^>]*style="[^"]*background-color: #b5462f', shown)


def test_a_community_shows_in_its_own_colours() -> None:
    own = House("The Kettle", "https://talks.example.org", light=Palette(accent="#123456"))
    assert rendered(LETTER, own).html.count("#123456") > 3


def test_words_can_neither_become_elements_nor_styles() -> None:
    odd = "<img src=x onerror=alert(1)>\"'</style><style>*{display:none}"
    blocks = (Paragraph(odd), Heading(odd), Button(odd, odd), Facts(((odd, odd),)), Quotation(odd, odd), Code(odd))
    shown = rendered(Letter(odd, odd, blocks, why=odd), House(odd, "https://talks.example.org")).html
    reader = _Tags()
    reader.feed(shown)
    assert [tag for tag in reader.tags if tag in {"img", "style"}] == ["style"]


@pytest.mark.parametrize("sign", ["\x1b", "\x07", "\x00", "\u202e", "\u2066"])
def test_signs_that_no_reader_shows_leave_the_text(sign: str) -> None:
    shown = rendered(Letter(f"a{sign}b", "", (Paragraph(f"c{sign}d"),), why="W."), HOUSE).text
    assert ("ab" in shown, "cd" in shown) == (True, True)


def test_words_of_every_script_stay_as_they_are() -> None:
    words = "مرحبا بكم\u200f. नमस्ते 👩🏽\u200d⚕️ Ṣọlá O’Neill–Müller"
    shown = rendered(Letter("S", "", (Paragraph(words),), why="W."), HOUSE)
    assert (words in shown.text, words in shown.html) == (True, True)
    assert 'dir="auto"' in shown.html


def test_a_title_of_its_own_stands_where_the_subject_would() -> None:
    shown = rendered(Letter("4821 is your code", "", (), why="W.", title="Your code"), HOUSE)
    assert (shown.text.splitlines()[0], ">Your code</h1>" in shown.html) == ("Your code", True)


def test_where_there_is_nothing_to_leave_nothing_offers_it() -> None:
    shown = rendered(Letter("S", "", (), why="W."), House("The Kettle", "https://talks.example.org"))
    assert [word in shown.text + shown.html for word in ("Stop these", "Your own page", "Write to us")] == [False] * 3
