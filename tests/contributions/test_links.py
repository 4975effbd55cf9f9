"""Somebody without an account drops files by a link: for one month, for a while, until it is closed."""

from __future__ import annotations

import datetime

import pytest
from django.core import signing
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from kindling.contributions.actions import close_drop_link, make_drop_link, receive_file
from kindling.contributions.links import link_of, token_of
from kindling.contributions.models import DropLink, HarvestFile
from kindling.contributions.queries import drop_links, files_by_link, files_of
from kindling.contributions.records import DropLinkShown
from kindling.contributions.rules import can_receive
from kindling.conversations.models import Conversation
from kindling.ground.errors import NotAllowed
from kindling.ground.models import AuditLine
from tests.contributions.cast import CHAT, given, month
from tests.factories.site import CLEO, ada

pytestmark = pytest.mark.django_db


def _link(row: Conversation, label: str = "Ben, who hosted") -> DropLinkShown:
    return make_drop_link(by=ada(), conversation=row, label=label)


def test_a_link_lets_its_holder_drop_a_file_for_its_month() -> None:
    row = month()
    link = link_of(token_of(_link(row).id))
    assert link is not None
    assert (link.month, link.label, link.made_by, link.works) == ("2026-10", "Ben, who hosted", "Ada Brennan", True)
    shown = receive_file(by=CLEO, conversation=row, name="chat.txt", data=CHAT.encode(), link=link)
    assert (shown.link_label, shown.received_by) == ("Ben, who hosted", "")
    assert AuditLine.objects.filter(action="receive file").get().note == f"by link {link.id}"
    assert [one.files for one in drop_links(row)] == [1]


def test_a_holder_sees_what_came_by_their_link_and_nothing_else() -> None:
    row = month()
    mine, theirs = _link(row), _link(row, "Cara")
    given(row, "adas.txt", "Ada's own file")
    dropped = receive_file(by=CLEO, conversation=row, name="chat.txt", data=CHAT.encode(), link=mine)
    assert [one.id for one in files_by_link(mine.id)] == [dropped.id]
    assert files_by_link(theirs.id) == ()


@pytest.mark.parametrize("forged", ["", "1", "abc:def", "\x00", "é" * 40])
def test_a_forged_address_leads_nowhere(forged: str) -> None:
    link = _link(month())
    assert link_of(forged) is None
    assert link_of(signing.Signer(salt="of something else").sign_object(link.id)) is None


def test_an_address_changed_to_another_link_leads_nowhere() -> None:
    row = month()
    token = token_of(_link(row).id)
    assert link_of(token[:-2] + ("aa" if not token.endswith("aa") else "bb")) is None
    assert link_of(token_of(999)) is None


def test_a_closed_link_takes_no_more_files_and_what_came_by_it_stays() -> None:
    row = month()
    link = _link(row)
    receive_file(by=CLEO, conversation=row, name="chat.txt", data=CHAT.encode(), link=link)
    close_drop_link(by=ada(), conversation=row, link_id=link.id)
    assert link_of(token_of(link.id)) is None
    with pytest.raises(NotAllowed, match="This link no longer works"):
        receive_file(by=CLEO, conversation=row, name="more.txt", data=b"more words", link=link)
    assert len(files_of(row)) == 1
    assert [one.works for one in drop_links(row)] == [False]


def test_a_link_ends_by_itself() -> None:
    row = month()
    link = _link(row)
    DropLink.objects.update(expires_at=timezone.now() - datetime.timedelta(seconds=1))
    assert link_of(token_of(link.id)) is None
    with pytest.raises(NotAllowed):
        receive_file(by=CLEO, conversation=row, name="chat.txt", data=b"words", link=link)


def test_a_link_of_one_month_drops_nothing_into_another() -> None:
    row, other = month(), month("2026-11")
    link = _link(row)
    with pytest.raises(NotAllowed):
        receive_file(by=CLEO, conversation=other, name="chat.txt", data=b"words", link=link)
    held = DropLink.objects.get(pk=link.id)
    assert (can_receive(CLEO, row, held), can_receive(CLEO, other, held), can_receive(ada(), other, None)) == (
        True,
        False,
        True,
    )
    assert HarvestFile.objects.count() == 0


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"label": " "}, "A link needs to say for whom it is"),
        ({"days": 0}, "A link works for 1 to 90 days"),
        ({"days": 91}, "A link works for 1 to 90 days"),
        ({"by": CLEO}, "Only stewards and producers"),
    ],
)
def test_a_link_that_cannot_stand_is_not_made(told: dict[str, object], sentence: str) -> None:
    usual = {"by": ada(), "conversation": month(), "label": "Ben"}
    with pytest.raises(NotAllowed, match=sentence):
        make_drop_link(**{**usual, **told})  # type: ignore[arg-type]
    assert DropLink.objects.count() == 0


def test_closing_a_link_of_another_month_closes_nothing() -> None:
    row = month()
    link = _link(row)
    close_drop_link(by=ada(), conversation=month("2026-11"), link_id=link.id)
    assert link_of(token_of(link.id)) is not None
    with pytest.raises(NotAllowed):
        close_drop_link(by=CLEO, conversation=row, link_id=link.id)


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_links_takes_one_query(count: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    row = month()
    for number in range(count):
        _link(row, f"Host {number}")
    with django_assert_num_queries(1):
        assert len(drop_links(row)) == count
