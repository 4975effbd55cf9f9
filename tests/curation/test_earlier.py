"""A pack leads to earlier ones where there are any."""

from __future__ import annotations

import pytest

from kindling.conversations.models import Conversation
from kindling.curation.facts import about_of
from kindling.publication.actions import withdraw_edition
from tests.factories.site import ada, conversation, edition

pytestmark = pytest.mark.django_db


def test_only_a_pack_that_has_earlier_ones_leads_to_them() -> None:
    first, second = conversation("2026-09"), conversation("2026-10")
    conversation("2026-11", pack_elsewhere=True)

    def earlier() -> list[str]:
        return [about_of(row)[0].thanks.earlier for row in (first, second)]

    assert earlier() == ["", ""]
    kept = edition(first)
    assert earlier() == ["", "http://localhost:8000/archive/"]
    withdraw_edition(by=ada(), edition=kept, reason="Somebody asked.")
    assert earlier() == ["", ""]
    Conversation.objects.filter(pk=first.pk).update(pack_elsewhere=True)
    assert earlier() == ["", "http://localhost:8000/archive/"]
