"""Whoever adds a column that leads to a person says how it goes when they are erased; this list is where."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import models

from kindling.people.erasing import registered
from kindling.people.models import Address, Alias, Person

PEOPLE = (Person, Address, Alias)

LEADING = {
    "people.Address.person": "people",
    "people.Agreement.person": "people",
    "people.Alias.person": "people",
    "people.Merge.kept": "people",
    "people.Merge.gone": "people",
    "invitations.Reply.person": "invitations",
    "attendance.Attended.alias": "attendance",
    "attendance.Attended.address": "attendance",
}
"""Foreign keys to a person, an address or a name, and the eraser that looks after each."""

HOLDING = {
    "people.Person.uid": "people",
    "people.Address.email": "people",
    "people.JoinRequest.email": "people",
    "mail.Message.address": "people",
    "mail.Message.person": "people",
    "mail.StoppedAddress.address": "people",
    "planning.Speaking.email": "planning",
    "planning.Speaking.assistant_email": "planning",
    "contributions.Erasing.address": "contributions",
    "contributions.Erasing.person": "contributions",
}
"""Columns that hold an address or a uid, and the eraser that looks after each."""

OTHERS = {
    "people.Erased.person": "a keyed hash",
    "ground.User.email": "an account of the desk, not a member",
    "account.EmailAddress.email": "the same",
    "conversations.Community.contact_email": "the community's own",
    "planning.Speaking.uid": "the name of a plan's row",
}
"""Columns that look alike, and why nobody is in them."""


def _fields() -> Iterator[tuple[str, models.Field[object, object]]]:
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.get_fields():
            if isinstance(field, models.Field):
                yield f"{model._meta.label}.{field.name}", field


def _leads_to_people(field: models.Field[object, object]) -> bool:
    return field.is_relation and field.related_model in PEOPLE


def _holds_people(name: str, field: models.Field[object, object]) -> bool:
    column = name.rpartition(".")[2]
    return isinstance(field, models.EmailField) or (
        not field.is_relation and column in {"uid", "person", "email", "address", "person_uid"}
    )


def test_every_foreign_key_to_a_person_an_address_or_a_name_is_covered_by_an_eraser() -> None:
    assert {name for name, field in _fields() if _leads_to_people(field)} == set(LEADING)


def test_every_column_that_holds_an_address_or_a_uid_is_covered_by_an_eraser() -> None:
    assert {name for name, field in _fields() if _holds_people(name, field)} == set(HOLDING) | set(OTHERS)


@pytest.mark.parametrize("eraser", sorted({*LEADING.values(), *HOLDING.values()} - {"people"}))
def test_each_of_these_erasers_is_registered(eraser: str) -> None:
    assert eraser in registered()


def test_a_foreign_key_that_nobody_thought_of_would_be_found() -> None:
    field = models.ForeignKey(Person, on_delete=models.CASCADE)
    field.set_attributes_from_name("guest")
    assert _leads_to_people(field)
    assert _holds_people("room.Guest.reached_at", models.EmailField())
