"""Who may speak, month by month?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kindling.conversations.models import Conversation
from kindling.planning.models import Speaking, Stage

ORDER = {Stage.AGREED: 0, Stage.PENCILLED: 1, Stage.ASKED: 2, Stage.IDEA: 3, Stage.DECLINED: 4}
"""Whoever is surest comes first."""


@dataclass(frozen=True, slots=True)
class PlannedMonth:
    """A month and who may speak in it, the surest first."""

    conversation: Conversation
    speakings: tuple[Speaking, ...]

    @property
    def movable(self) -> bool:
        """Whether there is somebody who could swap."""
        return any(row.stage != Stage.DECLINED for row in self.speakings)


def speakings_of(conversation: Conversation) -> list[Speaking]:
    """Everybody of a month, whoever declined last; two queries with their answers."""
    rows = conversation.speakings.select_related("profile").prefetch_related("agreements")
    return sorted(rows, key=_rank)


def ideas() -> list[Speaking]:
    """Whoever may speak some time, in any month; stage by stage, the newest of each first."""
    return list(Speaking.objects.filter(conversation=None).order_by("stage", "-pk"))


def planned_months(conversations: Iterable[Conversation]) -> tuple[PlannedMonth, ...]:
    """These months with their speakers, in one query more."""
    months = list(conversations)
    of: dict[int, list[Speaking]] = {row.pk: [] for row in months}
    for speaking in Speaking.objects.filter(conversation__in=months):
        of[speaking.conversation_id or 0].append(speaking)
    return tuple(PlannedMonth(row, tuple(sorted(of[row.pk], key=_rank))) for row in months)


def _rank(row: Speaking) -> tuple[int, int, int]:
    return ORDER[Stage(row.stage)], row.position, row.pk
