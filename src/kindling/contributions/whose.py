"""Whose words are these? Names in exports stand for people; what is somebody's in a month follows from that."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db.models import Q, QuerySet
from django.utils import timezone

from kindling.care.names import read_names
from kindling.contributions.models import Contribution, Line, PlaceAnswer
from kindling.contributions.queries.ledger import rows_of
from kindling.conversations.models import Conversation
from kindling.kernel.text import fold
from kindling.people.models import Alias, Person
from kindling.people.naming import name_key


def own_names(person: Person) -> frozenset[str]:
    """Full names that are this one person's alone, as they are compared."""
    named = Person.objects.filter(key=person.key).exclude(pk=person.pk)
    return frozenset({person.key} if " " in person.key and not named.exists() else ())


def take_open_names(person: Person) -> None:
    """A name that nobody settled, and that is in full the name of this one person alone, is taken for theirs."""
    if own_names(person):
        Alias.objects.filter(key=person.key, person=None, nobody=False).update(person=person, settled_at=timezone.now())


def words_of(person: Person) -> dict[str, int]:
    """How many of their lines and pieces each month holds, the latest first."""
    found: dict[str, int] = {}
    for conversation in with_words(person).order_by("-month"):
        keys = keys_of(person, conversation.month)
        pieces = pieces_of(conversation, keys)
        count = len(pieces) + lines_of(conversation, keys, pieces).count()
        found |= {conversation.month: count} if count else {}
    return found


def with_words(person: Person) -> QuerySet[Conversation]:
    """The months that may hold words of theirs: those of their names' own, or all, with anything kept."""
    months = set(Alias.objects.filter(person=person).values_list("month", flat=True))
    if not months:
        return Conversation.objects.none()
    held = Q(harvest_files__isnull=False) | Q(contributions__isnull=False) | Q(place_answers__isnull=False)
    rows = Conversation.objects.filter(held).select_related("series").distinct()
    return rows if "" in months else rows.filter(month__in=months)


def keys_of(person: Person, month: str) -> frozenset[str]:
    """The names that mean them in a month: a name of every month does not where the month's own is another's."""
    rows = Alias.objects.filter(person=person, month__in={"", month}).values_list("key", flat=True)
    keys = set(rows)
    others = Alias.objects.filter(key__in=keys, month=month).exclude(person=person) if month else Alias.objects.none()
    return frozenset(keys - set(others.values_list("key", flat=True)))


def meant(names: Iterable[str], keys: Collection[str]) -> list[str]:
    """The raw names that ``keys`` stand for."""
    read = read_names([name for name in dict.fromkeys(names) if name])
    return [raw for raw, one in read.items() if name_key(one.name or raw) in keys]


def names_in_words(keys: Collection[str]) -> frozenset[str]:
    """Those of ``keys`` under which a line, a piece or an answer is kept, in whatever month."""
    told = (
        Line.objects.order_by().values_list("raw_name", flat=True).distinct(),
        Contribution.objects.order_by().values_list("raw_name", flat=True).distinct(),
        Contribution.objects.order_by().values_list("name", flat=True).distinct(),
        PlaceAnswer.objects.order_by().values_list("raw_name", flat=True).distinct(),
    )
    # Reading names takes its time, so only those are read that have a word in common.
    words = {word for key in keys for word in key.split()}
    near = {name for names in told for name in names if _is_near(name, words)}
    read = read_names(sorted(near))
    spoken = {name_key(name) for raw, one in read.items() for name in (one.name or raw, *one.people)}
    return frozenset(spoken & set(keys))


def _is_near(name: str, words: Collection[str]) -> bool:
    run_together = name_key(name).replace(" ", "")
    return any(word in run_together for word in words)


def pieces_of(conversation: Conversation, keys: Collection[str]) -> list[Contribution]:
    """Their pieces: said under one of their names, or described as theirs."""
    rows = list(rows_of(conversation))
    found = set(meant((name for row in rows for name in (row.raw_name, row.name)), keys))
    return [row for row in rows if {row.raw_name, row.name} & found]


def lines_of(conversation: Conversation, keys: Collection[str], pieces: Collection[Contribution]) -> QuerySet[Line]:
    """Their lines, those of every save of a message, and whatever their pieces cite that nobody else is named for."""
    rows = Line.objects.filter(file__conversation=conversation)
    found = meant(rows.values_list("raw_name", flat=True).distinct().order_by(), keys)
    nameless = rows.filter(contributions__in=pieces, raw_name="").values("pk")
    return rows.filter(Q(raw_name__in=found) | Q(pk__in=nameless))


def tells(words: str, keys: Iterable[str]) -> bool:
    """Whether a full name among ``keys`` stands in ``words``; a first name alone may be anybody's."""
    folded = f" {fold(words)} "
    return any(f" {key} " in folded for key in keys if " " in key)
