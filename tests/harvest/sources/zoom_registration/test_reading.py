"""Registration reports: counted, and nobody of them was there."""

import pytest

from kindling.harvest.export import Export
from kindling.harvest.records import Harvest, LeftOut, Span, Why
from kindling.harvest.sources.zoom_registration import SOURCES
from tests.harvest.accounting import assert_every_line_is_told

(SOURCE,) = SOURCES
LIST = (
    "Registration Report\n"
    "\n"
    '"First Name",Last Name,Email,Registration Time,Approval Status,City,Organization\n'
    "Ada,Okafor,ada@example.org,08/01/2024 10:00:00 AM,approved,Leeds,St Elsewhere\n"
    "Ben,Weber,ben@example.org,08/02/2024 10:00:00 AM,approved,,\n"
    "\n"
)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_registration_counts_nobody_as_present_and_keeps_nobody(delimiter: str) -> None:
    export = Export(LIST.replace(",", delimiter).encode())
    found = SOURCE.read(export)
    assert_every_line_is_told(export, found)
    assert found == Harvest(
        "zoom-registration",
        0.9,
        left_out=(LeftOut(Span(4, 4), Why.REGISTERED), LeftOut(Span(5, 5), Why.REGISTERED)),
        frame=tuple(Span(line, line) for line in (1, 2, 3, 6, 7)),
        remarks=(
            (
                "This list tells who registered, not who came: nobody of it counts as present. "
                "Give the attendance report too."
            ),
        ),
    )
    assert [word for word in ("Ada", "example.org", "Leeds", "Elsewhere") if word in repr(found)] == []


def test_guessed_encoding_is_told() -> None:
    assert len(SOURCE.read(Export(LIST.replace("Weber", "Wéber").encode("cp1252"))).remarks) == 2


def test_attendance_of_a_webinar_is_no_registration_report() -> None:
    head = (
        b"Attended,User Name (Original Name),First Name,Last Name,Email,Registration Time,Approval Status,Join Time\n"
    )
    assert SOURCE.sniff(Export(head)) == 0
    assert SOURCE.sniff(Export(b"")) == 0
