"""Does the PDF hold the pack's words, all of them, and keep to itself what is not for readers?"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pypdfium2
import pytest

from kindling.pack.document import (
    Answered,
    Attribution,
    Bullet,
    Bullets,
    Chat,
    ChatCard,
    Citation,
    Columns,
    Flag,
    Pack,
    Paragraph,
    Point,
    Points,
    Profile,
    Profiles,
    Quotation,
    Reflection,
    Reflections,
    Section,
    Spot,
    Spread,
    Voice,
    World,
    plain,
)
from kindling.renderers.pdf import render
from tests.factories import packs
from tests.renderers.parity import assert_same_words
from tests.renderers.pdf import structure

LONG = " ".join(f"word{number}" for number in range(400))
MARKUP = "#panic() $x$ @ref *a* _b_ \\ \\u{41} `x` <lab> /* d */ [c] = h ~ -- ... 'q' \"r\""


def shown(pack: Pack) -> str:
    return structure.words(render(pack).data)


def one(*blocks: object, role: str = "other", title: str = "One") -> Pack:
    return Pack("A pack", "A series", sections=(Section("one", role, title, blocks),))  # type: ignore[arg-type]


def test_every_kind_of_page_shows_all_its_words() -> None:
    assert_same_words(packs.every_page(), shown(packs.every_page()))


def test_words_are_never_read_as_markup() -> None:
    pack = replace(one(Paragraph(plain(MARKUP)), title=MARKUP), title=MARKUP, subtitle=MARKUP, closing=(MARKUP,))
    assert_same_words(pack, shown(pack))


@pytest.mark.parametrize(
    "block",
    [
        Paragraph(plain(LONG * 2)),
        Paragraph(plain(LONG), lead=True),
        Bullets(tuple(Bullet(plain(f"{number} {LONG[:300]}")) for number in range(20))),
        Bullets((Bullet(plain(LONG * 2)),), mark="number"),
        Quotation(plain(LONG), large=True),
        Profiles((Profile("Ada", about=(plain(LONG), plain(LONG))),)),
        Points(tuple(Point((plain(f"{number} {LONG[:500]}"),), Attribution("name", "Ada")) for number in range(9))),
        Points((Point((plain(LONG), plain(LONG))),)),
        Reflections(tuple(Reflection(plain(f"{number} {LONG[:200]}")) for number in range(10))),
        Reflections((Reflection(plain(LONG)),)),
        World(plain(LONG), tuple(Spot(f"Place {number}", 10.0, number) for number in range(90))),
        Spread(
            (
                Voice(Attribution("name", "Ada"), (Quotation(plain(LONG)),)),
                Voice(Attribution("role", role="A nurse"), points=(plain(LONG),)),
            )
        ),
    ],
)  # fmt: skip
def test_long_block_goes_on_overleaf_and_never_runs_off(block: object) -> None:
    pack = one(block)
    made = render(pack).data
    assert_same_words(pack, structure.words(made))
    assert structure.problems(made) == []
    assert len(structure.opened(made).pages) > 2


def test_two_long_columns_go_on_overleaf_side_by_side() -> None:
    made = render(one(Columns((Paragraph(plain(LONG)),), (Paragraph(plain(LONG)),)))).data
    found = [word for word in structure.words(made).split() if word.startswith("word")]
    assert sorted(found) == sorted([*LONG.split(), *LONG.split()])


def test_long_chat_goes_on_overleaf() -> None:
    cards = tuple(
        ChatCard(plain(f"{number} {LONG[: 40 * (1 + number % 7)]}"), Attribution("name", "Ada"), "A", "18:14")
        for number in range(40)
    )
    pack = one(Chat((*cards, ChatCard(plain(LONG * 2)))), role="chat")
    assert_same_words(pack, shown(pack))


def test_sections_of_one_paper_share_a_page_where_they_fit() -> None:
    two = tuple(Section(name, "other", name.title(), (Paragraph(plain("Few words.")),)) for name in ("one", "two"))
    made = render(Pack("A pack", "A series", sections=two)).data
    assert len(structure.opened(made).pages) == 3
    assert structure.outline(made) == ["One", "Two"]


def test_section_that_goes_on_says_so() -> None:
    texts = structure.texts(render(one(Paragraph(plain(LONG * 3)))).data)
    assert [text.startswith("One, continued") for text in texts] == [False] * 3 + [True] * (len(texts) - 3)


def test_word_of_ten_thousand_letters_is_broken_and_kept() -> None:
    pack = one(Paragraph(plain("a" * 10_000)), title="b" * 500)
    assert_same_words(pack, shown(pack))


def test_draft_says_so_on_the_cover_and_on_every_page() -> None:
    flag = Flag("personal data", "A telephone number stands in a quote.")
    pack = replace(packs.small(), status="draft", flags=(flag,))
    made = render(pack).data
    cover = " ".join(structure.texts(made)[0].split())
    assert "Draft: not for sharing. Nobody quoted here has been asked yet." in cover
    assert "1 thing to look at before this is published" in cover
    structure_feet = [page.count("Draft") for page in whole_pages(made)[1:]]
    assert structure_feet == [1] * len(structure_feet)


def test_reviewed_pack_has_no_mark_of_a_draft() -> None:
    assert "Draft" not in "".join(whole_pages(render(replace(packs.small(), status="reviewed")).data))


def whole_pages(data: bytes) -> list[str]:
    import pypdfium2

    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data)]


def test_sources_flags_and_what_an_attribution_hides_never_reach_the_file() -> None:
    hidden = Attribution("role", name="Cleo Hidden", role="A nurse", place="Secretville")
    source = Citation("private-chat-of-cleo.txt", 3, 12.0)
    pack = replace(
        one(
            Quotation(plain("We waited."), hidden, sources=(source,)),
            Chat((ChatCard(plain("So did we."), Attribution("nobody", name="Cleo Hidden"), sources=(source,)),)),
        ),
        flags=(Flag("personal data", "Cleo Hidden wrote a number.", "private-chat-of-cleo.txt"),),
    )
    made = render(pack).data
    everything = "".join(whole_pages(made)) + str(structure.opened(made).open_metadata())
    for secret in ("Cleo", "Hidden", "Secretville", "private-chat"):
        assert secret not in everything
        assert secret.encode() not in made


def test_name_addressed_is_told_once() -> None:
    inside = ChatCard(plain("Thank you, @Ada Brennan!"), mention="Ada Brennan")
    beside = ChatCard(plain("Thank you!"), mention="Ada Brennan")
    assert shown(one(Chat((inside,)))).count("Ada Brennan") == 1
    assert "To Ada Brennan" in shown(one(Chat((beside,))))


def test_quotation_marks_follow_the_language() -> None:
    quoted = one(Quotation(plain("Hm")))
    assert "“Hm”" in shown(quoted)
    assert "„Hm“" in shown(replace(quoted, language="de-AT"))


def test_how_many_came_is_told_once_where_the_map_shares_its_page() -> None:
    spots = tuple(Spot(f"Place {number}", 5.0 * number, 10.0 * number) for number in range(9))
    world = Section("world", "world", "Joining", (World(plain("Fifty-one people came."), spots),))
    today = Section("today", "today", "What is today about?", (Paragraph(plain("Small repairs. " * 12), lead=True),))
    shown = structure.words(render(Pack("A pack", "A series", sections=(world, today))).data)
    assert shown.count("Fifty-one people came.") == 1


def test_whom_a_draft_bullet_reports_is_not_printed_beside_it() -> None:
    bullet = Bullet(plain("Ada said that it rained."), draft=True, attribution=Attribution("name", "Ada Brennan"))
    section = Section("heard", "heard", "Heard", (Bullets((bullet,)),))
    assert "Brennan" not in structure.words(render(Pack("A pack", "A series", sections=(section,))).data)


def test_a_heading_taller_than_its_words_keeps_its_room() -> None:
    """The lines of the first heading end above the first line of the second."""
    sections = tuple(
        Section(name, "other", f"A heading of two lines, {name}", (Paragraph(plain("Few words.")),))
        for name in ("one", "two")
    )
    page = pypdfium2.PdfDocument(render(Pack("A pack", "A series", sections=sections)).data)[2].get_textpage()

    def tops(words: str) -> tuple[float, float]:
        index, count = page.search(words).get_next()
        boxes = [page.get_charbox(number) for number in range(index, index + count)]
        return min(box[1] for box in boxes), max(box[3] for box in boxes)

    first, second = tops("lines, one"), tops("A heading of two lines, two")
    assert first[0] - second[1] > 20


HEADED = "Hanneke de Wit"


def _chat(text: str) -> Chat:
    answered = Answered("Does it ever happen?", "Tomás Reyes")
    return Chat((ChatCard(plain(text), Attribution("name", HEADED), "HW", "18:14", answers=answered),))


def _points(text: str) -> Points:
    return Points((Point(title="A title", text=(plain(text),), attribution=Attribution("name", HEADED)),))


def _reflections(text: str) -> Reflections:
    return Reflections((Reflection(plain(text[:1500]), Attribution("name", HEADED)),))


@pytest.mark.parametrize(
    ("made", "before"),
    [
        (_chat, (8, 2)),
        (_chat, (9, 1)),
        (_points, (8, 2)),
        (_points, (9, 1)),
        (_reflections, (1, 2)),
        (_reflections, (2, 0)),
    ],
)
def test_a_name_never_stands_at_the_foot_of_a_page_without_two_lines_of_its_words(
    made: Callable[[str], object], before: tuple[int, int]
) -> None:
    """What stands before is as high as it takes: found by trying every height, in steps of a line."""
    count, lines = before
    words = [Paragraph(plain("Line " * (14 * lines + 1))), *[Paragraph(plain("Line."))] * count]
    pack = one(*words, made(LONG), role="other")
    with pypdfium2.PdfDocument(render(pack).data) as pages:
        texts = [page.get_textpage().get_text_range() for page in pages]
    named = next(text for text in texts if HEADED in " ".join(text.split()))
    assert len([line for line in named.splitlines() if re.search(r"word\d", line)]) >= 2
