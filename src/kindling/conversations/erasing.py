"""Somebody who spoke in public is erased, and wishes their name off the programme too."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from kindling.conversations.models import Conversation, Credit, Presentation, Profile, Question
from kindling.people.naming import name_key


@dataclass(frozen=True, slots=True)
class TakenOff:
    """From which months which names went, and stored photos that nothing shows any more."""

    months: tuple[str, ...]
    names: frozenset[str]
    photos: tuple[str, ...]


def take_name_off(*, names: Collection[str], profiles: Iterable[int], credits_: Iterable[int]) -> TakenOff:
    """Removes credits, profiles and who posed a question, inside the caller's transaction.

    Those of the numbers given, and whatever bears one of ``names``, as `people.naming.name_key` makes them. Titles and
    texts that editors wrote are left: nobody can be cut out of a sentence.
    """
    pages = _called(Profile.objects.all(), "name", names) | set(profiles)
    rows = Credit.objects.filter(pk__in=set(credits_) | _called(Credit.objects.exclude(name=""), "name", names))
    rows = rows | Credit.objects.filter(profile__in=pages)
    months = set(Conversation.objects.filter(credits__in=rows.values("pk")).values_list("month", flat=True))
    asked = Question.objects.filter(posed_by__in=pages)
    named = Question.objects.filter(pk__in=_called(Question.objects.exclude(posed_by_name=""), "posed_by_name", names))
    shown = Presentation.objects.filter(pk__in=_called(Presentation.objects.exclude(by=""), "by", names))
    for found in (asked, named, shown):
        months |= set(found.values_list("conversation__month", flat=True))
    shown.update(by="")
    named.update(posed_by_name="")
    asked.update(posed_by=None)
    called = frozenset(name_key(row.credited) for row in rows.select_related("profile"))
    rows.delete()
    photos = Profile.objects.filter(pk__in=pages).exclude(photo="").values_list("photo", flat=True)
    taken = TakenOff(tuple(sorted(months)), called, tuple(photos))
    Profile.objects.filter(pk__in=pages).delete()
    return taken


def named_in(names: Collection[str]) -> tuple[str, ...]:
    """The months that name one of ``names`` in public, the latest first."""
    pages = _called(Profile.objects.all(), "name", names)
    plain = _called(Credit.objects.exclude(name=""), "name", names)
    rows = Credit.objects.filter(profile__in=pages) | Credit.objects.filter(pk__in=plain)
    return tuple(sorted(set(rows.values_list("conversation__month", flat=True)), reverse=True))


def _called(rows: object, field: str, names: Collection[str]) -> set[int]:
    """The numbers of rows whose ``field`` is one of ``names``."""
    told = rows.values_list("pk", field)  # type: ignore[attr-defined] # a queryset of any of four tables
    return {number for number, name in told if name_key(name) in names}
