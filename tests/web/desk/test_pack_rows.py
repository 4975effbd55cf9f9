"""What the editor lists: how pieces stand, what buttons call them, how whoever said them may show."""

from __future__ import annotations

import pytest

from kindling.contributions.records import Attribution as Shown
from kindling.contributions.records import Piece
from kindling.curation.edits import pieces_of
from kindling.pack.document import Attribution, Citation, Pack, Quotation, Section, plain
from kindling.web.desk.pack import bar
from kindling.web.desk.pack.forms import shown_forms
from kindling.web.desk.pack.rows import brief, clock_of, state_of
from kindling.web.desk.states import State
from tests.web.desk.worked_on import worked_on


def _known(**told: object) -> Piece:
    whole = {
        "key": "c1", "kind": "quote", "wording": "verbatim", "text": "So", "raw_name": "Ada", "name": "Ada Brennan",
        "first_name": "Ada", "role": "A midwife", "place": "Bergen", "sources": (), "decision": "", "decided_words": "",
        "how": "", "given_on": None, "attribution": None, "words_changed": False, "shown_changed": False,
        "state_words": "As it stands",
    }  # fmt: skip
    return Piece(**{**whole, **told})  # type: ignore[arg-type] # as the ledger gives it


@pytest.mark.parametrize(
    ("known", "state"),
    [
        (None, State("clock", "waits", "Not in the ledger yet: it comes to stand there when the pack is saved")),
        (_known(), State("clock", "waits", "As it stands")),
        (_known(words_changed=True), State("pencil", "waits", "As it stands")),
        (_known(decision="declined"), State("hidden", "stop", "As it stands")),
        (_known(attribution=Shown("name", "Ada Brennan")), State("check", "yes", "As it stands")),
    ],
)
def test_somebodys_words_say_how_they_stand(known: Piece | None, state: State) -> None:
    quote = Quotation(plain("So"), Attribution("name", "Ada Brennan"))
    pack = Pack("A title", "A series", sections=(Section("heard", "heard", "Heard", (quote,)),))
    assert state_of(pieces_of(pack, "heard")[0], known) == state


def test_somebody_can_show_in_five_ways_at_most() -> None:
    assert [one.label for one in shown_forms(_known())] == [
        "Ada Brennan",
        "Ada",
        "Ada, A midwife, Bergen",
        "A midwife",
        "",
    ]
    assert [one.label for one in shown_forms(_known(name="", first_name="", role=""))] == [""]


def test_a_button_calls_a_piece_by_its_first_words() -> None:
    assert brief("Two  words") == "Two words"
    assert (
        brief("It is the pretending that we did not need one at all")
        == "It is the pretending that we did not need one…"
    )


def test_a_clock_is_that_of_the_first_line_that_has_one() -> None:
    assert clock_of((Citation("a"), Citation("a", 2, 66067.4))) == "18:21:07"
    assert clock_of((Citation("a"),)) == ""


@pytest.mark.django_db
def test_only_a_few_months_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bar, "MOST", 1)
    bar.forget_standings()
    row = worked_on()
    first = bar.standing_of(row, 1)
    assert bar.standing_known(row, 1) is first
    assert bar.standing_known(row, 2) is None
    assert bar.standing_of(row, 2) == first
    bar.forget_standings()
