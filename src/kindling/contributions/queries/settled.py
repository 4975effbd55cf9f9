"""What a human is asked about an hour, and what was answered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from kindling.care.names import read_names
from kindling.contributions.models import Flag, FlagStatus, KnownName, Line, Medium, PlaceAnswer
from kindling.contributions.queries.files import attendances_of
from kindling.contributions.records import FlagPlaceShown, FlagShown, PlaceAnswered, PlaceAsked
from kindling.conversations.models import Conversation
from kindling.harvest.records import ChatLine, Presence, Span
from kindling.harvest.whereabouts import Proposal, propose
from kindling.kernel.places import Found, Kind, Place
from kindling.kernel.text import fold


def flags_of(conversation: Conversation, *, open_only: bool = True) -> tuple[FlagShown, ...]:
    """The month's flags, those that hold up publishing first. Three queries, however many flags."""
    rows = Flag.objects.filter(conversation=conversation).select_related("decided_by")
    rows = rows.prefetch_related("places__line").order_by("-blocks", "pk")
    return tuple(map(_flag, rows.filter(status=FlagStatus.OPEN) if open_only else rows))


def open_flags(conversation: Conversation) -> int:
    """How many flags hold up publishing."""
    return Flag.objects.filter(conversation=conversation, status=FlagStatus.OPEN, blocks=True).count()


def known_names() -> frozenset[str]:
    """Names that a human said may stand in packs, in every month."""
    return frozenset(KnownName.objects.values_list("name", flat=True))


def places_asked(conversation: Conversation) -> tuple[PlaceAsked, ...]:
    """Where people say they are, once a person and wording: what is certain, what is asked, what was answered.

    Registrations are read again from their exports; lines that were put aside say nothing.
    """
    proposals = propose(_chat(conversation), _presences(conversation))
    names = read_names([one.raw_name for one in proposals])
    answered = {(one.raw_name, one.words): one for one in place_answers(conversation)}
    return tuple(_asked(one, names[one.raw_name].name, answered) for one in proposals)


def place_answers(conversation: Conversation) -> tuple[PlaceAnswered, ...]:
    """What a human said of the places of a month."""
    rows = PlaceAnswer.objects.filter(conversation=conversation)
    return tuple(PlaceAnswered(row.raw_name, row.words, place_from(row.place)) for row in rows)


def place_from(kept: Mapping[str, Any]) -> Place | None:
    """A place as it was kept; its number in the gazetteer is not, for another gazetteer has others."""
    return Place(**{**kept, "kind": Kind(kept["kind"])}) if kept else None


def place_kept(place: Place | None) -> dict[str, Any]:
    """A place as it is kept, or nothing."""
    return {name: value for name, value in asdict(place).items() if name != "ref"} if place else {}


def _flag(row: Flag) -> FlagShown:
    places = tuple(FlagPlaceShown(one.line_id, one.line.text, one.start, one.end) for one in row.places.all())
    first = places[0] if places else None
    return FlagShown(
        id=row.pk,
        kind=row.kind,
        what=row.what,
        sentence=row.sentence,
        where=row.where,
        line_id=first.line_id if first else None,
        line_text=first.line_text if first else "",
        start=first.start if first else 0,
        end=first.end if first else 0,
        instead=row.instead,
        sure=row.sure,
        blocks=row.blocks,
        status=row.status,
        reason=row.reason,
        decided_by=str(row.decided_by or ""),
        decided_at=row.decided_at,
        places=places,
        fingerprint=row.fingerprint,
    )


def _chat(conversation: Conversation) -> Iterator[ChatLine]:
    rows = Line.objects.filter(file__conversation=conversation, medium=Medium.CHAT, double=False, left_out=False)
    for row in rows:
        yield ChatLine(Span(row.first, row.last), row.at, row.raw_name, row.text, room=row.room)


def _presences(conversation: Conversation) -> Iterator[Presence]:
    """The rows of attendance reports and registrations; files that hold words alone are not opened."""
    for one in attendances_of(conversation):
        yield from one.harvest.presences


def _asked(one: Proposal, name: str, answered: Mapping[tuple[str, str], PlaceAnswered]) -> PlaceAsked:
    found = answered.get((one.raw_name, fold(one.words)))
    sure = isinstance(one.found, Found)
    candidates = (one.found.place,) if isinstance(one.found, Found) else one.found.candidates
    return PlaceAsked(
        raw_name=one.raw_name,
        name=name,
        words=one.words,
        candidates=candidates,
        answered=found.place if found else None,
        settled=found is not None,
        sure=sure,
    )
