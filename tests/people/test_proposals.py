"""Proposals have reasons, and nothing is settled by itself."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kindling.people.actions import (
    alias_for,
    aliases_for,
    keep_apart,
    merge_people,
    settle_alias,
    settle_as_nobody,
)
from kindling.people.models import Alias, Standing
from kindling.people.queries import proposals, twins
from tests.factories.accounts import ada
from tests.people.met import person

pytestmark = pytest.mark.django_db


def proposed(**asked: Any) -> dict[str, list[tuple[str, str]]]:
    found = proposals(**asked)
    return {one.alias.name: [(maybe.person.name, maybe.reason) for maybe in one.people] for one in found}


def test_each_open_name_is_proposed_with_its_reasons() -> None:
    for name in ("Ben Okafor", "Rebecca Holt", "Anna Larsen", "Sam Dorman", "Sam Dyer", "Jo Li"):
        person(name)
    aliases_for(names=["BEN OKAFOR", "Rebecca H", "R Holt", "Anna Larson", "Sam D", "Jo", "Xi Wu"])
    assert proposed() == {
        "Anna Larson": [("Anna Larsen", "spelt one letter apart")],
        "BEN OKAFOR": [("Ben Okafor", "the same name")],
        "Jo": [],
        "R Holt": [("Rebecca Holt", "the same name, but for initials")],
        "Rebecca H": [("Rebecca Holt", "the same name, but for initials")],
        "Sam D": [
            ("Sam Dorman", "the same name, but for initials"),
            ("Sam Dyer", "the same name, but for initials"),
        ],
        "Xi Wu": [],
    }
    assert Alias.objects.filter(person__isnull=False).count() == 0


def test_only_one_of_that_name_is_sure() -> None:
    person("Ben Okafor")
    person("Sam Dorman", place="Leeds")
    person("Sam Dorman", place="Cork")
    person("Anna Larsen")
    aliases_for(names=["Ben Okafor", "Sam Dorman", "Anna Larson", "Nobody Known"])
    sure = {one.alias.name: one.sure.person.name if one.sure else "" for one in proposals()}
    assert sure == {"Ben Okafor": "Ben Okafor", "Sam Dorman": "", "Anna Larson": "", "Nobody Known": ""}
    several = next(one for one in proposals() if one.alias.name == "Sam Dorman")
    assert [maybe.reason for maybe in several.people] == ["the same name, and so has somebody else"] * 2


def test_a_name_met_before_in_one_month_and_an_address_are_reasons() -> None:
    ben, cleo = person("Ben Okafor"), person("Cleo Marsh")
    general = alias_for(name="Benny")
    settle_alias(by=ada(), alias=general, person=ben, only_month="2026-10")
    kettle = alias_for(name="Kettle 7")
    assert proposed(by_address={kettle.pk: cleo.pk}) == {
        "Benny": [("Ben Okafor", "a name they were met by before")],
        "Kettle 7": [("Cleo Marsh", "the same e-mail address in the attendance report")],
    }
    settle_alias(by=ada(), alias=general, person=cleo, only_month="2026-11")
    assert proposed() == {"Benny": [], "Kettle 7": []}


def test_somebody_who_was_merged_is_proposed_as_who_they_are() -> None:
    kept, gone, last = person("Rebecca Holt"), person("Bex Holt"), person("Rebecca Holt-Lane")
    merge_people(by=ada(), kept=kept, gone=gone)
    merge_people(by=ada(), kept=last, gone=kept)
    aliases_for(names=["Bex Holt"])
    assert proposed() == {"Bex Holt": [("Rebecca Holt-Lane", "the same name")]}


def test_settled_names_and_nobodies_are_not_asked_again() -> None:
    ben = person("Ben Okafor")
    settle_alias(by=ada(), alias=alias_for(name="Ben Okafor"), person=ben)
    settle_as_nobody(by=ada(), alias=alias_for(name="Room 4"))
    assert proposed() == {}
    assert proposed(aliases=[alias_for(name="Ben Okafor")]) == {"Ben Okafor": [("Ben Okafor", "the same name")]}


def test_many_names_ask_no_more_queries_than_one() -> None:
    counts = []
    for number in range(3):
        person(f"Person Number{number}")
        aliases_for(names=[f"Person Number{number}", f"P Number{number}"])
        with CaptureQueriesContext(connection) as asked:
            proposals()
        counts.append(len(asked))
    assert counts[0] == counts[2]


def test_twins_are_proposed_with_a_reason_and_kept_apart_for_good() -> None:
    one = person("Sam Dorman", "sam.dorman@example.org", organisation="Kettle Trust")
    body = person("Sam Dorman", "sd@work.example.org", organisation="KETTLE TRUST")
    place, other_place = person("Lou Hay", place="Cork"), person("Lou Hay", place="cork", standing=Standing.LISTED)
    mail, other_mail = person("Kit Ray", "kit.ray+news@example.org"), person("Kit Ray", "kit_ray7@example.com")
    person("Ann Poe", "a1@example.org")
    person("Ann Poe", "zz@example.org")
    person("Sam Dorman", organisation="Kettle Trust", standing=Standing.MERGED)
    found = [({pair.one.person, pair.other.person}, pair.reason) for pair in twins()]
    assert found == [
        ({mail, other_mail}, "the same name, and addresses alike"),
        ({place, other_place}, "the same name and place"),
        ({one, body}, "the same name and organisation"),
    ]
    assert twins()[2].one.addresses == ("sam.dorman@example.org",)
    keep_apart(by=ada(), one=body, other=one)
    merge_people(by=ada(), kept=mail, gone=other_mail)
    assert [pair.reason for pair in twins()] == ["the same name and place"]


def test_many_twins_ask_no_more_queries_than_one_pair() -> None:
    counts = []
    for number in range(3):
        for _ in range(2):
            person(f"Sam {number}", place="Leeds")
        with CaptureQueriesContext(connection) as asked:
            assert len(twins()) == number + 1
        counts.append(len(asked))
    assert counts == [4, 4, 4]
