"""What in somebody's words may be personal data, and the words without it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import lru_cache

from kindling.care.personal_data.addresses import find_birth_dates, find_emails, find_postcodes, find_secret_links
from kindling.care.personal_data.cards import find_card_numbers, find_insurance_numbers
from kindling.care.personal_data.hits import Hit, without_overlaps
from kindling.care.personal_data.numbers import find_nhs_numbers, find_phone_numbers
from kindling.care.personal_data.people import Roster, find_people
from kindling.care.personal_data.plain import plain


def find_personal_data(text: str, *, roster: Collection[str] = ()) -> tuple[Hit, ...]:
    """Everything in the text that a human must clear before it is published, in its order, none overlapping.

    ``roster`` holds the clean names of whoever is known: participants, speakers, hosts. A hit that is not ``sure`` may
    well be harmless; it is for a human to say.
    """
    text = plain(text)
    hits = [
        *find_secret_links(text),
        *find_emails(text),
        *find_nhs_numbers(text),
        *find_insurance_numbers(text),
        *find_card_numbers(text),
        *find_phone_numbers(text),
        *find_birth_dates(text),
        *find_postcodes(text),
        *find_people(text, _indexed(frozenset(roster))),
    ]
    return without_overlaps(hits)


@lru_cache(maxsize=4)
def _indexed(names: frozenset[str]) -> Roster:
    """One roster serves all the lines of an hour."""
    return Roster(names)


def redact(text: str, hits: Iterable[Hit]) -> str:
    """The text with each hit replaced by its suggestion, a role in brackets and never a code for the person."""
    for hit in reversed(without_overlaps(hits)):
        text = f"{text[: hit.start]}{hit.suggestion}{text[hit.end :]}"
    return text
