"""Files are received once, kept before they are acknowledged, and read by whoever claims them."""

from __future__ import annotations

import datetime

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from kindling.contributions import accepting
from kindling.contributions.accepting import NotReceived
from kindling.contributions.actions import claim_file, forget_file, read_file_waiting, receive_file
from kindling.contributions.actions.reading import GIVEN_UP
from kindling.contributions.models import HarvestFile, Line
from kindling.contributions.queries import exports_of, file_progress, file_shown, files_of, lines_of, private_count
from kindling.contributions.queries.files import unarranged
from kindling.contributions.records import LeftOutShown, Progress, Told, UnreadShown
from kindling.contributions.records.files import other_day
from kindling.contributions.reread import forget_reread
from kindling.ground.errors import NotAllowed
from kindling.ground.files import read_file
from kindling.ground.models import AuditLine
from kindling.harvest.records import Harvest
from tests.contributions.cast import CHAT, given, month, read_month, sample_month, work
from tests.factories.site import CLEO, ada

pytestmark = pytest.mark.django_db


def test_a_file_is_kept_as_it_came_and_waits_to_be_read() -> None:
    row = month()
    shown = given(row, "C:\\Users\\ada\\chat.txt")
    kept = HarvestFile.objects.get(pk=shown.id)
    assert (shown.name, shown.status, shown.status_words) == ("chat.txt", "waiting", "Kept, waiting to be read")
    assert (shown.size, shown.received_by, shown.link_label, shown.again) == (len(CHAT), "Ada Brennan", "", False)
    assert read_file(kept.stored) == CHAT.encode()
    assert kept.stored.startswith("exports/2026-10/")
    assert file_progress(row) == Progress(files=1, waiting=1)
    assert AuditLine.objects.filter(action="receive file").get().subject == f"conversation 2026-10, file {kept.pk}"


def test_the_same_file_again_is_told_as_here_already() -> None:
    row = month()
    first, second = given(row), given(row, "another name.txt")
    assert (second.id, second.name, second.again) == (first.id, "chat.txt", True)
    assert len(files_of(row)) == 1


def test_two_different_files_of_one_name_are_told_apart() -> None:
    row = month()
    names = [given(row, name, f"{name}{number}").name for number, name in enumerate(["a.txt", "A.txt", "a.txt"])]
    assert names == ["a.txt", "A (2).txt", "a (3).txt"]


def test_the_same_bytes_may_be_given_for_two_months() -> None:
    assert given(month("2026-10")).again is False
    assert given(month("2026-11")).again is False


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "chat.txt is empty."),
        (b"\xef\xbb\xbf \r\n", "chat.txt is empty."),
        (b"\x89PNG\r\n\x1a\n....", "chat.txt is a picture, not an export."),
        (b"\x00\x00\x00\x18ftypmp42", "chat.txt is a recording, not an export."),
        (b"RIFF....WAVEfmt ", "chat.txt is a recording, not an export."),
        (b"MZ\x90\x00\x03", "chat.txt is a program, not an export."),
    ],
)
def test_what_is_no_export_is_refused_with_a_sentence_and_not_kept(data: bytes, sentence: str) -> None:
    row = month()
    with pytest.raises(NotReceived) as wrong:
        given(row, data=data)
    assert wrong.value.sentence == sentence
    assert files_of(row) == ()


def test_a_file_above_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(accepting, "LIMIT", 2**20)
    with pytest.raises(NotReceived, match=r"chat.txt has 2 MiB; more than 1 MiB is not received\."):
        given(month(), data=b"x" * 2**21)


def test_nobody_without_an_account_or_a_link_gives_files() -> None:
    with pytest.raises(NotAllowed, match=r"This link no longer works\."):
        receive_file(by=CLEO, conversation=month(), name="chat.txt", data=b"words")
    assert HarvestFile.objects.count() == 0


def test_reading_tells_counts_and_reasons() -> None:
    row = read_month()
    (shown,) = files_of(row)
    assert (shown.status, shown.source_title, shown.remark) == ("read", "Zoom chat", "")
    assert shown.told == Told(
        chat=3,
        people=2,
        private=1,
        began="18:02",
        ended="18:11",
        left_out=(LeftOutShown("private message", 1),),
    )
    assert shown.told.counted == ("2 people", "3 chat messages")
    assert private_count(row) == 1
    assert file_progress(row) == Progress(files=1, read=1, arranged=True)


@pytest.mark.parametrize(
    ("told", "day", "other"),
    [
        ("2026-10-15", datetime.date(2026, 11, 19), datetime.date(2026, 10, 15)),
        ("2026-10-15", datetime.date(2026, 10, 17), datetime.date(2026, 10, 15)),
        ("2026-10-15", datetime.date(2026, 10, 16), None),
        ("2026-10-15", None, None),
        ("", datetime.date(2026, 10, 16), None),
    ],
)
def test_a_file_is_of_another_day_where_more_than_one_lies_between(
    told: str, day: datetime.date | None, other: datetime.date | None
) -> None:
    assert other_day(told, day) == other


