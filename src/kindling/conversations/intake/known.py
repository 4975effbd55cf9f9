"""What is known already, as the same frozen facts that a file tells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from typing import Any, TypeVar

from django.db.models import Model, Prefetch

from kindling.conversations.facts import (
    BoilerplateFacts,
    CommunityFacts,
    ConversationFacts,
    CreditFacts,
    PresentationFacts,
    ProfileFacts,
    QuestionFacts,
    RecordingFacts,
    ResourceFacts,
    SeriesFacts,
    SisterFacts,
)
from kindling.conversations.models import Community, Conversation, Credit, Profile, Question, Series

Facts = TypeVar("Facts")


def known_months(months: Iterable[str]) -> dict[str, ConversationFacts]:
    """The months among ``months`` that are known, in eight queries."""
    rows = Conversation.objects.filter(month__in=list(months)).prefetch_related(
        "themes",
        Prefetch("credits", Credit.objects.select_related("profile")),
        Prefetch("questions", Question.objects.select_related("posed_by")),
        "recordings",
        "presentations",
        "resources",
    )
    return {row.month: _month(row) for row in rows}


def known_people(names: Iterable[str]) -> dict[str, ProfileFacts]:
    """The people among ``names`` who have a page."""
    return {row.name: _same(ProfileFacts, row) for row in Profile.objects.filter(name__in=list(names))}


def known_community() -> CommunityFacts | None:
    """The community, where anything was said of it."""
    row = Community.objects.first()
    if row is None:
        return None
    sisters = tuple(_same(SisterFacts, one) for one in row.sisters.all())
    words = tuple(_same(BoilerplateFacts, one) for one in row.boilerplates.order_by("since"))
    return _same(CommunityFacts, row, sisters=sisters, boilerplate=words)


def known_series() -> SeriesFacts | None:
    """The first series, where there is one."""
    row = Series.objects.order_by("pk").first()
    return _same(SeriesFacts, row) if row else None


def _month(row: Conversation) -> ConversationFacts:
    return _same(
        ConversationFacts,
        row,
        themes=tuple(theme.name for theme in row.themes.all()),
        credits=tuple(_credit(one) for one in row.credits.all()),
        questions=tuple(_question(one) for one in row.questions.all()),
        recordings=tuple(_same(RecordingFacts, one) for one in row.recordings.all()),
        presentations=tuple(_same(PresentationFacts, one) for one in row.presentations.all()),
        resources=tuple(_same(ResourceFacts, one) for one in row.resources.all()),
    )


def _credit(row: Credit) -> CreditFacts:
    told: dict[str, Any] = {"name": row.credited, "role": row.role, "described": row.described}
    return CreditFacts(**told)


def _question(row: Question) -> QuestionFacts:
    return QuestionFacts(row.text, row.posed_by.name if row.posed_by else row.posed_by_name)


def _same(kind: type[Facts], row: Model, **other: Any) -> Facts:
    """The fields of ``row`` that the facts have too, under the same names, and ``other``."""
    names = {field.name for field in fields(kind) if field.init} - set(other)  # type: ignore[arg-type] # a dataclass
    return kind(**{name: getattr(row, name) for name in names}, **other)
