"""Who came, how many, and who for the first time, as far as earlier months are known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, F, Min, OuterRef, Q, QuerySet

from kindling.attendance.models import Attended
from kindling.attendance.rules import LATELY, is_known_enough
from kindling.conversations.models import Conversation, Standing
from kindling.people.erasing import EMPTIED
from kindling.people.models import Person

_SOMEBODY = Q(alias__nobody=False) | Q(alias__key__startswith=EMPTIED)
"""Names of devices are nobody; whoever was erased came, and counts."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many came to a conversation: ``people``, ``newcomers`` of them for the first time.

    ``newcomers`` is None where too little is known of who came before (`rules.is_known_enough`). ``at_least`` where no
    report lists everybody. Who came is known of ``known`` of the ``earlier`` conversations, the last twelve at most,
    and in all of them since ``since``. ``open`` names nobody settled.
    """

    people: int
    at_least: bool
    newcomers: int | None
    known: int
    earlier: int
    since: str
    open: int


@dataclass(frozen=True, slots=True)
class Came:
    """One of those who came: the name they were met under first, and whose it is. ``new`` where they were met in no
    earlier month. ``people`` is more than one where several came under one name; ``names`` are all of theirs, for
    somebody may come by laptop and by phone."""

    row: Attended
    person: Person | None
    new: bool
    people: int
    names: tuple[str, ...]

    @property
    def seconds(self) -> int | None:
        """How long, where a report tells it."""
        return self.row.seconds


@dataclass(frozen=True, slots=True)
class _Met:
    """Who was met before: names, and the people they are."""

    keys: frozenset[str]
    people: frozenset[int]


def who_came(conversation: Conversation) -> tuple[Person, ...]:
    """The people who came, of names that are settled, by name."""
    numbers = _rows(conversation).exclude(alias__person=None).values("alias__person")
    return tuple(Person.objects.filter(pk__in=numbers).order_by("key", "pk"))


def people_count(conversation: Conversation) -> int | None:
    """How many people came, each once however many names they came under; None where nobody wrote it down."""
    rows = _rows(conversation).values_list("alias__person", "people")
    return _counted(rows) if rows else None


def newcomers(conversation: Conversation) -> int | None:
    """How many came for the first time; None where too little is known of who came before."""
    return attendance_count(conversation).newcomers


def attendance_count(conversation: Conversation) -> Count:
    """The figures of a conversation and how far they reach; six queries at most."""
    rows = came(conversation)
    told = Exists(Attended.objects.filter(conversation=OuterRef("pk")))
    before = Conversation.objects.filter(month__lt=conversation.month, status=Standing.PLANNED).order_by("-month")
    lately = list(before.values_list(told, flat=True)[:LATELY])
    since = Attended.objects.filter(conversation__in=before).aggregate(since=Min("conversation__month"))["since"]
    enough = is_known_enough(sum(lately), len(lately))
    return Count(
        people=sum(one.people for one in rows),
        at_least=bool(rows) and not any(one.row.listed for one in rows),
        newcomers=sum(one.people for one in rows if one.new) if enough and rows else None,
        known=sum(lately),
        earlier=len(lately),
        since=since or "",
        open=sum(one.person is None and not one.row.alias.nobody for one in rows),
    )


def came(conversation: Conversation) -> tuple[Came, ...]:
    """Everybody who came, by name; four queries at most. Names of nobody are not among them.

    Somebody under an unsure name that is not settled is nobody's newcomer.
    """
    rows = list(_rows(conversation).select_related("alias__person", "address__person").order_by("alias__key", "pk"))
    met = _met_before(conversation, rows)
    together: dict[tuple[bool, int], list[Attended]] = defaultdict(list)
    for row in rows:
        together[row.alias.person_id is not None, row.alias.person_id or row.pk].append(row)
    return tuple(_came(found, met) for found in together.values())


def _came(rows: list[Attended], met: _Met) -> Came:
    """One of those who came, by all the rows of theirs."""
    longest = max(rows, key=lambda row: row.seconds or 0)
    known = any(_is_known(row, met) for row in rows)
    names = tuple(row.alias.name for row in rows)
    return Came(longest, longest.alias.person, not known, max(row.people for row in rows), names)


def _counted(rows: Iterable[tuple[int | None, int]]) -> int:
    """How many people rows of (person, people) are: somebody under two names is one."""
    whole = 0
    of_each: dict[int, int] = defaultdict(int)
    for person, people in rows:
        if person is None:
            whole += people
        else:
            of_each[person] = max(of_each[person], people)
    return whole + sum(of_each.values())


def known_by_address(aliases: Iterable[int]) -> dict[int, int]:
    """The person whose address a report showed beside each of these names, where it was one person's alone."""
    found: dict[int, set[int]] = defaultdict(set)
    rows = Attended.objects.filter(alias__in=list(aliases), address__isnull=False)
    for alias, person in rows.values_list("alias", "address__person"):
        found[alias].add(person)
    return {alias: people.pop() for alias, people in found.items() if len(people) == 1}


def attended_by(person: Person) -> tuple[Attended, ...]:
    """Where somebody was, the latest month first, by names that are settled as theirs; each month once, by the row
    that tells of the longest stay."""
    rows = Attended.objects.filter(alias__person=person).select_related("conversation", "alias")
    longest: dict[str, Attended] = {}
    for row in rows.order_by("-conversation__month", F("seconds").desc(nulls_last=True), "pk"):
        longest.setdefault(row.conversation.month, row)
    return tuple(longest.values())


def months_met(aliases: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """The months in which each of these names was met, the latest first."""
    found: dict[int, list[str]] = defaultdict(list)
    rows = Attended.objects.filter(alias__in=list(aliases)).order_by("-conversation__month")
    for alias, month in rows.values_list("alias", "conversation__month"):
        found[alias].append(month)
    return {alias: tuple(months) for alias, months in found.items()}


def _rows(conversation: Conversation) -> QuerySet[Attended]:
    return Attended.objects.filter(_SOMEBODY, conversation=conversation)


def _met_before(conversation: Conversation, rows: list[Attended]) -> _Met:
    """Of the names and people of ``rows`` those that were met in an earlier month."""
    people = {number for row in rows for number in _people(row)}
    before = Attended.objects.filter(_SOMEBODY, conversation__month__lt=conversation.month)
    by_person = before.filter(alias__person__in=people).values_list("alias__person", flat=True)
    by_address = before.filter(address__person__in=people).values_list("address__person", flat=True)
    by_name = before.filter(alias__key__in=[row.alias.key for row in rows]).values_list("alias__key", "alias__person")
    keys: dict[str, set[int | None]] = defaultdict(set)
    for key, person in by_name:
        keys[key].add(person)
    # A name that was somebody else's before does not make its bearer of today known.
    mine = {row.alias.key: row.alias.person_id for row in rows}
    known = {key for key, whose in keys.items() if not mine[key] or whose & {None, mine[key]}}
    return _Met(frozenset(known), frozenset((*by_person, *by_address)))


def _people(row: Attended) -> set[int]:
    """Whom a row may be of: who its name is settled as, and whose address stood beside it."""
    told = {row.alias.person_id, row.address.person_id if row.address else None}
    return {number for number in told if number is not None}


def _is_known(row: Attended, met: _Met) -> bool:
    unsure = row.unsure and row.alias.person_id is None
    return unsure or row.alias.key in met.keys or bool(_people(row) & met.people)
