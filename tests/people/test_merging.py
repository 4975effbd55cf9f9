"""Two people become one, and two again, exactly as they were."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.core import serializers

from kindling.ground.errors import NotAllowed
from kindling.ground.models import AuditLine
from kindling.invitations.models import Reply
from kindling.people.actions import merging, void_links
from kindling.people.actions.addresses import confirm_new_address
from kindling.people.actions.names import alias_for, settle_alias
from kindling.people.keeping import can_merge, can_undo
from kindling.people.links import MINE, UNSUBSCRIBE, person_behind, person_token
from kindling.people.models import Address, Alias, Merge, Person, Quoting, Standing
from kindling.people.moves import Move
from kindling.people.moving import all_movers
from tests.factories.accounts import ada, pia
from tests.factories.site import conversation
from tests.people.met import JOINED, person

pytestmark = pytest.mark.django_db

LATER = JOINED + datetime.timedelta(days=30)


def everything() -> dict[str, Any]:
    """The whole database, but for what only says that something was done."""
    ada(), pia()
    rows = {
        model._meta.label: json.loads(serializers.serialize("json", model._base_manager.order_by("pk")))
        for model in apps.get_models()
        if model not in {Merge, AuditLine}
    }
    return {label: found for label, found in rows.items() if found}


def two() -> tuple[Person, Person]:
    kept = person("Rebecca Holt", "rebecca@example.org", organisation="Kettle Trust")
    gone = person("Bex Holt", "bex@example.org", place="Cork", role="Midwife", quoting=Quoting.NAMED, followup=False)
    for name, who in (("Rebecca Holt", kept), ("Bex", gone), ("Bex H", gone)):
        settle_alias(by=ada(), alias=alias_for(name=name), person=who)
    return kept, gone


def test_what_was_somebodys_goes_over_and_what_they_had_not_said_is_filled() -> None:
    kept, gone = two()
    merging.merge_people(by=ada(), kept=kept, gone=gone)
    kept.refresh_from_db()
    gone.refresh_from_db()
    assert (kept.organisation, kept.role, kept.place, kept.quoting) == ("Kettle Trust", "Midwife", "Cork", "named")
    assert (kept.invitation, kept.followup, kept.standing, gone.standing) == (True, False, "member", "merged")
    assert set(Address.objects.values_list("email", "person__name", "usual")) == {
        ("rebecca@example.org", "Rebecca Holt", True),
        ("bex@example.org", "Rebecca Holt", False),
    }
    assert list(Alias.objects.values_list("name", "person__name")) == [
        ("Bex", "Rebecca Holt"),
        ("Bex H", "Rebecca Holt"),
        ("Rebecca Holt", "Rebecca Holt"),
    ]
    assert (kept.agreements.count(), gone.agreements.count()) == (2, 0)
    assert AuditLine.objects.filter(action="merge people").values_list("subject", "note").get() == (
        f"person {kept.uid}",
        f"and {gone.uid}",
    )


def test_undoing_puts_the_whole_database_back() -> None:
    kept, gone = two()
    before = everything()
    merge = merging.merge_people(by=ada(), kept=kept, gone=gone)
    assert everything() != before
    merging.undo_merge(by=ada(), merge=merge)
    assert everything() == before
    merge.refresh_from_db()
    assert (merge.undone_at is None, can_undo(merge)) == (False, False)


@pytest.mark.parametrize("standing", [Standing.MET, Standing.LISTED, Standing.MEMBER, Standing.LEFT])
@pytest.mark.parametrize("other", [Standing.MET, Standing.LISTED, Standing.MEMBER, Standing.LEFT])
def test_undoing_puts_back_people_of_any_standing(standing: str, other: str) -> None:
    left: dict[str, Any] = {"left_at": LATER}
    kept = person("Sam Dorman", standing=standing, **(left if standing == Standing.LEFT else {}))
    gone = person("S Dorman", "sam@example.org", standing=other, **(left if other == Standing.LEFT else {}))
    before = everything()
    merging.undo_merge(by=ada(), merge=merging.merge_people(by=ada(), kept=kept, gone=gone))
    assert everything() == before


@pytest.mark.parametrize(
    ("kept", "gone", "becomes"),
    [
        ({"standing": "met"}, {"standing": "met"}, "met"),
        ({"standing": "met"}, {"standing": "listed"}, "listed"),
        ({"standing": "listed"}, {"standing": "met"}, "listed"),
        ({"standing": "listed"}, {"standing": "member"}, "member"),
        ({"standing": "member"}, {"standing": "listed"}, "member"),
        ({"standing": "member"}, {"standing": "left", "left_at": LATER}, "left"),
        ({"standing": "left", "left_at": LATER}, {"standing": "member"}, "left"),
        ({"standing": "left", "left_at": JOINED}, {"standing": "member", "joined_at": LATER}, "member"),
    ],
)
def test_whoever_left_last_stays_away(kept: dict[str, Any], gone: dict[str, Any], becomes: str) -> None:
    one, other = person("Sam Dorman", **kept), person("Sam D", "sam@example.org", **gone)
    merging.merge_people(by=ada(), kept=one, gone=other)
    one.refresh_from_db()
    assert one.standing == becomes


def test_of_two_answers_to_one_invitation_the_later_one_stays_and_the_other_comes_back() -> None:
    kept, gone = two()
    october, november, december = (conversation(month) for month in ("2026-10", "2026-11", "2026-12"))
    for row, who, answer, at in (
        (october, kept, "yes", JOINED),
        (october, gone, "no", LATER),
        (november, kept, "no", LATER),
        (november, gone, "yes", JOINED),
        (december, gone, "yes", LATER),
    ):
        told = {"begins_at": LATER, "first_at": JOINED, "at": at}
        Reply.objects.create(conversation=row, person=who, answer=answer, how="by the link", **told)
    before = everything()
    merge = merging.merge_people(by=ada(), kept=kept, gone=gone)
    assert set(Reply.objects.values_list("conversation__month", "person__name", "answer")) == {
        ("2026-10", "Rebecca Holt", "no"),
        ("2026-11", "Rebecca Holt", "no"),
        ("2026-12", "Rebecca Holt", "yes"),
    }
    merging.undo_merge(by=ada(), merge=merge)
    assert everything() == before


def test_an_answer_given_since_the_merge_is_not_put_aside_by_undoing_it() -> None:
    kept, gone = two()
    row = conversation("2026-10")
    told = {"conversation": row, "how": "by the link", "first_at": JOINED}
    Reply.objects.create(person=gone, answer="yes", at=JOINED, **told)
    Reply.objects.create(person=kept, answer="no", at=LATER, **told)
    merge = merging.merge_people(by=ada(), kept=kept, gone=gone)
    Reply.objects.create(person=gone, answer="no", at=LATER, **told)
    merging.undo_merge(by=ada(), merge=merge)
    assert set(Reply.objects.values_list("person__name", "answer")) == {("Rebecca Holt", "no"), ("Bex Holt", "no")}


def test_a_link_mailed_before_the_merge_leads_to_whoever_stayed_until_their_links_are_renewed() -> None:
    kept, gone = two()
    mine, stop = person_token(MINE, gone), person_token(UNSUBSCRIBE, gone, "all")
    merge = merging.merge_people(by=ada(), kept=kept, gone=gone)
    assert (person_behind(MINE, mine), person_behind(UNSUBSCRIBE, stop)) == ((kept, ()), (kept, ("all",)))
    void_links(person=kept)
    assert (person_behind(MINE, mine), person_behind(UNSUBSCRIBE, stop)) == (None, (kept, ("all",)))
    merging.undo_merge(by=ada(), merge=merge)
    assert person_behind(MINE, mine) == (gone, ())
    Person.objects.filter(pk=gone.pk).update(standing=Standing.MERGED)
    assert person_behind(MINE, mine) is None


def test_never_quoted_stays_never_quoted() -> None:
    kept, gone = person("Sam Dorman", quoting=Quoting.NAMED), person("Sam D", quoting=Quoting.NEVER)
    merging.merge_people(by=ada(), kept=kept, gone=gone)
    kept.refresh_from_db()
    assert kept.quoting == "never"


def test_what_was_said_since_is_not_undone() -> None:
    kept, gone = two()
    merge = merging.merge_people(by=ada(), kept=kept, gone=gone)
    Person.objects.filter(pk=kept.pk).update(place="Galway")
    Address.objects.filter(email="bex@example.org").delete()
    merging.undo_merge(by=ada(), merge=merge)
    kept.refresh_from_db()
    gone.refresh_from_db()
    assert (kept.place, kept.role, gone.place, gone.standing) == ("Galway", "", "Cork", "member")


def move(who: Person, email: str) -> None:
    confirm_new_address(move=Move(who, email))


def test_undoing_leaves_each_with_a_usual_address_though_one_moved_to_the_others_since() -> None:
    kept, gone = two()
    other = person("Becky Holt", "becky@example.org")
    merging.merge_people(by=ada(), kept=kept, gone=other)
    merge = merging.merge_people(by=ada(), kept=kept, gone=gone)
    move(kept, "bex@example.org")
    merging.undo_merge(by=ada(), merge=merge)
    assert set(Address.objects.values_list("email", "person__name", "usual")) == {
        ("becky@example.org", "Rebecca Holt", True),
        ("bex@example.org", "Bex Holt", True),
    }


def test_undoing_leaves_a_usual_address_though_the_one_before_was_given_up_since() -> None:
    kept, gone = two()
    Address.objects.create(person=gone, email="old@example.org", usual=False)
    Address.objects.create(person=gone, email="b@example.org", usual=False, confirmed_at=JOINED)
    merge = merging.merge_people(by=ada(), kept=kept, gone=gone)
    move(kept, "bex@example.org")
    move(kept, "r@example.org")
    merging.undo_merge(by=ada(), merge=merge)
    assert set(Address.objects.values_list("email", "person__name", "usual")) == {
        ("r@example.org", "Rebecca Holt", True),
        ("old@example.org", "Bex Holt", False),
        ("b@example.org", "Bex Holt", True),
    }


def test_a_merge_upon_a_merge_is_undone_from_the_last_one_on() -> None:
    kept, gone = two()
    last = person("Rebecca Holt-Lane")
    before = everything()
    first = merging.merge_people(by=ada(), kept=kept, gone=gone)
    second = merging.merge_people(by=ada(), kept=last, gone=kept)
    first.refresh_from_db()
    assert not can_undo(Merge.objects.get(pk=first.pk))
    with pytest.raises(NotAllowed, match="Rebecca Holt was merged into somebody else since"):
        merging.undo_merge(by=ada(), merge=first)
    merging.undo_merge(by=ada(), merge=second)
    merging.undo_merge(by=ada(), merge=first)
    assert everything() == before
    with pytest.raises(NotAllowed, match="undone already"):
        merging.undo_merge(by=ada(), merge=first)


def test_somebody_is_not_merged_with_themselves_nor_twice() -> None:
    kept, gone = two()
    assert not can_merge(kept, kept)
    with pytest.raises(NotAllowed, match="one and the same"):
        merging.merge_people(by=ada(), kept=kept, gone=Person.objects.get(pk=kept.pk))
    merging.merge_people(by=ada(), kept=kept, gone=gone)
    with pytest.raises(NotAllowed, match="merged into somebody already"):
        merging.merge_people(by=ada(), kept=kept, gone=gone)
    assert Merge.objects.count() == 1


def test_two_who_are_two_are_remembered_and_nothing_moves() -> None:
    kept, gone = two()
    before = everything()
    merging.keep_apart(by=ada(), one=kept, other=gone)
    assert everything() == before
    assert Merge.objects.values_list("kept", "gone", "moved").get() == (kept.pk, gone.pk, {})


def test_a_producer_merges_nobody() -> None:
    kept, gone = two()
    merge = merging.merge_people(by=ada(), kept=kept, gone=gone)
    before = everything()
    acts: list[tuple[Callable[..., object], dict[str, object]]] = [
        (merging.merge_people, {"kept": kept, "gone": gone}),
        (merging.undo_merge, {"merge": merge}),
        (merging.keep_apart, {"one": kept, "other": gone}),
    ]
    for act, told in acts:
        with pytest.raises(NotAllowed, match="looked after by stewards"):
            act(by=pia(), **told)
    assert everything() == before


def test_every_foreign_key_to_a_person_is_looked_after_in_a_merge() -> None:
    fields = {
        f"{one.related_model._meta.app_label}.{one.related_model.__name__}.{one.field.name}"
        for one in Person._meta.related_objects
    }
    covered = [label for mover in all_movers() for label in mover.covers]
    assert (sorted(fields - set(covered)), len(covered)) == ([], len(set(covered)))
