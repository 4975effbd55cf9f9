"""The lines of an hour: each once, on one clock, with what was found in it."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from kindling.contributions.actions import leave_out_line, record_pieces, take_back_line
from kindling.contributions.queries import line, lines_of
from kindling.contributions.queries.cited import cited_lines
from kindling.contributions.records import LineShown, NewPiece, Source
from kindling.ground.errors import NotAllowed
from kindling.ground.models import AuditLine
from tests.contributions.cast import CHAT, given, month, read_month, sample_month, work
from tests.factories.exports import zoom_chat, zoom_vtt
from tests.factories.site import CLEO, ada

pytestmark = pytest.mark.django_db

SPOKEN = zoom_vtt(
    (60.0, "Ada Brennan", "It isn't the pause that costs us, it's the pretending."),
    (65.0, "Ada Brennan", "We made a rule of ninety seconds."),
)


def test_a_line_is_shown_exactly_as_recorded() -> None:
    row = read_month()
    first = lines_of(row)[0]
    assert first == LineShown(
        id=first.id,
        file_name="chat.txt",
        medium="chat",
        ordinal=1,
        at=64_920.0,
        clock="18:02:00",
        raw_name="Ben Okoro",
        name="Ben Okoro",
        text="Hello from Leeds, UK, and thank you for having us",
        place_in_file="lines 1 to 2",
    )
    assert line(row, first.id) == first
    assert line(month("2026-11"), first.id) is None


def test_a_transcript_stands_on_the_clock_of_the_chat() -> None:
    row = month()
    row.series.starts = None
    row.series.save()
    given(row)
    given(row, "talk.vtt", SPOKEN)
    work(row)
    shown = [(one.clock, one.medium, one.until) for one in lines_of(row)]
    assert shown == [
        ("18:02:00", "chat", None),
        ("18:03:00", "spoken", 64_983.0),
        ("18:03:05", "spoken", 64_988.0),
        ("18:10:00", "chat", None),
        ("18:11:00", "chat", None),
    ]


def test_a_message_in_two_saves_is_one_line_and_a_reply_points_to_it() -> None:
    row = month()
    given(row, "one.txt", CHAT)
    given(
        row,
        "two.txt",
        CHAT.replace("Ben Okoro:\r\n\tHello", "Ben Okoro:\r\n\tHello", 1)
        + zoom_chat(("18:13:00", "Cara Dunn", 'Replying to "Kindness is what we ..."\r\n\t\r\n\tSo true')),
    )
    work(row)
    shown = lines_of(row)
    assert [one.text for one in shown] == [
        "Hello from Leeds, UK, and thank you for having us",
        "Kindness is what we do when nobody looks at us.",
        "My number is 07700 900418 if you want the paper",
        "So true",
    ]
    assert [one.answers for one in shown] == [None, None, None, shown[1].id]


def test_lines_are_narrowed_by_medium_by_chapter_and_by_what_became_of_them() -> None:
    row = month()
    given(row)
    given(row, "talk.vtt", SPOKEN)
    given(row, "notes.md", "# Group 1\n\n- A rota for kindness\n")
    work(row)
    texts = {one.text: one for one in lines_of(row)}
    record_pieces(
        by=ada(),
        conversation=row,
        pieces=[NewPiece("quote", "verbatim", "ninety seconds", (Source("talk.vtt", 2),))],
    )
    leave_out_line(by=ada(), conversation=row, line_id=texts["A rota for kindness"].id)
    found = {
        "notes": lines_of(row, medium="note"),
        "flagged": lines_of(row, only="flagged"),
        "used": lines_of(row, only="used"),
        "left out": lines_of(row, only="left out"),
        "chapter": lines_of(row, chapter=(64_900.0, 65_000.0)),
    }
    assert {name: [one.text for one in ones] for name, ones in found.items()} == {
        "notes": ["A rota for kindness"],
        "flagged": ["My number is 07700 900418 if you want the paper"],
        "used": ["We made a rule of ninety seconds."],
        "left out": ["A rota for kindness"],
        "chapter": ["Hello from Leeds, UK, and thank you for having us"],
    }
    assert [one.keys for one in found["used"]] == [(key,) for key in cited_lines(row)]
    assert [(one.kind, one.group, one.at, one.clock) for one in found["notes"]] == [("group", "Group 1", None, "")]
    assert [one.flagged for one in found["flagged"]] == [True]


def test_a_line_that_was_put_aside_can_be_taken_back() -> None:
    row = read_month()
    first = lines_of(row)[0]
    leave_out_line(by=ada(), conversation=row, line_id=first.id)
    assert lines_of(row)[0].left_out
    work(row)
    assert lines_of(row)[0].left_out, "arranging again forgets nothing"
    take_back_line(by=ada(), conversation=row, line_id=first.id)
    leave_out_line(by=ada(), conversation=month("2026-11"), line_id=first.id)
    assert lines_of(row)[0] == first
    done = AuditLine.objects.filter(action__endswith="line").order_by("pk").values_list("action", "subject")
    subject = f"conversation 2026-10, line {first.id}"
    assert list(done) == [("leave out line", subject), ("take back line", subject)]


def test_a_stranger_puts_no_line_aside() -> None:
    row = read_month()
    with pytest.raises(NotAllowed, match="Only stewards and producers"):
        leave_out_line(by=CLEO, conversation=row, line_id=lines_of(row)[0].id)


@pytest.mark.parametrize("many", [False, True])
def test_the_hour_takes_four_queries_however_long(
    many: bool, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    row = sample_month() if many else read_month(zoom_chat(("18:11:00", "Ben Okoro", "My number is 07700 900418")))
    with django_assert_num_queries(3):
        assert len(lines_of(row)) == (178 if many else 1)
