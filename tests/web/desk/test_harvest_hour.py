"""The hour in chapters, on its ruler, and taken line by line: pure pieces of the harvest."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kindling.contributions.records import LineShown, Mark, Piece, Source
from kindling.pack.document import (
    Attribution,
    Bullet,
    Bullets,
    Citation,
    Heading,
    Pack,
    Paragraph,
    Profile,
    Profiles,
    Quotation,
    Section,
    plain,
)
from kindling.web.desk.harvest.chapters import MOST, chapters_of, clock_of, headings_of
from kindling.web.desk.harvest.draft import draft_sections
from kindling.web.desk.harvest.rows import around_of, line_rows
from kindling.web.desk.harvest.ruler import ruler_of
from kindling.web.desk.harvest.taking import fitting, taken_of, usual_form, who_of
from kindling.web.desk.harvest.used import used_of

SIX = 18 * 3600.0


def _line(number: int, at: float | None = None, **told: Any) -> LineShown:
    usual: dict[str, Any] = {
        "medium": "spoken",
        "raw_name": "Ingrid Solheim",
        "name": "Ingrid Solheim",
        "text": f"Words {number}",
    }
    clock = "" if at is None else f"{clock_of(at)}:00"
    return LineShown(id=number, file_name="a.vtt", ordinal=number, at=at, clock=clock, **{**usual, **told})


def _piece(key: str, **told: Any) -> Piece:
    usual: dict[str, Any] = {
        **dict.fromkeys(("raw_name", "name", "first_name", "role", "place", "decision", "decided_words", "how"), ""),
        "kind": "quote",
        "wording": "verbatim",
        "text": "Words",
        "sources": (),
        "given_on": None,
        "attribution": None,
        "words_changed": False,
        "shown_changed": False,
        "state_words": "Nobody has answered",
    }
    return Piece(key=key, **{**usual, **told})


def _titles(lines: list[LineShown], headings: tuple[tuple[float, str], ...] = ()) -> list[tuple[str, list[int]]]:
    return [(one.title, [line.id for line in one.lines]) for one in chapters_of(lines, headings)]


def test_without_headings_an_hour_goes_by_quarters() -> None:
    lines = [
        _line(1, SIX + 60),
        _line(2, SIX + 960, medium="chat"),
        _line(3, SIX + 1100, medium="chat"),
        _line(4),
    ]
    assert _titles(lines) == [("18:00 to 18:15", [1]), ("18:15 to 18:30", [2, 3]), ("Without a time", [4])]


def test_headings_of_the_draft_and_the_silence_of_the_groups_part_the_hour() -> None:
    lines = [
        _line(1, SIX + 60),
        _line(2, SIX + 120),
        _line(3, SIX + 180, until=SIX + 200),
        _line(4, SIX + 400, medium="chat"),
        _line(5, SIX + 900),
    ]
    headings = ((SIX + 120, "A pause"), (SIX + 180, "Ninety seconds"), (SIX + 950, "Too late"))
    assert _titles(lines, headings) == [
        ("Welcome", [1]),
        ("A pause", [2]),
        ("Ninety seconds", [3]),
        ("In groups, not recorded", [4]),
        ("Sharing back", [5]),
    ]


def test_a_chapter_of_too_many_lines_is_parted() -> None:
    lines = [_line(number, SIX + number / 100) for number in range(MOST + 1)]
    parts = chapters_of(lines)
    assert [(one.number, one.title, len(one.lines)) for one in parts] == [
        (1, "18:00 to 18:15, 1 of 2", MOST),
        (2, "18:00 to 18:15, 2 of 2", 1),
    ]
    assert parts[1].start == lines[-1].at


def test_an_hour_of_nothing_has_no_chapter() -> None:
    assert chapters_of([]) == ()
    assert _titles([_line(1)]) == [("Without a time", [1])]


def _heard(*blocks: Any) -> Pack:
    return Pack(
        "", "", sections=(Section("heard", "heard", "What did we hear?", blocks), Section("chat", "chat", "Chat"))
    )


def test_a_heading_begins_with_the_first_words_under_it() -> None:
    quote = Quotation(plain("One"), sources=(Citation("a.vtt", 1, 50.0),))
    nested = Bullet(plain("Two"), children=(Bullet(plain("Three"), sources=(Citation("a.vtt", 2, 20.0),)),))
    pack = _heard(
        quote,
        Heading(plain("Later")),
        Paragraph(plain("Between")),
        quote,
        Heading(plain("First")),
        Bullets((nested,)),
        quote,
    )
    assert headings_of(pack) == ((20.0, "First"), (50.0, "Later"))


def test_a_ruler_needs_two_ends() -> None:
    used = used_of([], None, [])
    assert ruler_of(chapters_of([_line(1, SIX)]), used) is None
    lines = [_line(1, SIX), _line(2, SIX + 100), _line(3, SIX + 1000)]
    ruler = ruler_of(chapters_of(lines), used, current=2, here=lines[2])
    assert ruler
    assert [(one.x, one.width, one.title, one.here, one.quiet) for one in ruler.stops] == [
        (0.0, 10.0, "18:00 to 18…", False, False),
        (10.0, 89.6, "In groups, not recorded", True, True),
        (99.6, 0.0, "", False, False),
    ]
    assert (ruler.used, ruler.flags, ruler.here) == ((), (), 99.6)
    assert (
        ruler.told
        == "From 18:00 to 18:16, in three chapters. 0 lines are in the draft, 0 flagged. You are at 18:16:00."
    )


def test_lines_go_on_until_somebody_else_speaks_or_one_was_put_aside() -> None:
    lines = [
        _line(1, SIX),
        _line(2, SIX + 1, medium="chat"),
        _line(3, SIX + 2),
        _line(4, SIX + 3, raw_name="Tom Okafor"),
        _line(5, SIX + 4, left_out=True),
        _line(6, SIX + 5),
    ]
    taken = taken_of(lines, 1)
    assert taken
    assert taken.more == lines[2]
    both = taken_of(lines, 1, 3)
    assert both
    assert ([one.id for one in both.lines], both.more, both.words) == ([1, 3], None, "Words 1 Words 3")
    assert (taken_of(lines, 1, 4), taken_of(lines, 9)) == (None, None)
    assert around_of(lines).follows == {1: 3}


def test_no_more_than_a_dozen_lines_are_taken_together() -> None:
    lines = [_line(number, SIX + number) for number in range(1, 30)]
    most = taken_of(lines, 1, 12)
    assert most
    assert (len(most.lines), most.more, taken_of(lines, 1, 13)) == (12, None, None)


def test_words_that_a_flag_marks_are_found_in_whatever_case() -> None:
    mark = Mark(1, "personal data", "name", "", 0, 5, "[patient]", "replaced")
    taken = taken_of([_line(1, text="Words of hers", flags=(mark,))], 1)
    assert taken
    assert (taken.words, taken.unsettled("her WORDS"), taken.unsettled("hers")) == ("[patient] of hers", "Words", "")


def test_who_said_it_is_known_from_the_ledger_then_the_profiles_then_the_name() -> None:
    line = _line(1)
    known = _piece("c1", raw_name="Ingrid Solheim", name="Ingrid Solheim", first_name="Ingrid", role="Midwife")
    profiles = Profiles((Profile("Ingrid Solheim", role="A guest", place="Bergen"),))
    assert who_of(line, [known], _heard()).role == "Midwife"
    told = who_of(line, [replace(known, decision="declined")], _heard(profiles))
    assert (told.first_name, told.role, told.place) == ("Ingrid", "A guest", "Bergen")
    assert who_of(replace(line, raw_name="iPhone"), [], _heard()).name == ""
    assert who_of(replace(line, raw_name=""), [known], _heard()).name == ""


def test_nobody_is_usual() -> None:
    quote = Quotation(plain("One"), Attribution(), contribution="c1")
    assert usual_form(_line(1), [_piece("c1", raw_name="Ingrid Solheim")], _heard(quote)) == ""


def test_sections_that_fit_stand_first() -> None:
    pack = _heard()
    assert [one.id for one in fitting(_line(1, medium="chat"), pack)] == ["chat", "heard"]
    assert [one.id for one in fitting(_line(1, medium="note", kind="group"), pack)] == ["heard", "chat"]


def test_a_line_that_two_pieces_cite_stands_in_the_first_section() -> None:
    cites = (Source("a.vtt", 1, SIX),)
    pack = _heard(Quotation(plain("One"), contribution="c1"), Quotation(plain("Two"), contribution="c2"))
    used = used_of([_line(1), _line(2)], pack, [_piece("c1", sources=cites), _piece("c2", sources=cites), _piece("c3")])
    assert (used.sections, used.silent) == ({1: "What did we hear?"}, {})


def test_few_short_lines_stay_unfolded_and_overlapping_marks_are_shown_once() -> None:
    marks = (Mark(1, "name", "", "", 0, 5, "", "open"), Mark(2, "name", "", "", 3, 7, "", "open"))
    lines = [_line(1), _line(2), _line(3, text="Mrs Alder", flags=marks)]
    runs = line_rows(lines, used_of(lines, None, []), around_of(lines))
    assert [run.folded for run in runs] == [False, False]
    assert [(one.text, one.marked) for one in runs[1].rows[0].words] == [("", False), ("Mrs A", True), ("lder", False)]
    assert [flag.title for flag in runs[1].rows[0].flags] == ["Name", "Name"]


@pytest.mark.parametrize(("words", "shown"), [("Short.", "Short."), ("word " * 60, f"{('word ' * 36).strip()}…")])
def test_the_draft_shows_its_pieces_in_short(words: str, shown: str) -> None:
    pack = _heard(Paragraph(plain("Ours.")), Quotation(plain(words), Attribution("name", "Tom"), contribution="c1"))
    used = used_of([], pack, [_piece("c1", attribution=Attribution(), state_words="Cleared")])
    first, second = draft_sections(pack, used, "heard")
    assert [(one.words, one.quoted, one.who, one.told) for one in first.pieces] == [
        ("Ours.", False, "", ""),
        (shown, True, "Tom", ""),
    ]
    assert (first.counted, first.current, second.counted, second.current) == ("2", True, "empty", False)
