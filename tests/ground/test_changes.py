"""Everything that is audited is told to every process."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from django.db import transaction
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from kindling.ground.actions import record_audit
from kindling.ground.actors import WORKER
from kindling.ground.changes import FILE, last_change

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    """A data folder in which nothing was changed yet."""
    settings.DATA_FOLDER = tmp_path
    return tmp_path


def _act() -> None:
    record_audit(by=WORKER, action="describe community", subject="community")


def test_what_is_audited_is_told_once_it_stands(
    folder: Path, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    assert last_change(folder) == 0
    with django_capture_on_commit_callbacks(execute=True):
        _act()
        assert last_change(folder) == 0
    first = last_change(folder)
    with django_capture_on_commit_callbacks(execute=True):
        _act()
    assert 0 < first < last_change(folder) <= time.time_ns()
    assert ((folder / FILE).stat().st_mode & 0o777, (folder / FILE).stat().st_size) == (0o600, 0)


def test_what_is_taken_back_is_told_to_nobody(
    folder: Path, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        _act()
        transaction.set_rollback(True)
    assert last_change(folder) == 0


@pytest.mark.django_db(transaction=True)
def test_a_folder_that_cannot_be_written_does_not_undo_what_was_done(
    folder: Path, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.DATA_FOLDER = folder / "gone"
    with transaction.atomic():
        _act()
    assert "Error calling _stamp in on_commit()" in caplog.text
