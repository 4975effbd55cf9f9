"""What the rows of a plan say of themselves, and which files stay while one still shows them."""

from __future__ import annotations

import pytest
from django.core.files.storage import default_storage
from pytest_django import DjangoCaptureOnCommitCallbacks

from kindling.planning.actions import (
    ProfileWords,
    add_task,
    add_topic,
    keep_deck,
    propose_profile,
    remove_deck,
    set_hour,
)
from kindling.planning.hour import Slot
from kindling.planning.models import Item, Part, SaidBy
from kindling.planning.queries import missing_besides
from tests.factories.accounts import pia
from tests.factories.made import pdf
from tests.factories.speakers import INGRID, agreed, august, speaking

pytestmark = pytest.mark.django_db


def test_each_row_says_what_it_is() -> None:
    row = august()
    ingrid = agreed(row, INGRID, Item.SLIDES)
    set_hour(by=pia(), conversation=row, slots=(Slot(Part.TALK, "The talk", 20),))
    words = ProfileWords("Ingrid Solheim", role="midwife")
    said = [
        ingrid,
        ingrid.changes.first(),
        ingrid.agreements.first(),
        propose_profile(speaking=ingrid, said_by=SaidBy.SPEAKER, words=words),
        row.run_items.first(),
        add_task(by=pia(), conversation=row, title="Book the choir", days=0),
        add_topic(by=pia(), title="Rest"),
    ]
    assert [str(one) for one in said] == [
        "Ingrid Solheim (Agreed)",
        "Agreed 2024-08",
        "The slides: yes",
        "of Ingrid Solheim",
        "20 minutes: The talk",
        "Book the choir",
        "Rest",
    ]


def test_a_file_stays_in_the_storage_while_somebody_else_shows_it(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    one, other = speaking(), speaking()
    for row in (one, other):
        keep_deck(speaking=row, name="Rest.pdf", data=pdf(title="shared by two"))
    stored, there = str(one.deck), []
    for row in (one, other):
        with django_capture_on_commit_callbacks(execute=True):
            remove_deck(speaking=row)
        there.append(default_storage.exists(stored))
    assert there == [True, False]


def test_a_speaker_who_is_named_counts_towards_a_panel() -> None:
    row = august(format="panel")
    assert "agreed to speak" not in str(missing_besides(row))
    agreed(row)
    assert missing_besides(row)[0] == "One has agreed to speak; a panel needs two."
