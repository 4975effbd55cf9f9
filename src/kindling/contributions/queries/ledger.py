"""Words that a pack may use, what was decided about each, and which of them are cleared. Deny by default."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.models import Prefetch, QuerySet

from kindling.contributions.clearing import clearance, shown_changed, shown_under, words_changed
from kindling.contributions.models import Consent, Contribution, Decision, Line, Medium
from kindling.contributions.records import Attribution, ConsentBehind, ConsentShown, Piece, Source
from kindling.contributions.states import state_words
from kindling.contributions.wording import Match, same_as_source
from kindling.conversations.models import Conversation
from kindling.kernel.text import whole_number


def ledger(conversation: Conversation) -> tuple[Piece, ...]:
    """Every contribution of a month, in the order they were recorded. Two queries, however many."""
    return tuple(map(shown, rows_of(conversation)))


def piece(conversation: Conversation, key: str) -> Piece | None:
    """One contribution of a month, by its key."""
    return next(map(shown, rows_of(conversation).filter(pk__in=numbers([key]))), None)


def pieces(conversation: Conversation, keys: Iterable[str]) -> tuple[Piece, ...]:
    """The contributions of a month that ``keys`` name, in that order; keys of other months name none."""
    wanted = list(keys)
    found = {one.key: one for one in map(shown, rows_of(conversation).filter(pk__in=numbers(wanted)))}
    return tuple(found[key] for key in wanted if key in found)


def decisions(conversation: Conversation, key: str) -> tuple[ConsentShown, ...]:
    """Everything that was ever decided about a contribution, the latest first."""
    rows = Consent.objects.filter(contribution__conversation=conversation, contribution__in=numbers([key]))
    return tuple(
        ConsentShown(
            row.decision,
            row.get_decision_display(),
            row.how,
            row.given_on,
            row.text,
            row.recorded_at,
            str(row.recorded_by or ""),
        )
        for row in rows.select_related("recorded_by").order_by("-pk")
    )


def decisions_offered() -> list[tuple[str, str]]:
    """Every decision that can be recorded, with its words for people."""
    return [(one.value, str(one.label)) for one in Decision]


def clearances(conversation: Conversation) -> dict[str, Attribution]:
    """What may be published of a month: the key of each cleared contribution, and how whoever said it shows.

    Nothing decided, declined, withdrawn, for the room only, or decided for other words or another name: not in it.
    """
    found = ((row.key, clearance(row, latest(row))) for row in rows_of(conversation))
    return {key: shown for key, shown in found if shown is not None}


def consents_behind(conversation: Conversation, keys: Iterable[str]) -> tuple[ConsentBehind, ...]:
    """The consent that clears each of ``keys``, for an edition to remember; a key that is not cleared has none."""
    rows = rows_of(conversation).filter(pk__in=numbers(keys))
    found = ((row, latest(row)) for row in rows)
    return tuple(
        ConsentBehind(row.key, row.pk, one.pk, one.decision)
        for row, one in found
        if one is not None and clearance(row, one) is not None
    )


def source_match(conversation: Conversation, text: str, sources: Sequence[Source]) -> Match:
    """Whether ``text`` is verbatim what ``sources`` hold."""
    return same_as_source(text, [row.text for row in cited(conversation, sources)])


def cited(conversation: Conversation, sources: Sequence[Source]) -> list[Line]:
    """The lines that ``sources`` name, in that order; those that were purged or never were are missing."""
    rows = Line.objects.filter(file__conversation=conversation, ordinal__in={one.ordinal for one in sources})
    found = {(row.file.name, row.ordinal, row.medium == Medium.NOTE): row for row in rows.select_related("file")}
    wanted = ((one.file, one.ordinal, one.note) for one in sources)
    return [found[place] for place in dict.fromkeys(wanted) if place in found]


def rows_of(conversation: Conversation) -> QuerySet[Contribution]:
    """A month's contributions with their decisions, the latest first."""
    rows = Contribution.objects.filter(conversation=conversation)
    return rows.prefetch_related(Prefetch("consents", Consent.objects.order_by("-pk")))


def latest(row: Contribution) -> Consent | None:
    """The decision that counts."""
    return next(iter(row.consents.all()), None)


def numbers(keys: Iterable[str]) -> list[int]:
    """The rows that ``keys`` name; what is no key names none."""
    bare = (key.removeprefix("c") for key in keys if key.startswith("c"))
    return [number for number in map(whole_number, bare) if number is not None]


def shown(row: Contribution) -> Piece:
    """A contribution's row as the desk shows it."""
    last = latest(row)
    under = shown_under(row, last.decision) if last else None
    return Piece(
        key=row.key,
        kind=row.kind,
        wording=row.wording,
        text=row.text,
        raw_name=row.raw_name,
        name=row.name,
        first_name=row.first_name,
        role=row.role,
        place=row.place,
        sources=tuple(Source(**one) for one in row.sources),
        decision=last.decision if last else "",
        decided_words=Decision(last.decision).label if last else "",
        how=last.how if last else "",
        given_on=last.given_on if last else None,
        attribution=clearance(row, last),
        words_changed=bool(last and under and words_changed(row, last)),
        shown_changed=bool(last and shown_changed(row, last)),
        state_words=state_words(row, last),
    )
