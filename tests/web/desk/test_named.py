"""Names that were not to show, on the desk: the words, whose promise it is, and the way to the piece."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.test import Client

from kindling.conversations.models import Conversation
from kindling.curation.hour import _known
from kindling.pack.document import Paragraph, Quotation, plain
from tests.contributions.cast import given, month, work
from tests.curation.months import JOY, answer, saved, section, small_pack
from tests.factories.accounts import pia, sign_in

pytestmark = pytest.mark.django_db

NAMED = Paragraph(plain("Afterwards Ben Okoro told us more."))


@pytest.fixture
def desk(client: Client) -> Client:
    return sign_in(client, pia())


def _month(*blocks: Paragraph | Quotation) -> Conversation:
    """A month in whose chat Ben Okoro wrote, who did not agree to anything."""
    _known.cache_clear()  # another test's month may have had the same number
    row = month(title="Small repairs")
    given(row)
    work(row)
    saved(row, replace(small_pack(), sections=(section("heard", *blocks),)))
    answer(row, "first name")
    return row


def test_a_flag_shows_the_words_of_the_pack_whose_promise_it_is_and_where(desk: Client) -> None:
    _month(Paragraph(plain("Before.")), NAMED, Quotation(plain("Q"), JOY))
    page = desk.get("/desk/2026-10/flags/").content.decode()
    assert "Afterwards <mark>Ben Okoro</mark> told us more." in page
    assert "It is <bdi>Ben Okoro</bdi>’s name." in page
    assert page.count('href="/desk/2026-10/pack/heard/#p-1"') == 2


def test_a_flag_never_shows_words_that_were_declined(desk: Client) -> None:
    row = _month(Quotation(plain("I am Ben Okoro of the corridor."), JOY))
    answer(row, "declined")
    page = desk.get("/desk/2026-10/flags/").content.decode()
    assert ("of the corridor" in page, "It is <bdi>Ben Okoro</bdi>’s name." in page) == (False, True)


def test_what_blocks_leads_to_the_piece_and_the_piece_is_marked(desk: Client) -> None:
    _month(Paragraph(plain("Before.")), NAMED, Quotation(plain("Q"), JOY))
    told = "Heard: “Afterwards Ben Okoro told us more.” names Ben Okoro, who did not agree to it."
    bar = desk.get("/desk/2026-10/pack-bar/").content.decode()
    assert f'<a href="/desk/2026-10/pack/heard/#p-1">{told}' in bar
    page = desk.get("/desk/2026-10/pack/heard/").content.decode()
    piece = page[page.index('id="p-1"') : page.index('id="p-2"')]
    assert told in piece
