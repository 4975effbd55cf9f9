"""Is a month ready to be held, and if not, why not?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kindling.conversations.formats import HOSTS, format_plan
from kindling.conversations.models import Conversation, CreditRole, Format
from kindling.planning.hour import USUAL, Slot, length_told, suggested_hour, total
from kindling.planning.models import Part, RunItem, Speaking, Stage

COUNTS = ("nobody", "one", "two", "three")


@dataclass(frozen=True, slots=True)
class Readiness:
    """Whether a month is ready: the sentences why not, the most pressing first."""

    why_not: tuple[str, ...] = ()

    @property
    def ready(self) -> bool:
        """Whether nothing is missing."""
        return not self.why_not


@dataclass(frozen=True, slots=True)
class Hour:
    """How the hour runs. ``minutes`` is its length; ``suggested`` while nobody has planned it."""

    slots: tuple[Slot, ...]
    minutes: int
    suggested: bool = False

    @property
    def planned(self) -> int:
        """Minutes that its parts take."""
        return total(one.minutes for one in self.slots)

    @property
    def wrong(self) -> str:
        """``7 minutes too long.``, or nothing where it adds up."""
        return length_told(self.planned, self.minutes)

    @property
    def unowned(self) -> int:
        """Parts that nobody looks after yet."""
        return sum(not one.owner for one in self.slots)


def minutes_of(conversation: Conversation) -> int:
    """How long the conversation takes, in minutes; the usual hour where nobody has said."""
    begins, ends = conversation.begins_at, conversation.ends_at
    return int((ends - begins).total_seconds() // 60) if begins and ends else USUAL


def hour_of(conversation: Conversation) -> Hour:
    """How the hour runs as planned, or as one of its format usually would; in one query, two without a plan."""
    minutes = minutes_of(conversation)
    rows = list(conversation.run_items.all())
    if rows:
        return Hour(tuple(map(_slot, rows)), minutes)
    slots = _showcased(conversation) if conversation.format == Format.SHOWCASE else ()
    return Hour(suggested_hour(conversation.format, minutes, slots=slots), minutes, suggested=True)


def readiness(conversation: Conversation) -> Readiness:
    """Whether the month may be held as it is planned; in four queries, five for a showcase."""
    return Readiness(tuple(_why_not(conversation)))


def missing_besides(conversation: Conversation) -> tuple[str, ...]:
    """What keeps a plan from being ready besides what every month is asked for: day, title, somebody, a question."""
    some = conversation.credits.filter(role=CreditRole.SPEAKER).exists()
    speakers = _speakers(conversation) if some else ()
    return (*speakers, *_hosts(conversation), *_hour(conversation))


def _why_not(row: Conversation) -> Iterator[str]:
    if not (row.begins_at and row.ends_at):
        yield "Nobody has said when it begins and ends."
    if not row.title:
        yield "It has no title yet."
    yield from _speakers(row)
    if format_plan(row.format).question and not row.questions.exists():
        yield "There is no question for the small groups yet."
    yield from _hosts(row)
    yield from _hour(row)


def _speakers(row: Conversation) -> Iterator[str]:
    needed = format_plan(row.format).speakers
    agreed = row.credits.filter(role=CreditRole.SPEAKER).count() if needed else needed
    if agreed == 0 and needed == 1:
        yield "Nobody has agreed to speak yet."
    elif agreed < needed:
        told = f"{COUNTS[agreed].capitalize()} {'has' if agreed < 2 else 'have'} agreed to speak"
        yield f"{told}; a {row.get_format_display().lower()} needs {COUNTS[needed]}."


def _hosts(row: Conversation) -> Iterator[str]:
    hosts = row.credits.filter(role=CreditRole.HOST).count()
    if hosts < HOSTS:
        yield "There is one host; two are needed." if hosts else "There are no hosts yet; two are needed."


def _hour(row: Conversation) -> Iterator[str]:
    hour = hour_of(row)
    if hour.suggested:
        yield "The run of the hour is not written yet."
        return
    if hour.wrong:
        yield f"The run of the hour does not add up: {hour.wrong[:1].lower()}{hour.wrong[1:]}"
    if hour.unowned:
        many = f"{hour.unowned} parts of the hour have" if hour.unowned > 1 else "One part of the hour has"
        yield f"{many} nobody who looks after {'them' if hour.unowned > 1 else 'it'}."


def _slot(row: RunItem) -> Slot:
    return Slot(Part(row.part), row.title, row.minutes, row.owner)


def _showcased(conversation: Conversation) -> tuple[Slot, ...]:
    rows = Speaking.objects.filter(conversation=conversation).exclude(stage=Stage.DECLINED)
    return tuple(Slot(Part.TALK, row.about or row.name, row.minutes or 8, row.name) for row in rows)
