"""The worker brings editions back without the words that somebody took back."""

from __future__ import annotations

import pytest

from kindling.contributions.actions.reading import LEASE
from kindling.contributions.queries import ledger
from kindling.duties import due as duties
from kindling.duties.due import Due
from kindling.duties.loop import work_once
from kindling.ground.actors import Actor
from kindling.pack.document import Attribution, Pack, Quotation, Section, plain
from kindling.publication.queries import current_edition
from tests.contributions.cast import month
from tests.curation.months import answer
from tests.factories.site import edition, reviewed

pytestmark = pytest.mark.django_db


def _taken_back() -> None:
    row = month()
    words = Quotation(plain("We kept the kettle on."), Attribution("first name", "Wilf"))
    edition(row, reviewed(Pack("Repairs", "A series", sections=(Section("one", "heard", "One", (words,)),))))
    answer(row, "withdrawn", ledger(row)[0].key)


def test_an_edition_is_back_without_the_words_that_were_taken_back() -> None:
    _taken_back()
    assert current_edition("2026-10") is None
    work_once()
    found = current_edition("2026-10")
    assert found is not None
    assert (found.number, found.quotes.count()) == (2, 0)


def test_what_cannot_be_issued_again_is_not_tried_every_second(monkeypatch: pytest.MonkeyPatch) -> None:
    _taken_back()
    tried: list[Actor] = []

    def in_vain(*, by: Actor) -> int:
        tried.append(by)
        return 0

    monkeypatch.setattr(duties, "reissue_stale", in_vain)
    due = Due(LEASE)
    assert (due.reissue(), due.reissue(), len(tried)) == (False, False, 1)
