"""What is private goes when its time is over; what a pack uses keeps its source."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone
from pytest_django import Settings

from kindling.contributions.actions import (
    answer_place,
    purge_private,
    record_pieces,
    settle_flags,
    sweep_exports,
)
from kindling.contributions.actions.purging import UNREAD
from kindling.contributions.models import Flag, HarvestFile, Line, PlaceAnswer
from kindling.contributions.queries import exports_of, file_progress, files_of, flags_of, ledger, lines_of
from kindling.contributions.records import NewPiece, Source
from kindling.ground.errors import NotAllowed
from kindling.ground.files import keep_file
from kindling.ground.models import AuditLine
from tests.contributions.cast import CHAT, given, month, read_month, work
from tests.factories.site import CLEO, ada

pytestmark = pytest.mark.django_db

LATER = datetime.timedelta(days=92)
"""More than ninety days by the calendar, although the clocks may have gone back in between."""


@pytest.fixture(autouse=True)
def _ninety_days(settings: Settings, tmp_path: Path) -> None:
    """The usual time, and a storage of the test's own: what other tests left behind is not swept here."""
    settings.KEEP_PRIVATE_DAYS = 90
    settings.MEDIA_ROOT = str(tmp_path)


def _moment(days: int) -> datetime.datetime:
    """So many days behind the later of the month's day and now."""
    day = max(datetime.date(2026, 10, 15), timezone.localdate())
    return timezone.make_aware(datetime.datetime.combine(day + datetime.timedelta(days=days), datetime.time(12)))


def test_files_lines_and_what_was_asked_of_them_go_and_the_ledger_stays() -> None:
    row = read_month()
    stored = HarvestFile.objects.get().stored
    source = Source("chat.txt", 2, 65_400.0)
    words = "Kindness is what we do when nobody looks at us."
    (piece,) = record_pieces(by=ada(), conversation=row, pieces=[NewPiece("quote", "verbatim", words, (source,))])
    settle_flags(by=ada(), conversation=row, ids=[flags_of(row)[0].id], status="left out")
    answer_place(by=ada(), conversation=row, raw_name="Ben Okoro", words="Leeds", place=None)
    assert purge_private(now=_moment(91)) == 1
    assert (lines_of(row), exports_of(row), default_storage.exists(stored)) == ((), (), False)
    assert (Flag.objects.count(), PlaceAnswer.objects.count(), Line.objects.count()) == (0, 0, 0)
    assert ledger(row) == (piece,)
    (shown,) = files_of(row)
    assert (shown.purged, shown.status, shown.told.chat) == (True, "read", 3)
    assert AuditLine.objects.filter(action="purge private").get().note == "1 file"
    assert purge_private(now=_moment(91)) == 0


def test_nothing_goes_before_its_time() -> None:
    row = read_month()
    assert purge_private(now=_moment(90)) == 0
    assert len(lines_of(row)) == 3


def test_a_file_that_came_late_stays_longer() -> None:
    row = month("2020-10")
    given(row)
    HarvestFile.objects.update(received_at=timezone.now() - LATER)
    given(row, "late.txt", CHAT.replace("Ben", "Bea"))
    work(row)
    settled = flags_of(row)
    assert purge_private() == 1
    assert [(one.name, one.purged) for one in files_of(row)] == [("chat.txt", True), ("late.txt", False)]
    assert len(lines_of(row)) > 0
    assert settled


def test_a_month_whose_day_is_to_come_keeps_its_files_until_behind_it() -> None:
    row = month("2999-10")
    given(row)
    HarvestFile.objects.update(received_at=timezone.now() - LATER)
    assert purge_private() == 0


def test_a_month_without_a_day_counts_from_the_receipt() -> None:
    row = month("2026-10", day=None)
    given(row)
    HarvestFile.objects.update(received_at=timezone.now() - LATER)
    assert purge_private() == 1


def test_a_file_that_nobody_read_in_time_is_told_so() -> None:
    row = month()
    given(row)
    assert purge_private(now=_moment(91)) == 1
    (shown,) = files_of(row)
    assert (shown.status, shown.remark) == ("refused", UNREAD)
    assert file_progress(row).waiting == 0


def test_a_purged_file_may_be_given_again() -> None:
    row = read_month()
    purge_private(now=_moment(91))
    shown = given(row)
    assert (shown.again, shown.purged, shown.status) == (False, False, "waiting")
    work(row)
    assert len(lines_of(row)) == 3
    assert len(files_of(row)) == 1


def test_bytes_that_receiving_left_behind_are_swept_away_and_no_others() -> None:
    row = read_month()
    loose, _ = keep_file(b"cut short", folder="exports/2026-10", suffix=".bin")
    pack, _ = keep_file(b"a pack", folder="packs", suffix=".md")
    assert sweep_exports() == 0, "somebody may be receiving it in this moment"
    assert sweep_exports(now=timezone.now() + datetime.timedelta(days=2)) == 1
    assert (default_storage.exists(loose), default_storage.exists(pack)) == (False, True)
    assert default_storage.exists(HarvestFile.objects.get().stored)
    assert len(lines_of(row)) == 3


def test_a_stranger_purges_nothing() -> None:
    with pytest.raises(NotAllowed):
        purge_private(by=CLEO)
    with pytest.raises(NotAllowed):
        sweep_exports(by=CLEO)


def test_before_anything_was_received_there_is_nothing_to_sweep() -> None:
    assert sweep_exports() == 0
