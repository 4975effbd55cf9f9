"""What a human must look at is asked once, and what they said is remembered."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from kindling.contributions.actions import (
    answer_place,
    arrange_hour,
    forget_file,
    raise_flags,
    request_arranging,
    settle_flags,
)
from kindling.contributions.models import Flag, KnownName, PlaceAnswer
from kindling.contributions.queries import (
    file_progress,
    files_of,
    flags_of,
    known_names,
    lines_of,
    open_flags,
    place_answers,
    places_asked,
)
from kindling.contributions.records import Finding, FlagShown, PlaceAnswered
from kindling.contributions.wording import replaced
from kindling.conversations.models import Conversation
from kindling.ground.errors import NotAllowed
from kindling.ground.models import AuditLine
from kindling.kernel.places import Ambiguous, Place, look_up
from tests.contributions.cast import given, month, read_month, sample_month, work
from tests.factories.exports import zoom_chat, zoom_vtt
from tests.factories.site import CLEO, ada

pytestmark = pytest.mark.django_db

NAMED = zoom_chat(
    ("18:10:00", "Ben Okoro", "I often think of Martha Kellerman when the ward is full."),
    ("18:11:00", "Ada Brennan", "So does everybody who met Martha Kellerman there."),
)


def _flag(row: Conversation) -> FlagShown:
    (flag,) = flags_of(row)
    return flag


def _settle(row: Conversation, flag: FlagShown, status: str, **told: object) -> int:
    return settle_flags(by=ada(), conversation=row, ids=[flag.id], status=status, **told)  # type: ignore[arg-type]


def test_personal_data_is_flagged_with_its_place_and_what_may_stand_instead() -> None:
    row = read_month()
    flag = _flag(row)
    assert (flag.kind, flag.what, flag.words, flag.instead) == (
        "personal data",
        "phone number",
        "07700 900418",
        "[phone number]",
    )
    assert (flag.where, flag.status, flag.blocks, flag.sure) == ("chat.txt, line 5", "open", True, True)
    assert flag.line_id == lines_of(row, only="flagged")[0].id
    assert open_flags(row) == 1


def test_a_flag_holds_no_words_of_the_line_but_their_hash() -> None:
    read_month()
    assert "900418" not in str(list(Flag.objects.values()))


def test_arranging_again_asks_nothing_twice_and_forgets_no_decision() -> None:
    row = read_month()
    _settle(row, _flag(row), "kept", reason="It is the number of the office")
    request_arranging(conversation=row)
    assert not file_progress(row).arranged
    arrange_hour(conversation=row)
    assert flags_of(row) == ()
    (flag,) = flags_of(row, open_only=False)
    assert (flag.status, flag.reason, flag.decided_by) == ("kept", "It is the number of the office", "Ada Brennan")
    assert AuditLine.objects.filter(action="settle flags").get().note == "1 kept"


def test_a_decision_outlives_the_file_that_is_given_again() -> None:
    row = read_month()
    _settle(row, _flag(row), "left out")
    (shown,) = files_of(row)
    forget_file(by=ada(), conversation=row, file_id=shown.id)
    given(row)
    work(row)
    assert flags_of(row) == ()
    assert [line.left_out for line in lines_of(row)] == [False, False, True]


def test_an_open_flag_goes_with_its_cause() -> None:
    row = read_month()
    (shown,) = files_of(row)
    forget_file(by=ada(), conversation=row, file_id=shown.id)
    assert flags_of(row, open_only=False) == ()


def test_a_name_is_asked_once_wherever_it_stands() -> None:
    row = read_month(NAMED)
    flag = _flag(row)
    assert (flag.what, flag.words, len(flag.places)) == ("name nobody knows", "Martha Kellerman", 2)
    assert len(lines_of(row, only="flagged")) == 2
    _settle(row, flag, "left out")
    assert [line.left_out for line in lines_of(row)] == [True, True]


def test_what_is_said_otherwise_is_said_so_on_each_line() -> None:
    row = read_month(NAMED)
    _settle(row, _flag(row), "replaced", instead="[a colleague]")
    assert [replaced(line.text, line.flags) for line in lines_of(row)] == [
        "I often think of [a colleague] when the ward is full.",
        "So does everybody who met [a colleague] there.",
    ]


def test_a_name_that_is_remembered_is_asked_in_no_month_again() -> None:
    row = read_month(NAMED)
    _settle(row, _flag(row), "kept", reason="She wrote the book we read", remember=True)
    assert known_names() == {"Martha Kellerman"}
    assert KnownName.objects.get().reason == "She wrote the book we read"
    assert flags_of(read_month(NAMED, "2026-11")) == ()


def test_a_number_is_never_remembered_as_a_name() -> None:
    row = read_month()
    _settle(row, _flag(row), "kept", reason="It is the office", remember=True)
    assert known_names() == frozenset()


def test_somebody_credited_in_the_month_is_nobody_unknown() -> None:
    row = month(speakers=("Martha Kellerman",))
    given(row, data=NAMED)
    work(row)
    assert flags_of(row) == ()


def test_a_flag_can_be_opened_again_and_its_line_comes_back() -> None:
    row = read_month()
    before = _flag(row)
    _settle(row, before, "left out")
    _settle(row, before, "open")
    assert (_flag(row), [line.left_out for line in lines_of(row)]) == (before, [False, False, False])


@pytest.mark.parametrize(
    ("status", "told", "sentence"),
    [
        ("kept", {}, "What stays needs a reason"),
        ("kept", {"reason": "  "}, "What stays needs a reason"),
        ("burned", {}, "Nobody can decide “burned” on a flag"),
    ],
)
def test_a_decision_without_what_it_needs_is_refused(status: str, told: dict[str, str], sentence: str) -> None:
    row = read_month()
    with pytest.raises(NotAllowed, match=sentence):
        _settle(row, _flag(row), status, **told)
    assert open_flags(row) == 1


def test_what_is_about_no_line_can_neither_be_left_out_nor_replaced_by_nothing() -> None:
    row = month()
    raise_flags(conversation=row, found=[Finding("kind language", "term", "Perhaps kinder.", ("failed",), "Today")])
    for status, sentence in (("left out", "there is none to leave out"), ("replaced", "Say what may stand instead")):
        with pytest.raises(NotAllowed, match=sentence):
            _settle(row, _flag(row), status)


def test_a_stranger_settles_nothing_and_flags_of_another_month_stay() -> None:
    row = read_month()
    flag = _flag(row)
    with pytest.raises(NotAllowed):
        settle_flags(by=CLEO, conversation=row, ids=[flag.id], status="kept", reason="because")
    other = month("2026-11")
    assert settle_flags(by=ada(), conversation=other, ids=[flag.id], status="kept", reason="because") == 0
    assert open_flags(row) == 1


def test_flags_of_other_kinds_stay_when_one_kind_is_raised_anew() -> None:
    row = read_month()
    hint = Finding("kind language", "term", "Perhaps kinder.", ("failed",), "Today", blocks=False)
    raise_flags(conversation=row, found=[hint], kinds={"kind language"})
    assert [(flag.kind, flag.blocks) for flag in flags_of(row)] == [("personal data", True), ("kind language", False)]
    work(row)
    assert len(flags_of(row)) == 2
    raise_flags(conversation=row, found=[], kinds={"kind language"})
    assert [flag.kind for flag in flags_of(row)] == ["personal data"]


def test_an_open_flag_is_told_as_it_is_found_now() -> None:
    row = month()
    for sentence in ("Perhaps kinder.", "Perhaps kinder still."):
        raise_flags(conversation=row, found=[Finding("kind language", "term", sentence, ("failed",), "Today")])
    assert _flag(row).sentence == "Perhaps kinder still."


def test_an_unsure_name_holds_nothing_up_unless_its_words_may_be_used() -> None:
    silent = "Name (original name),Email,Join time,Leave time,Duration (minutes),Guest\n"
    silent += "x9_quill,,15/10/2026 18:00:00,15/10/2026 19:00:00,60,Yes\n"
    row = month()
    given(row, "chat.txt", zoom_chat(("18:10:00", "k1tten_77", "A rota for kindness, why not, said the ward.")))
    given(row, "people.csv", silent)
    work(row)
    assert {(flag.kind, flag.where, flag.blocks) for flag in flags_of(row)} == {
        ("name", "k1tten_77", True),
        ("name", "x9_quill", False),
    }


def test_an_address_as_a_display_name_is_not_repeated() -> None:
    row = read_month(zoom_chat(("18:10:00", "ben.okoro@example.org", "A rota for kindness, why not, said the ward.")))
    flag = _flag(row)
    assert (flag.kind, flag.where) == ("name", "")
    assert "@" not in flag.sentence


def test_an_assumed_clock_is_asked() -> None:
    row = month()
    row.series.starts = None
    row.series.save()
    given(row, data=zoom_chat(("18:02:00", "Ben Okoro", "Hello to all of you in the room today")))
    given(row, "talk.vtt", zoom_vtt((60.0, "Ada Brennan", "We made a rule of ninety seconds.")))
    work(row)
    assert [(flag.kind, flag.where) for flag in flags_of(row)] == [("clock", "talk.vtt")]


@pytest.mark.parametrize("many", [False, True])
def test_the_list_of_flags_takes_three_queries(many: bool, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    row = sample_month() if many else read_month()
    with django_assert_num_queries(3):
        assert len(flags_of(row)) == (3 if many else 1)


def test_a_place_is_asked_with_what_it_may_mean_and_answered_once() -> None:
    row = read_month(
        zoom_chat(
            ("18:02:00", "Ben Okoro", "Hello from Leeds, UK"),
            ("18:03:00", "Cara Dunn", "Hello from Newport"),
        )
    )
    sure, asked = places_asked(row)
    assert (sure.words, sure.sure, sure.place and sure.place.label) == ("Leeds, UK", True, "Leeds, England")
    assert (asked.name, asked.words, asked.sure, asked.settled, asked.place) == (
        "Cara Dunn",
        "Newport",
        False,
        False,
        None,
    )
    chosen = asked.candidates[0]
    for answer in (None, chosen):
        answer_place(by=ada(), conversation=row, raw_name="Cara Dunn", words="Newport", place=answer)
        again = places_asked(row)[1]
        assert (again.settled, again.answered and again.answered.label, again.place == again.answered) == (
            True,
            answer and answer.label,
            True,
        )
    assert PlaceAnswer.objects.count() == 1
    assert "ref" not in PlaceAnswer.objects.get().place


def test_a_place_comes_back_as_it_was_kept() -> None:
    row = month()
    found = look_up("Newport")
    assert isinstance(found, Ambiguous)
    place = found.candidates[0]
    answer_place(by=ada(), conversation=row, raw_name="Cara Dunn", words="Newport, Wales", place=place)
    kept = Place(**{name: getattr(place, name) for name in Place.__slots__ if name != "ref"})
    assert place_answers(row) == (PlaceAnswered("Cara Dunn", "newport wales", kept),)


def test_a_stranger_answers_for_no_place() -> None:
    row = month()
    with pytest.raises(NotAllowed):
        answer_place(by=CLEO, conversation=row, raw_name="Ben", words="Leeds", place=None)
    assert place_answers(row) == ()
