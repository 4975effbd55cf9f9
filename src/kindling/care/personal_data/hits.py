"""What a finding in somebody's words is: its kind, its place, why it was flagged, and what may stand instead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class HitKind(StrEnum):
    """What was found, the gravest first."""

    SECRET_LINK = "secret link"  # noqa: S105 - a kind of finding, not a secret
    EMAIL = "e-mail address"
    NHS_NUMBER = "NHS number"
    INSURANCE_NUMBER = "National Insurance number"
    CARD_NUMBER = "payment card number"
    PHONE = "phone number"
    BIRTH_DATE = "date of birth"
    POSTCODE = "postcode"
    PATIENT = "person in somebody's care or family"
    UNKNOWN_NAME = "name nobody knows"
    CITED_NAME = "cited name"


@dataclass(frozen=True, slots=True)
class Hit:
    """One finding; ``start`` and ``end`` count characters of the text, ``end`` not included.

    ``why`` is a sentence for the human who clears it and never repeats the words found. ``suggestion`` names a role.
    """

    kind: HitKind
    start: int
    end: int
    why: str
    sure: bool
    suggestion: str


_ORDER = list(HitKind)


def without_overlaps(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """The hits in the order of the text; of two that overlap the graver stays, and covers what the other covered."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if kept and hit.start < kept[-1].end:
            kept[-1] = _graver(kept[-1], hit)
        else:
            kept.append(hit)
    return tuple(kept)


def _graver(one: Hit, other: Hit) -> Hit:
    first = min(one, other, key=lambda hit: (_ORDER.index(hit.kind), not hit.sure))
    return Hit(first.kind, one.start, max(one.end, other.end), first.why, first.sure, first.suggestion)
