"""Words that a pack may use are recorded, reworded, and whoever said them described."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from django.db import transaction

from kindling.care.names import read_name
from kindling.contributions.actions.line_rows import storable
from kindling.contributions.models import Contribution, ContributionKind, Line, UsedWording
from kindling.contributions.queries.ledger import cited, numbers, rows_of, shown
from kindling.contributions.records import Described, NewPiece, Piece, Source
from kindling.contributions.rules import check_can_keep, check_can_word
from kindling.conversations.models import Conversation
from kindling.ground.actions import record_audit
from kindling.ground.actors import Actor
from kindling.ground.errors import NotAllowed


def record_pieces(*, by: Actor, conversation: Conversation, pieces: Sequence[NewPiece]) -> tuple[Piece, ...]:
    """Records words for a pack, all of them or none; the answer is in their order, each with its key.

    None of them is cleared: nobody was asked. Raises `NotAllowed` for verbatim words that differ from their source.
    """
    check_can_keep(by)
    with transaction.atomic():
        rows = [_recorded(conversation, one) for one in pieces]
        if rows:
            _audit(by, conversation, "record pieces", f"{len(rows)} recorded")
    return tuple(map(shown, rows))


def reword_piece(
    *,
    by: Actor,
    conversation: Conversation,
    key: str,
    text: str,
    wording: str | None = None,
    sources: Sequence[Source] | None = None,
) -> Piece:
    """Changes the words of a piece, their wording or their sources. A yes for other words clears these no more."""
    check_can_keep(by)
    with transaction.atomic():
        row = _held(conversation, key)
        cites = tuple(Source(**one) for one in row.sources) if sources is None else tuple(sources)
        lines = cited(conversation, cites)
        row.text, row.wording = storable(text).strip(), wording or row.wording
        check_can_word(row.wording, row.text, [line.text for line in lines] if cites else None)
        row.sources = [asdict(one) for one in cites]
        row.save(update_fields=["text", "wording", "sources"])
        if sources is not None:
            row.lines.set(lines)
        _audit(by, conversation, "reword piece", key)
    return shown(row)


def describe_piece(*, by: Actor, conversation: Conversation, key: str, who: Described) -> Piece:
    """Says who said something, and what may show of them. A yes for another name, role or place clears it no more."""
    check_can_keep(by)
    with transaction.atomic():
        row = _held(conversation, key)
        _describe(row, who)
        row.save(update_fields=list(asdict(who)))
        _audit(by, conversation, "describe piece", key)
    return shown(row)


def _held(conversation: Conversation, key: str) -> Contribution:
    """The row of a key of this month, locked. Raises `NotAllowed` where there is none."""
    row = rows_of(conversation).select_for_update().filter(pk__in=numbers([key])).first()
    if row is None:
        raise NotAllowed(f"This month has no words under {key}.", "Open its pack again.")
    return row


def _recorded(conversation: Conversation, one: NewPiece) -> Contribution:
    lines = cited(conversation, one.sources)
    text = storable(one.text).strip()
    check_can_word(one.wording, text, [line.text for line in lines] if one.sources else None)
    row = Contribution(
        conversation=conversation,
        kind=ContributionKind(one.kind),
        wording=UsedWording(one.wording),
        text=text,
        sources=[asdict(source) for source in one.sources],
    )
    _describe(row, one.who or _speaker(lines))
    row.save()
    row.lines.set(lines)
    return row


def _speaker(lines: Sequence[Line]) -> Described:
    """Whoever said the first line, as far as the name tells; of a device or a room nobody is known."""
    raw = lines[0].raw_name if lines else ""
    found = read_name(raw)
    known = bool(raw) and found.is_person
    return Described(raw, found.name if known else "", found.first_name if known else "")


def _describe(row: Contribution, who: Described) -> None:
    row.raw_name = storable(who.raw_name)[:500]
    row.name = storable(who.name).strip()[:200]
    row.first_name = storable(who.first_name).strip()[:100]
    row.role = storable(who.role).strip()[:300]
    row.place = storable(who.place).strip()[:200]


def _audit(by: Actor, conversation: Conversation, action: str, note: str) -> None:
    record_audit(by=by, action=action, subject=f"conversation {conversation.month}", note=note)
