"""Who has an account."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from kindling.ground.actions import record_audit
from kindling.ground.actors import NOBODY, WORKER, actor_of
from kindling.ground.models import ActorKind, AuditLine, Role, User
from tests.factories.site import ada

pytestmark = pytest.mark.django_db


def test_an_address_is_one_account_however_it_is_cased() -> None:
    user = User.objects.create_user(" Ada@Example.ORG ", name="Ada")
    assert (user.email, user.has_usable_password(), str(user)) == ("ada@example.org", False, "Ada")
    assert User.objects.get_by_natural_key("ADA@example.org") == user
    with pytest.raises(ValidationError):
        User.objects.create_user("ADA@EXAMPLE.org")


def test_an_account_is_known_by_its_address_where_it_has_no_name() -> None:
    assert str(User(email="ben@example.org")) == "ben@example.org"


def test_nobody_gets_an_account_without_an_address() -> None:
    with pytest.raises(ValidationError):
        User.objects.create_user("")
    with pytest.raises(IntegrityError):
        User.objects.create(email="")


def test_a_role_that_does_not_exist_never_enters_the_table() -> None:
    with pytest.raises(IntegrityError):
        User.objects.create(email="ben@example.org", role="king")


def test_stewards_convene_and_producers_only_produce() -> None:
    producer = actor_of(User.objects.create_user("pia@example.org", role=Role.PRODUCER))
    allowed = {who.kind: (who.produces, who.convenes) for who in (ada(), producer, WORKER, NOBODY)}
    assert allowed == {
        ActorKind.STEWARD: (True, True),
        ActorKind.PRODUCER: (True, False),
        ActorKind.WORKER: (True, True),
        ActorKind.NOBODY: (False, False),
    }


def test_an_account_that_was_closed_acts_for_nobody() -> None:
    user = User.objects.create_user("ada@example.org", role=Role.STEWARD)
    user.is_active = False
    assert actor_of(user) == NOBODY


def test_what_was_done_outlives_the_account_that_did_it() -> None:
    by = ada()
    assert by.user
    record_audit(by=by, action="publish edition", subject="conversation 2024-08", note="n" * 600)
    by.user.delete()
    line = AuditLine.objects.get()
    assert (line.actor, line.user, len(line.note)) == ("steward", None, 500)
    assert str(line).endswith("steward: publish edition conversation 2024-08")
