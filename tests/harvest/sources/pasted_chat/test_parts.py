"""Small rules of pasted chats: stamps, reactions, names, quotations, and how sure the source is."""

from __future__ import annotations

from datetime import date

import pytest

from kindling.harvest.export import Export
from kindling.harvest.records import ChatLine, Reaction, Span
from kindling.harvest.sources.pasted_chat import SOURCES
from kindling.harvest.sources.pasted_chat.bodies import body_of
from kindling.harvest.sources.pasted_chat.heads import timed_heads
from kindling.harvest.sources.pasted_chat.questions import asked_in
from kindling.harvest.sources.pasted_chat.reactions import emoji_of, sentence_of, summary_of
from kindling.harvest.sources.pasted_chat.said import Said
from kindling.harvest.sources.pasted_chat.stamps import Stamp, on_one_clock, read_stamp
from kindling.harvest.sources.pasted_chat.untimed import reads_like_a_name


def lines_of(text: str) -> list[tuple[float | None, str, str]]:
    harvest = SOURCES[0].read(Export(text.encode()))
    return [(line.at, line.raw_name, line.text) for line in harvest.lines]


@pytest.mark.parametrize(
    ("text", "stamp"),
    [
        ("Thursday 9:24 AM", Stamp(33_840, 3, "", twelve=True)),
        ("quinta-feira 14:05", Stamp(50_700, 3)),
        ("jeudi à 14:05", Stamp(50_700, 3)),
        ("8/17/2023, 9:56 AM", Stamp(35_760, None, "8/17/2023", twelve=True)),
        ("17.08.2023 14:05:09", Stamp(50_709, None, "17.08.2023")),
        ("14:05", Stamp(50_700, bare=True)),
        ("14:75", None),
        ("soon", None),
    ],
)
def test_stamps(text: str, stamp: Stamp | None) -> None:
    assert read_stamp(text) == stamp


def test_a_paste_over_two_days_keeps_growing() -> None:
    text = "[8/17/2023 11:00 PM] Ada\na\n[8/18/2023 9:00 AM] Ben\nb\n[9:05 AM] Cleo\nc\n"
    harvest = SOURCES[0].read(Export(text.encode()))
    assert [line.at for line in harvest.lines] == [82_800, 118_800, 119_100]
    assert harvest.day == date(2023, 8, 17)
    assert [at for at, _, _ in lines_of("[23:59] Ada\na\n[00:01] Ben\nb\n")] == [86_340, 86_460]


def test_a_quoted_date_of_another_weekday_dates_nothing() -> None:
    thursday, friday = Stamp(0, 3), Stamp(60, 4)
    quoted = [(thursday, "8/14/2023"), (None, "8/17/2023"), (friday, "8/18/2023")]
    assert on_one_clock([thursday, None, friday], quoted) == (date(2023, 8, 17), [0, None, 86_460])
    assert on_one_clock([thursday], quoted[:2]) == (None, [0])
    assert on_one_clock([Stamp(60)], [(Stamp(60), "8/17/2023")]) == (None, [60])


@pytest.mark.parametrize(
    ("name", "emoji"),
    [
        ("heart", "❤️"),
        ("Like", "👍"),
        ("1f44b_wavinghand", "👋"),
        ("1f468-200d-1f33e_farmer", "👨\ufffd🌾"),
        ("110000_none", ":110000_none:"),
        ("0041_letter", "\ufffd"),
        ("Grimacing face", "😬"),
        ("Hundred points", "💯"),
        ("digit one", ":digit one:"),
        ("stareyesblue", ":stareyesblue:"),
    ],
)
def test_emoji_by_the_names_that_teams_gives_them(name: str, emoji: str) -> None:
    assert emoji_of(name) == emoji


def test_lines_of_reactions() -> None:
    assert summary_of(" heart 2 like 1") == (Reaction("❤️", 2), Reaction("👍", 1))
    assert (summary_of("heart 2"), summary_of(" Heart attack 2"), summary_of(" two hearts")) == ((), (), ())
    assert sentence_of("3 Heart reactions.") == Reaction("❤️", 3)
    assert sentence_of("3 Heart reactions were sent.") is None


def test_words_behind_a_summary_stay_where_no_link_stands_above() -> None:
    assert lines_of("[9:24 AM] Ada\n\nhello\n\n like 1\n\nand goodbye\n\n like 2 of them") == [
        (33_840, "Ada", "hello\n\nand goodbye\n like 2 of them")
    ]


def test_code_keeps_its_shape_and_loses_the_window_s_button() -> None:
    text = "[Thursday 9:24 AM] Ada\n\nif tea:\n\n    drink()\n\nExpand (17 lines)\n\n\n\nlater"
    assert lines_of(text) == [(33_840, "Ada", "if tea:\n    drink()\n\nlater")]


