"""Names are settled by a steward, in batches, for one month alone, as nobody; and taken back."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from kindling.ground.errors import NotAllowed
from kindling.ground.models import AuditLine
from kindling.people.actions import names
from kindling.people.keeping import can_look_after_people, can_settle
from kindling.people.models import Alias, Person, Quoting, Standing
from kindling.people.queries.meant import people_meant, places_agreed, standing_wishes
from tests.factories.accounts import ada, pia
from tests.people.met import person

pytestmark = pytest.mark.django_db


def done() -> list[tuple[str, str, str]]:
    return list(AuditLine.objects.order_by("pk").values_list("action", "subject", "note"))


def test_one_name_is_one_alias_however_it_is_written() -> None:
    found = names.aliases_for(names=["Sinéad O’Brien", "sinead o'brien", "Ben Okafor", ""])
    assert found["Sinéad O’Brien"] == found["sinead o'brien"]
    assert [(one.key, one.name, one.person) for one in Alias.objects.all()] == [
        ("ben okafor", "Ben Okafor", None),
        ("sinead obrien", "Sinéad O’Brien", None),
    ]
    assert names.alias_for(name="BEN OKAFOR", month="2026-10") == found["Ben Okafor"]
    assert "" not in found


def test_a_thousand_names_are_found_in_a_few_queries(
    django_assert_max_num_queries: Callable[[int], AbstractContextManager[object]],
) -> None:
    told = [f"Person Number {number}x" for number in range(1200)]
    with django_assert_max_num_queries(16):
        assert len(names.aliases_for(names=told)) == 1200


def test_a_settled_name_is_theirs_in_every_month() -> None:
    ben = person("Ben Okafor")
    alias = names.settle_alias(by=ada(), alias=names.alias_for(name="Benny O."), person=ben)
    assert (alias.person, alias.settled_at is None) == (ben, False)
    assert people_meant(["Benny O.", "Cleo Marsh"], "2026-10") == {"Benny O.": ben}
    assert done() == [("settle name", f"person {ben.uid}", "")]


def test_two_people_called_sam_are_told_apart_by_month() -> None:
    one, other = person("Sam Dorman"), person("Sam Reyes")
    sam = names.alias_for(name="Sam")
    names.settle_alias(by=ada(), alias=sam, person=one)
    names.settle_alias(by=ada(), alias=sam, person=other, only_month="2026-11")
    assert people_meant(["Sam"], "2026-10") == {"Sam": one}
    assert people_meant(["Sam"], "2026-11") == {"Sam": other}
    own = names.alias_for(name="Sam", month="2026-11")
    assert (own.month, own.person) == ("2026-11", other)
    names.reopen_alias(by=ada(), alias=own)
    assert people_meant(["Sam"], "2026-11") == {}


def test_a_device_is_nobody_until_that_is_taken_back() -> None:
    alias = names.settle_as_nobody(by=ada(), alias=names.alias_for(name="Meeting room 4"))
    ben = person("Ben Okafor")
    assert not can_settle(alias, ben)
    with pytest.raises(NotAllowed, match="said to be nobody"):
        names.settle_alias(by=ada(), alias=alias, person=ben)
    names.reopen_alias(by=ada(), alias=alias)
    assert names.settle_alias(by=ada(), alias=alias, person=ben).person == ben


def test_a_name_is_not_given_to_somebody_who_was_merged() -> None:
    gone = person("Ben O.", standing=Standing.MERGED)
    with pytest.raises(NotAllowed, match="was merged into somebody else"):
        names.settle_alias(by=ada(), alias=names.alias_for(name="Ben"), person=gone)


def test_a_batch_settles_what_is_still_open_and_says_how_many() -> None:
    ben, cleo = person("Ben Okafor"), person("Cleo Marsh")
    first, second, third = (names.alias_for(name=name) for name in ("Ben Okafor", "Cleo Marsh", "Cleo M"))
    names.settle_alias(by=ada(), alias=third, person=ben)
    count = names.settle_aliases(by=ada(), people={first.pk: ben, second.pk: cleo, third.pk: cleo})
    assert count == 2
    settled = {one.pk: one.person for one in Alias.objects.all()}
    assert settled == {first.pk: ben, second.pk: cleo, third.pk: ben}
    assert done()[-1] == ("settle names", "2 names", f"{ben.uid}, {cleo.uid}")
    assert names.settle_aliases(by=ada(), people={first.pk: cleo}) == 0
    assert len(done()) == 2


def test_somebody_unknown_is_made_known_without_a_membership() -> None:
    alias = names.alias_for(name="Dana Whitfield")
    dana = names.meet_person(by=ada(), alias=alias)
    assert (dana.name, dana.standing, dana.addresses.count()) == ("Dana Whitfield", "met", 0)
    assert Alias.objects.get().person == dana
    other = names.meet_person(by=ada(), alias=names.alias_for(name="Fay"), name=" Fay  Lindqvist ")
    assert other.name == "Fay Lindqvist"


def test_a_standing_wish_is_told_only_of_settled_names_and_only_where_there_is_one() -> None:
    ben = person("Ben Okafor", quoting=Quoting.FIRST_NAME, place_shown=True)
    cleo, open_ = person("Cleo Marsh"), person("Eve Hart", quoting=Quoting.NAMED, place_shown=True)
    for name, who in (("Ben Okafor", ben), ("Cleo Marsh", cleo)):
        names.settle_alias(by=ada(), alias=names.alias_for(name=name), person=who)
    names.alias_for(name=open_.name)
    raw = ["Ben Okafor (he/him)", "Cleo Marsh", "Eve Hart"]
    assert standing_wishes(raw, "2026-10") == {"Ben Okafor (he/him)": "first name"}
    assert places_agreed(raw, "2026-10") == {"Ben Okafor (he/him)"}


def test_a_producer_settles_nothing_even_past_the_page() -> None:
    ben, alias = person("Ben Okafor"), names.alias_for(name="Ben Okafor")
    assert not can_look_after_people(pia())
    acts: list[tuple[Callable[..., object], dict[str, object]]] = [
        (names.settle_alias, {"alias": alias, "person": ben}),
        (names.settle_aliases, {"people": {alias.pk: ben}}),
        (names.settle_as_nobody, {"alias": alias}),
        (names.reopen_alias, {"alias": alias}),
        (names.meet_person, {"alias": alias}),
    ]
    for act, told in acts:
        with pytest.raises(NotAllowed, match="looked after by stewards"):
            act(by=pia(), **told)
    alias.refresh_from_db()
    assert (alias.person, alias.nobody, Person.objects.count(), done()) == (None, False, 1, [])
