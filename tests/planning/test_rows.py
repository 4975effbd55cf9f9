"""What the rows of a plan say of themselves, and which files stay while one still shows them."""

from __future__ import annotations

import io

import pytest
from django.core.files.storage import default_storage
from PIL import Image
from pytest_django import DjangoCaptureOnCommitCallbacks

from kindling.planning.actions import (
    ProfileWords,
    add_task,
    add_topic,
    agree_to_items,
    keep_deck,
    propose_profile,
    remove_deck,
    set_hour,
    settle_proposal,
)
from kindling.planning.hour import Slot
from kindling.planning.models import Item, Part, Proposal, SaidBy
from kindling.planning.queries import missing_besides
from tests.factories.accounts import pia
from tests.factories.made import pdf
from tests.factories.speakers import INGRID, agreed, august, speaking

pytestmark = pytest.mark.django_db


def _photo(colour: str) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (7, 9), colour).save(made, "PNG")
    return made.getvalue()


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


def test_a_photo_leaves_the_storage_once_it_is_replaced_or_its_speaker_says_no(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    ingrid = agreed(august(), INGRID, Item.PHOTO)
    words = ProfileWords("Ingrid Solheim", photo_alt="She smiles")
    stored = []
    for colour in ("teal", "plum"):
        with django_capture_on_commit_callbacks(execute=True):
            made = propose_profile(speaking=ingrid, said_by=SaidBy.SPEAKER, words=words, photo=_photo(colour))
        assert made
        stored.append(str(made.photo))
    assert [default_storage.exists(name) for name in stored] == [False, True]
    settle_proposal(by=pia(), proposal=Proposal.objects.get(), take=True)
    ingrid.refresh_from_db()
    assert (ingrid.profile and str(ingrid.profile.photo), default_storage.exists(stored[1])) == (stored[1], True)
    with django_capture_on_commit_callbacks(execute=True):
        agree_to_items(speaking=ingrid, said_by=SaidBy.SPEAKER, answers={Item.PHOTO: False})
    assert (default_storage.exists(stored[1]), str(Proposal.objects.get().photo)) == (False, "")


def test_a_speaker_who_is_named_counts_towards_a_panel() -> None:
    row = august(format="panel")
    assert "agreed to speak" not in str(missing_besides(row))
    agreed(row)
    assert missing_besides(row)[0] == "One has agreed to speak; a panel needs two."