def test_a_private_message_becomes_no_line_and_stands_in_no_row() -> None:
    row = read_month()
    assert [line.text for line in lines_of(row) if "PRIVATE-MARKER" in line.text] == []
    assert "PRIVATE-MARKER" not in str(list(HarvestFile.objects.values())) + str(list(Line.objects.values()))
    assert "PRIVATE-MARKER" not in str(list(AuditLine.objects.values()))


def test_what_nobody_can_read_is_refused_without_its_words() -> None:
    row = month()
    given(row, "poem.xyz", "SECRET-MARKER " * 40)
    work(row)
    (shown,) = files_of(row)
    assert (shown.status, shown.status_words) == ("refused", "Kept, but nobody could read it")
    assert shown.remark.startswith("Nobody here can read this file: it looks like none of the exports known.")
    assert "SECRET-MARKER" not in str(shown)
    assert exports_of(row) == ()


def test_an_unread_stretch_is_told_by_its_place() -> None:
    row = read_month("A line above all heads, SECRET-MARKER\r\n" + CHAT)
    (shown,) = files_of(row)
    assert [entry.where for entry in shown.told.unread] == ["line 1"]
    assert UnreadShown(4, 9, "torn").where == "lines 4 to 9"
    assert "SECRET-MARKER" not in str(shown.told)


def test_a_claimed_file_is_nobody_elses_until_the_lease_is_over() -> None:
    shown = given(month())
    assert claim_file(lease=datetime.timedelta(minutes=5)) == shown.id
    assert claim_file() is None
    HarvestFile.objects.update(leased_until=timezone.now() - datetime.timedelta(seconds=1))
    assert claim_file() == shown.id


def test_a_file_that_breaks_its_reader_is_refused_after_three_tries_and_its_words_are_not_logged(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def breaks(data: bytes, **_: str) -> Harvest:
        raise MemoryError(data)

    monkeypatch.setattr("kindling.contributions.reread.read", breaks)
    forget_reread()
    row = month()
    shown = given(row)
    for _ in range(3):
        assert file_shown(row, shown.id) == shown
        HarvestFile.objects.update(leased_until=None)
        assert claim_file() == shown.id
        read_file_waiting(file_id=shown.id)
    refused = file_shown(row, shown.id)
    assert refused is not None
    assert (refused.status, refused.remark) == ("refused", GIVEN_UP)
    assert "try 3 of 3" in caplog.text
    assert "MemoryError" in caplog.text
    assert "PRIVATE-MARKER" not in caplog.text


def test_a_file_that_kills_its_reader_is_refused_when_it_is_claimed_again(caplog: pytest.LogCaptureFixture) -> None:
    row = month()
    given(row)
    for _ in range(3):
        assert claim_file(lease=datetime.timedelta(seconds=-1)) is not None
    assert claim_file() is None
    assert [one.remark for one in files_of(row)] == [GIVEN_UP]
    assert "broke its worker 3 times" in caplog.text


def test_a_file_that_somebody_else_has_read_meanwhile_stays_as_it_is() -> None:
    row = read_month()
    before = files_of(row)
    assert read_file_waiting(file_id=before[0].id) == before[0]


def test_reading_again_after_a_worker_died_writes_each_line_once() -> None:
    row = read_month()
    lines = lines_of(row)
    HarvestFile.objects.update(status="waiting", leased_until=None)
    work(row)
    assert lines_of(row) == lines


def test_words_that_no_database_takes_are_kept_as_far_as_they_go() -> None:
    row = read_month(CHAT.replace("nobody looks", "nobody\x00looks"))
    assert "Kindness is what we do when nobody\ufffdlooks at us." in [line.text for line in lines_of(row)]


def test_a_forgotten_file_is_gone_with_its_bytes_and_lines(
    django_capture_on_commit_callbacks: pytest.FixtureRequest,
) -> None:
    row = read_month()
    (shown,) = files_of(row)
    stored = HarvestFile.objects.get().stored
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        assert forget_file(by=ada(), conversation=row, file_id=shown.id)
    assert (files_of(row), lines_of(row), default_storage.exists(stored)) == ((), (), False)
    assert forget_file(by=ada(), conversation=row, file_id=shown.id) is False


def test_a_month_is_arranged_once_none_of_its_files_waits() -> None:
    row = month()
    given(row)
    assert unarranged() == []
    read_file_waiting(file_id=claim_file() or 0)
    assert unarranged() == [row.pk]
    given(row, "notes.md", "# Group 1\n\n- A rota for kindness\n")
    assert unarranged() == []
    work(row)
    assert unarranged() == []


def test_the_list_of_files_takes_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    row = sample_month()
    with django_assert_num_queries(1):
        assert len(files_of(row)) == 6
    with django_assert_num_queries(1):
        assert file_progress(row) == Progress(files=6, read=6)
