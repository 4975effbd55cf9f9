"""Which usual lines of a month's checklist does Kindling know to be done?"""

from __future__ import annotations

from collections.abc import Callable, Collection

from kindling.conversations.formats import HOSTS, format_plan
from kindling.conversations.models import Conversation, CreditRole
from kindling.invitations.models import Occasion, Sending
from kindling.mail.models import Message, State
from kindling.planning.letters import ASKED
from kindling.planning.models import Speaking, Stage
from kindling.planning.queries.agreements import missing
from kindling.planning.queries.readiness import hour_of

REACHED = (Stage.ASKED, Stage.PENCILLED, Stage.AGREED)
"""Stages at which somebody has been asked."""


def known_done(conversation: Conversation, keys: Collection[str]) -> frozenset[str]:
    """Those of ``keys`` that are done as the rows tell; three queries at most for each, none for a line of no fact."""
    return frozenset(key for key in keys if key in _DONE and _DONE[key](conversation))


def _asked(row: Conversation) -> bool:
    """As many as the format needs were asked, or are credited without a plan."""
    credited = row.credits.filter(role=CreditRole.SPEAKER).count()
    asked = row.speakings.filter(stage__in=REACHED).count()
    return max(credited, asked) >= max(1, format_plan(row.format).speakers)


def _titled(row: Conversation) -> bool:
    return bool(row.title) and (not format_plan(row.format).question or row.questions.exists())


def _linked(row: Conversation) -> bool:
    """The mail with the link went out for everybody who agreed; while nobody has, for everybody who was asked."""
    rows = list(row.speakings.filter(stage__in=REACHED))
    those = {one.uid for one in rows if one.stage == Stage.AGREED} or {one.uid for one in rows}
    sent = Message.objects.filter(kind=ASKED, reference__in=those, state=State.SENT)
    return bool(those) and set(sent.values_list("reference", flat=True)) == those


def _hosted(row: Conversation) -> bool:
    return row.credits.filter(role=CreditRole.HOST).count() >= HOSTS


def _run(row: Conversation) -> bool:
    hour = hour_of(row)
    return not (hour.suggested or hour.wrong or hour.unowned)


def _answered(row: Conversation) -> bool:
    """Everybody who agreed to speak has answered each item, be it with a no."""
    agreed = Speaking.objects.filter(conversation=row, stage=Stage.AGREED).exists()
    return agreed and all(one.refused for one in missing(row))


def _sent(row: Conversation) -> bool:
    told = Sending.objects.filter(conversation=row, kind__in=(Occasion.CAME, Occasion.MISSED), with_pack=True)
    return told.filter(done_at__isnull=False).exists()


_DONE: dict[str, Callable[[Conversation], bool]] = {
    "ask": _asked,
    "title": _titled,
    "link": _linked,
    "hosts": _hosted,
    "run": _run,
    "agreements": _answered,
    "pack": _sent,
}