@pytest.mark.parametrize(
    "name",
    ["Ada Moss", "prasad", "Ben of Leeds", "Ryan W.", "Justin [MVP]", "Ada @moss", "Moss, Ada", "Müller-Lüdenscheidt"],
)
def test_names(name: str) -> None:
    assert reads_like_a_name(name)


@pytest.mark.parametrize(
    "line",
    [
        "we met",
        "Yes.",
        "https://example.org",
        "- a point",
        "# Heading",
        "12",
        "",
        "One Two Three Four Five Six Seven Eight Nine",
    ],
)
def test_no_names(line: str) -> None:
    assert not reads_like_a_name(line)


def test_a_name_alone_on_a_line_is_a_mention_where_no_message_follows_it_so() -> None:
    text = (
        "[9:24 AM] Ada\n\nhello\n\n[9:25 AM] Ben\n\nAda\n\nis there tea?\n\n\u0020\n\nplease\n\n"
        "[9:26 AM] Cleo\n\nAda\n\nthank you\n\nfor all\n"
    )
    assert lines_of(text) == [
        (33_840, "Ada", "hello"),
        (33_900, "Ben", "Ada\nis there tea?\n\nplease"),
        (33_960, "Cleo", "Ada\nthank you\nfor all"),
    ]


def test_an_answer_to_somebody_unknown_has_no_message_to_point_to() -> None:
    text = "[9:25 AM] Ben\n\nUnknown User\n\nis there tea?\n\n\nyes\n"
    harvest = SOURCES[0].read(Export(text.encode()))
    assert harvest.lines == (ChatLine(Span(1, 8), 33_900, "Ben", "yes", None, "is there tea?"),)


def test_a_quotation_with_an_emoji_lost_is_found_by_its_author() -> None:
    text = (
        "[9:24 AM] Ada\n\nI would say yes to all of it\n\n[9:24 AM] Dee\n\nI would say yes to all\n\n"
        "[9:25 AM] Ben\n\nAda\n\nI would say yes 🙂 to all of it\n\n\nso do I\n\n"
        "[9:26 AM] Ben\n\nUnknown User\n\nI would say yes to all of it\n\n\nso do I again\n"
    )
    assert [line.reply_to for line in SOURCES[0].read(Export(text.encode())).lines if isinstance(line, ChatLine)] == [
        None, None, 1, 1,
    ]  # fmt: skip


def test_a_line_of_the_platform_among_words_is_told_apart() -> None:
    harvest = SOURCES[0].read(Export(b"[9:24 AM] Ada\n\nhello\n\nBen Hill joined the meeting\n\nI left the meeting\n"))
    assert [line.text for line in harvest.lines] == ["hello\n\nI left the meeting"]
    assert [entry.span for entry in harvest.left_out] == [Span(5, 5)]


def test_only_what_follows_the_shape_is_a_head() -> None:
    lines = [
        "[soon] Ada", "", "Ada 25:00 AM:", "", "soon\u2003something happened", "", "https://example.org",
        "Thursday 9:24 AM", "", "Thursday 9:24 AM", "", "x" * 101, "Thursday 9:24 AM", "", "9:24 was early",
        "Thursday 9:24 AM\u2003Meeting ended",
    ]  # fmt: skip
    assert [(head.first, head.body) for head in timed_heads(lines)] == [(15, 16)]


def test_a_block_that_answers_nothing_after_all_keeps_its_words() -> None:
    text = "Begin Reference, x by Ada\nAda\nThursday 9:24 AM\n\nhello\n"
    assert lines_of(text) == [(33_840, "Ada", "hello")]


def test_asked_without_a_bracket_is_no_question() -> None:
    assert list(asked_in('Ada asked "why"')) == []
    assert body_of(["Ada", ""], timed_heads(["[9:24 AM] Ada"])[0], 1, Said(())).text == ""


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("[9:24 AM] Ada\nhello\n", 0.7),
        ("[9:24 AM] Ada\nhello\n[9:24 AM] Ada\nhello\n", 0.9),
        ("Ada\none\n\nBen\ntwo\n\nAda\nthree\n\nBen\nfour\n", 0.5),
        ("Ada\none\n\nBen\ntwo\n\nCleo\nthree\n", 0.15),
        ("Ada\none\n\nwe met\ntwo\n\nCleo\nthree\n", 0.0),
        ("Ada\none\n\n0:0:1.2 --> 0:0:2.3\ntwo\n\nCleo\nthree\n\nDee\nfour", 0.0),
        ("one\ntwo\n", 0.0),
        ("", 0.0),
        ("\x00\x01\x02", 0.0),
    ],
)
def test_how_sure_the_source_is(text: str, sure: float) -> None:
    assert SOURCES[0].sniff(Export(text.encode())) == sure


def test_no_archive_is_a_chat() -> None:
    assert SOURCES[0].sniff(Export(b"PK\x03\x04 [9:24 AM] Ada")) == 0
