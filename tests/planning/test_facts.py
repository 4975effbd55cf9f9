"""What Kindling knows to be done needs no tick, and is never late."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from kindling.conversations.facts import CreditFacts, QuestionFacts
from kindling.conversations.models import Conversation
from kindling.duties.mailing import send_all
from kindling.invitations.models import Sending
from kindling.planning.actions import agree_to_items, ask_speaker, set_hour, stage_speaking, tick_task
from kindling.planning.hour import Slot
from kindling.planning.models import Item, Part, SaidBy
from kindling.planning.queries import checklist, late_tasks
from tests.factories.accounts import pia
from tests.factories.speakers import INGRID, agreed, august, speaking

pytestmark = pytest.mark.django_db

TODAY = datetime.date(2024, 8, 10)
HOSTS = tuple(CreditFacts(name=name, role="host") for name in ("Ada Brennan", "Marek Nowak"))
OWNED = (Slot(Part.WELCOME, "Welcome", 10, "Ada"), Slot(Part.GROUPS, "Groups", 50, "Marek"))


def known(row: Conversation) -> set[str]:
    return {one.key for one in checklist(row, today=TODAY) if one.known}


def late(row: Conversation) -> list[str]:
    """What is late on the plan's page, which is what the month's list says too."""
    shown = [one.key for one in checklist(row, today=TODAY) if one.late]
    assert [one.key for one in late_tasks(row, today=TODAY)] == shown
    return shown


def test_a_speaker_who_agreed_and_was_mailed_their_link_is_neither_to_be_asked_nor_to_be_mailed() -> None:
    row = august(format="speaker")
    assert late(row) == ["ask", "title", "link", "hosts", "run", "tile", "agreements"]
    ingrid = agreed(row)
    assert (known(row), "link" in late(row)) == ({"ask"}, True)
    ask_speaker(by=pia(), speaking=ingrid)
    assert known(row) == {"ask"}
    send_all()
    assert (known(row), {"ask", "link"} & set(late(row))) == ({"ask", "link"}, set())


def test_the_link_is_mailed_once_everybody_who_agreed_has_it_whoever_else_was_asked() -> None:
    row = august(format="speaker")
    ingrid = speaking(row, stage="pencilled")
    ask_speaker(by=pia(), speaking=ingrid)
    send_all()
    tom = agreed(row, replace(INGRID, name="Tom Okafor", email="tom@example.org"))
    assert known(row) == {"ask"}
    ask_speaker(by=pia(), speaking=tom)
    send_all()
    assert known(row) == {"ask", "link"}
    stage_speaking(by=pia(), speaking=tom, stage="declined", conversation=row, note="No time.")
    stage_speaking(by=pia(), speaking=ingrid, stage="declined", conversation=row, note="No time.")
    assert known(row) == set()


def test_a_panel_is_asked_once_as_many_as_it_needs_are_and_a_credit_counts() -> None:
    row = august(format="panel")
    speaking(row, stage="asked")
    assert known(row) == set()
    speaking(row, replace(INGRID, name="Tom Okafor"), "asked")
    assert known(row) == {"ask"}
    assert known(august("2024-09", format="speaker", speakers=("Wilf Ray",))) == {"ask"}


def test_title_hosts_the_hour_and_the_agreements_are_known() -> None:
    row = august(format="speaker", title="Rest", credits=HOSTS)
    assert known(row) == {"hosts"}
    set_hour(by=pia(), conversation=row, slots=OWNED)
    ingrid = agreed(row, INGRID, Item.SLIDES, Item.PHOTO, no=(Item.RECORDING,))
    assert known(row) == {"hosts", "run", "ask"}
    agree_to_items(speaking=ingrid, said_by=SaidBy.SPEAKER, answers={Item.QUOTES: True})
    assert known(row) == {"hosts", "run", "ask", "agreements"}
    asked = august("2024-09", format="speaker", title="Rest", questions=(QuestionFacts("Why?"),))
    assert known(asked) == {"title"}


def test_the_pack_is_sent_once_what_came_of_it_has_gone_out_with_it() -> None:
    row, at = august(format="open"), datetime.datetime(2024, 8, 20, tzinfo=datetime.UTC)
    told = Sending.objects.create(conversation=row, kind="follow-up-came", at=at, done_at=at)
    assert known(row) == set()
    Sending.objects.filter(pk=told.pk).update(with_pack=True)
    assert known(row) == {"pack"}


def test_a_line_that_somebody_ticked_stays_theirs() -> None:
    row = august(format="speaker", credits=HOSTS)
    tick_task(by=pia(), conversation=row, task="hosts", done=True)
    line = next(one for one in checklist(row, today=TODAY) if one.key == "hosts")
    assert (line.known, line.done, line.done_by) == (False, True, "Pia Lund")
