"""Who speaks, month by month."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.utils import timezone

from kindling.conversations.actions import credit_somebody
from kindling.conversations.models import Conversation, Credit
from kindling.ground.actors import NOBODY
from kindling.ground.errors import NotAllowed
from kindling.ground.models import AuditLine
from kindling.planning.actions import (
    SpeakerFacts,
    add_speaking,
    describe_speaking,
    forget_speaking,
    stage_speaking,
    swap_months,
)
from kindling.planning.models import Item, Speaking
from kindling.planning.queries import ideas, planned_months, speakings_of
from kindling.planning.rules import can_plan, can_stage, can_swap
from tests.factories.accounts import ada, pia
from tests.factories.site import conversation
from tests.factories.speakers import INGRID, agreed, august, speaking

pytestmark = pytest.mark.django_db


def _credited(row: Conversation) -> list[tuple[str, str]]:
    return [(one.credited, one.role) for one in Credit.objects.filter(conversation=row).select_related("profile")]


def test_an_idea_is_for_a_month_or_for_any_and_its_address_is_kept_in_one_case() -> None:
    row = august()
    first, second = speaking(row), speaking()
    assert (first.conversation, first.position, first.email, first.stage) == (row, 0, "ingrid@example.org", "idea")
    assert ideas() == [second]
    assert [(one.stage, one.month, str(one.user)) for one in first.changes.all()] == [("idea", "2024-08", "Pia Lund")]


def test_whoever_agrees_is_credited_and_whoever_declines_is_not_any_more() -> None:
    row = august()
    ingrid = speaking(row, stage="agreed")
    assert _credited(row) == [("Ingrid Solheim", "speaker")]
    assert ingrid.profile is not None
    assert ingrid.profile.slug == "ingrid-solheim"
    stage_speaking(by=ada(), speaking=ingrid, stage="declined", conversation=row, note="On leave until spring.")
    assert _credited(row) == []
    told = [(one.stage, one.note, str(one.user)) for one in ingrid.changes.all()]
    assert told == [
        ("declined", "On leave until spring.", "Ada Brennan"),
        ("agreed", "said so", "Pia Lund"),
        ("idea", "", "Pia Lund"),
    ]


def test_a_credit_that_stands_already_is_taken_for_theirs() -> None:
    row = august()
    credit_somebody(by=pia(), conversation=row, name="ingrid solheim", role="speaker", described="midwife")
    ingrid = speaking(row, stage="agreed")
    assert [(one.pk, one.described) for one in row.credits.all()] == [(ingrid.credit_id, "midwife")]
    assert ingrid.profile is not None


def test_a_credit_that_two_rows_of_the_plan_stand_on_stays_for_the_other() -> None:
    row = august()
    first, second = speaking(row, stage="agreed"), speaking(row, stage="agreed")
    assert first.credit_id == second.credit_id
    forget_speaking(by=pia(), speaking=first)
    assert _credited(row) == [("Ingrid Solheim", "speaker")]
    stage_speaking(by=pia(), speaking=second, stage="declined", conversation=row, note="On leave.")
    assert _credited(row) == []


def test_agreeing_again_changes_no_credit() -> None:
    row = august()
    ingrid = speaking(row, stage="agreed")
    before = ingrid.credit_id
    stage_speaking(by=pia(), speaking=ingrid, stage="agreed", conversation=row)
    assert ingrid.credit_id == before


def test_swapped_months_keep_what_everybody_agreed_to() -> None:
    here, there, last = august("2098-08"), august("2098-09"), august("2098-10")
    ingrid = agreed(here, INGRID, Item.RECORDING)
    Credit.objects.filter(conversation=here).update(described="midwife in Bergen")
    tom = speaking(there, replace(INGRID, name="Tom Okafor"), "pencilled")
    wilf = speaking(here, replace(INGRID, name="Wilf Arden"), "declined")
    swap_months(by=pia(), one=here, other=there)
    months = {one.name: one.conversation.month for one in Speaking.objects.select_related("conversation")}  # type: ignore[union-attr] # each has one
    assert months == {"Ingrid Solheim": "2098-09", "Tom Okafor": "2098-08", "Wilf Arden": "2098-08"}
    assert (_credited(here), _credited(there), _credited(last)) == ([], [("Ingrid Solheim", "speaker")], [])
    assert there.credits.get().described == "midwife in Bergen"
    ingrid.refresh_from_db()
    assert [(one.item, one.given) for one in ingrid.agreements.all()] == [("recording", True)]
    assert ingrid.stage == "agreed"
    assert [tom.changes.first().note, wilf.changes.first().note] == ["Swapped with 2098-08", "said so"]  # type: ignore[union-attr] # each has changed


def test_a_month_that_was_held_keeps_its_speakers() -> None:
    held, ahead, counted = august(), august("2098-09"), august("2098-10", people=12)
    bare = conversation("2024-07")
    ingrid = speaking(held, stage="agreed")
    for one, other in ((held, ahead), (ahead, held), (ahead, bare), (ahead, counted)):
        assert not can_swap(pia(), one, other, timezone.now())
    with pytest.raises(NotAllowed, match="August 2024 is not to come any more, so its speakers stay as they are"):
        swap_months(by=pia(), one=held, other=ahead)
    ingrid.refresh_from_db()
    assert (ingrid.conversation, _credited(held)) == (held, [("Ingrid Solheim", "speaker")])
    assert can_swap(pia(), ahead, august("2098-11"), timezone.now())


def test_a_month_shows_the_surest_first_and_so_does_the_year() -> None:
    row, other = august(), august("2024-09")
    speaking(row, replace(INGRID, name="Idea"))
    speaking(row, replace(INGRID, name="No"), "declined")
    speaking(row, replace(INGRID, name="Yes"), "agreed")
    assert [one.name for one in speakings_of(row)] == ["Yes", "Idea", "No"]
    months = planned_months([row, other])
    assert [(one.conversation, [who.name for who in one.speakings], one.movable) for one in months] == [
        (row, ["Yes", "Idea", "No"], True),
        (other, [], False),
    ]


def test_another_address_makes_old_links_void_and_other_words_do_not() -> None:
    ingrid = speaking(august())
    describe_speaking(by=pia(), speaking=ingrid, facts=replace(INGRID, about="Sleep"))
    assert (ingrid.about, ingrid.links) == ("Sleep", 1)
    describe_speaking(by=pia(), speaking=ingrid, facts=replace(INGRID, assistant_email="eva@example.org"))
    assert (ingrid.assistant_email, ingrid.links) == ("eva@example.org", 2)
    describe_speaking(by=pia(), speaking=ingrid, facts=SpeakerFacts("Ingrid Solheim"))
    assert (ingrid.email, ingrid.links) == ("", 3)


def test_a_first_address_or_a_first_assistant_leaves_the_link_that_was_handed_over_working() -> None:
    ingrid = speaking(august(), SpeakerFacts("Ingrid Solheim", "ingrid@example.org"))
    describe_speaking(by=pia(), speaking=ingrid, facts=INGRID)
    assert (ingrid.assistant_email, ingrid.links) == ("per@example.org", 1)


def test_forgetting_somebody_takes_their_credit_too() -> None:
    row = august()
    forget_speaking(by=pia(), speaking=agreed(row, INGRID, Item.RECORDING))
    forget_speaking(by=pia(), speaking=speaking(row))
    assert (_credited(row), Speaking.objects.count()) == ([], 0)


def test_strangers_plan_nothing() -> None:
    assert (can_plan(NOBODY), can_plan(pia())) == (False, True)
    with pytest.raises(NotAllowed, match="Only stewards and producers plan"):
        add_speaking(by=NOBODY, facts=INGRID)
    assert Speaking.objects.count() == 0


def test_an_agreement_needs_its_month_and_a_no_its_reason() -> None:
    row = august()
    ingrid = speaking()
    assert can_stage(pia(), "agreed", conversation=row, note="")
    assert not can_stage(pia(), "agreed", conversation=None, note="")
    with pytest.raises(NotAllowed, match="speaks in some month"):
        stage_speaking(by=pia(), speaking=ingrid, stage="agreed", conversation=None)
    with pytest.raises(NotAllowed, match="needs a word on why"):
        stage_speaking(by=pia(), speaking=ingrid, stage="declined", conversation=row, note=" ")


def test_the_audit_names_nobody() -> None:
    speaking(august(), stage="agreed")
    told = [(one.action, one.subject, one.note) for one in AuditLine.objects.all()]
    assert "Ingrid" not in str(told)
    assert "stage speaker" in str(told)
