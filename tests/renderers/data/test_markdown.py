"""The Markdown of a pack: its words, every one, and none of them acting as Markdown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from kindling.pack.document import (
    Answered,
    Attribution,
    Bullet,
    Bullets,
    Chat,
    ChatCard,
    Flag,
    Link,
    Media,
    Pack,
    Paragraph,
    Picture,
    Pictures,
    Point,
    Points,
    Priorities,
    Priority,
    Profile,
    Profiles,
    Question,
    Quotation,
    Recording,
    Reflection,
    Reflections,
    Resource,
    Resources,
    Run,
    Section,
    World,
    plain,
)
from kindling.renderers.data import render_markdown
from kindling.renderers.data.blocks import pieces
from kindling.renderers.data.literal import inline, link, literal
from tests.factories import packs
from tests.renderers.parity import assert_same_words, fold
from tests.renderers.shown import read

PACKS = {"every page": packs.every_page, "small": packs.small, "scripts": packs.scripts, "drafted": packs.drafted}
READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def markdown(pack: Pack) -> str:
    return render_markdown(pack).data.decode()


def body(pack: Pack) -> str:
    return markdown(pack).split("---\n", 2)[2]


def told(*blocks: Any) -> str:
    """The Markdown of blocks alone."""
    section = Section("one", "other", "One", blocks)
    return body(Pack("T", "S", sections=(section,), status="reviewed")).split("## One\n\n")[1].rstrip("\n")


def html(words: str) -> str:
    return str(READER.render(words))


@pytest.mark.parametrize("pack", PACKS.values(), ids=PACKS)
def test_markdown_shows_the_words_of_the_pack_and_no_others(pack: Callable[[], Pack]) -> None:
    assert_same_words(pack(), read(html(body(pack()))).text, furniture=("Picture", "draft"))


def test_markdown_is_a_file_with_front_matter() -> None:
    made = render_markdown(replace(packs.every_page(), sections=(), closing=()))
    assert (made.name, made.media_type) == ("pack.md", "text/markdown")
    assert made.data.decode() == (
        '---\ntitle: "Follow Your Compassion"\nseries: "Conversations for Kindness"\n'
        'community: "Kindness in Healthcare"\nmonth: "2024-08"\nstatus: "reviewed"\nlanguage: "en-GB"\n---\n\n'
        "# Follow Your Compassion\n\nConversations for Kindness\\\nKindness in Healthcare\\\n"
        "An insights pack from our monthly conversation\n\nAugust 2024, 48 people, 9 small groups\n"
    )


def test_front_matter_keeps_quotation_marks_and_what_does_not_print_inside_its_string() -> None:
    assert 'title: "Say \\"no\\": \\u2028 yes"\n' in markdown(replace(packs.small(), title='Say "no": \u2028 yes'))


def test_counts_are_told_one_by_one() -> None:
    assert "1 person, 1 small group" in body(replace(packs.small(), people=1, groups=(4,)))


def test_where_words_come_from_and_what_flags_say_is_never_shown() -> None:
    text = markdown(packs.drafted())
    names = ("transcript.vtt", "saved_chat", "Quillfeather", "ward number", "deck.pptx")
    assert [one for one in names if one in text] == []
    assert "> **Draft: not for sharing.** Nobody quoted here has been asked yet. 2 things to look at" in text


def test_draft_with_one_flag_or_none_says_so() -> None:
    assert "1 thing to look at" in body(replace(packs.small(), flags=(Flag("a", "b"),)))
    assert "to look at" not in body(packs.small())


HOSTILE = (
    "# no heading",
    "- no list",
    "+ no list",
    "1. no list",
    "12) no list",
    "> no quotation",
    "    no code",
    "`no code`",
    "```",
    "*no emphasis* and _none_ and **none**",
    "~~no strike~~",
    "[no link](https://x.example.org)",
    "![no picture](x.png)",
    "<b>no tag</b> &amp; no entity &copy;",
    "| no | table |",
    "---",
    "===",
    "a\n---",
    "a\n===\nb",
    "a \\ b \\* c\\",
    "$no formula$",
    "trailing #",
    "two\n\nlines",
    "[x]: https://x.example.org",
    "- [ ] no task",
    "\u00a0  spaced",
)


@pytest.mark.parametrize("words", HOSTILE)
def test_words_show_as_written(words: str) -> None:
    for shape in (f"{literal(words)}\n", f"# {literal(words.splitlines()[0])}\n", f"- {literal(words)}"):
        page = read(html(shape))
        expected = words.splitlines()[0] if shape.startswith("# ") else words
        assert fold(page.text) == fold(expected)
        assert set(page.tags()) <= {"p", "br", "h1", "ul", "li"}


@given(st.text(alphabet="aé1 .)#*_-+=<>[]()!`~|&;:\\\"'$@/\n", max_size=30))
def test_any_words_show_as_written(words: str) -> None:
    page = read(html(f"{literal(words)}\n"))
    assert fold(page.text) == fold(words)
    assert set(page.tags()) <= {"p", "br"}


RUNS = st.builds(
    Run,
    st.text(alphabet="ab1 “.”*_!\n", min_size=1, max_size=6),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["", "https://x.example.org/?a=1&copy=2"]),
)


@given(st.lists(RUNS, max_size=5))
def test_marks_are_marks_and_never_stars(runs: list[Run]) -> None:
    text = tuple(runs)
    page = read(html(f"{inline(text)}\n"))
    assert fold(page.text).replace(" ", "") == fold("".join(run.text for run in text)).replace(" ", "")
    assert ("strong" in page.tags()) == any(run.strong and run.text.strip() for run in text)
    assert ("em" in page.tags()) == any(run.emphasis and run.text.strip() for run in text)


def test_marks_stand_outside_white_space_and_become_tags_where_stars_would_show() -> None:
    assert inline((Run("a"), Run(" b ", strong=True), Run("c", emphasis=True))) == "a **b** *c*"
    assert inline((Run("a"), Run("“b”", strong=True, emphasis=True), Run("c"))) == "a<strong><em>“b”</em></strong>c"
    assert inline((Run("a", strong=True), Run("b", emphasis=True))) == "<strong>a</strong><em>b</em>"
    assert inline((Run("a", strong=True), Run("b", strong=True))) == "**ab**"
    assert inline((Run(" "), Run("  ", strong=True))) == ""


def test_exclamation_before_a_link_makes_no_picture() -> None:
    text = (Run("Look!"), Run("here", link="https://x.example.org"))
    assert inline(text) == "Look\\![here](<https://x.example.org>)"


def test_bare_addresses_become_no_links() -> None:
    assert literal("see https://x.example.org, www.x.org or ada@x.example.org") == (
        "see https\\://x.example.org, www\\.x.org or ada\\@x.example.org"
    )


def test_address_of_a_link_is_kept_to_the_letter() -> None:
    url = "https://x.example.org/a b?c=<d>&copy=1\\"
    (anchor,) = [one for tag, one in read(html(link("x", url))).elements if tag == "a"]
    assert anchor["href"] == "https://x.example.org/a%20b?c=%3Cd%3E&copy=1%5C"
    assert link("x", "") == "x"


def test_lists_and_quotations_side_by_side_stay_apart() -> None:
    one, other = Bullets((Bullet(plain("a")),)), Bullets((Bullet(plain("b")),), "number")
    assert told(one, one, other, other) == "- a\n\n<!-- -->\n\n- b".replace("b", "a") + "\n\n1. b\n\n<!-- -->\n\n1. b"
    assert told(Quotation(plain("a")), Quotation(plain("b"))) == "> “a”\n\n<!-- -->\n\n> “b”"


def test_bullets_keep_terms_children_and_marks_and_never_print_whose_words_they_report() -> None:
    inner = Bullet(plain("in\nside"), draft=True, attribution=Attribution("name", "Wilf"))
    assert told(Bullets((Bullet(plain("gloss"), "Term", children=(inner,)),), "number")) == (
        "1. **Term** gloss\n   - in\\\n     side *(draft)*"
    )


def test_points_keep_their_headings_marks_and_notes() -> None:
    ada = Attribution("name", "Ada *")
    points = (
        Point((plain("One."),), ada, "A title", "verbatim", "Ben", "Group 4", draft=True),
        Point((plain("Two."),), ada),
        Point((plain("Three."), ()), wording="published"),
    )
    assert told(Points(points)) == (
        "### A title\n\n**Ada \\***\n\n“One.”\n\nScribe: Ben, Group 4 *(draft)*\n\n### Ada \\*\n\nTwo.\n\n“Three.”"
    )


def test_chat_keeps_who_when_to_whom_and_what_was_answered() -> None:
    cards = (
        ChatCard(plain("No."), Attribution("name", "Ada"), "A", "18:01", mention="Ben", important=True),
        ChatCard(plain("Yes."), answers=Answered("Why?")),
        ChatCard(plain("So."), answers=Answered("When?", "Cleo")),
    )
    assert told(Chat(cards)) == (
        "- **Ada**, 18:01, To Ben, *Marked as important*\n\n  No.\n\n- > In answer to:\\\n  > Why?\n\n  Yes.\n\n"
        "- > In answer to Cleo:\\\n  > When?\n\n  So."
    )


def test_pictures_are_told_in_words() -> None:
    media = (Media("dot", "image/png", b"x"),)
    items = (Picture("dot", "A [dot]", plain("Caption"), "Credit"), Picture("dot", decorative=True))
    pack = Pack("T", "S", sections=(Section("a", "other", "One", (Pictures(items),)),), media=media)
    assert body(pack).endswith("## One\n\n\\[Picture: A \\[dot\\]\\]\\\nCaption\\\nCredit\n")


def test_profile_keeps_its_links_and_picture() -> None:
    photo = Picture("dot", "A dot")
    pack = Pack(
        "T",
        "S",
        sections=(
            Section(
                "a",
                "speakers",
                "One",
                (
                    Profiles(
                        (Profile("Ada", photo=photo, links=(Link("Site", "https://a.example.org"),)), Profile("B"))
                    ),
                ),
            ),
        ),
        media=(Media("dot", "image/png", b"x"),),
    )
    expected = "### Ada\n\n- [Site](<https://a.example.org>)\n\n\\[Picture: A dot\\]\n\n### B\n"
    assert body(pack).endswith(expected)


def test_recording_leads_to_its_address() -> None:
    linked = (Run("Watch "), Run("it", link="https://b.example.org"))
    assert told(Recording(plain("Watch it"), "https://a.example.org")) == "[Watch it](<https://a.example.org>)"
    assert told(Recording(linked, "https://a.example.org")) == "Watch [it](<https://b.example.org>)"


def test_question_priorities_notes_resources_and_places_read_well() -> None:
    assert told(Question((Run("Why "), Run("not?", emphasis=True)))) == "**Why** ***not?***"
    items = (Priority("First", plain("because"), 1), Priority("Second", votes=2), Priority("Third"))
    assert (
        told(Priorities(items)) == "1. **First**\\\n   because\\\n   1 vote\n2. **Second**\\\n   2 votes\n3. **Third**"
    )
    notes = (Reflection(plain("Ask."), wording="verbatim"), Reflection(plain("Wait."), Attribution("name", "Ben")))
    assert told(Reflections(notes)) == "- “Ask.”\n- Wait. – Ben"
    found = (Resource("A", "https://a.example.org", plain("Read it."), "Page"), Resource("B"))
    assert told(Resources(found)) == "- [A](<https://a.example.org>), Page\\\n  Read it.\n- **B**"
    assert told(World(plain("Nobody said."))) == "Nobody said."


def test_section_without_a_title_has_no_heading() -> None:
    section = Section("a", "other", "", (Paragraph(plain("x")),), lead=plain("lead"))
    assert body(Pack("T", "", sections=(section,), status="reviewed")) == "\n# T\n\nlead\n\nx\n"


def test_block_of_an_unknown_kind_is_an_error() -> None:
    with pytest.raises(TypeError, match="no Markdown known for object"):
        list(pieces(object()))
