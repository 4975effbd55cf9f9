"""What a speaker is asked to agree to, in the words they read, and what depends on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import OuterRef, Q, QuerySet, Subquery

from kindling.conversations.models import Conversation
from kindling.planning.models import Item, SpeakerAgreement, Speaking, Stage

WORDINGS = {
    Item.RECORDING: "The recording of my part may be shown on the conversation’s page.",
    Item.SLIDES: "My slides may be shared on the conversation’s page.",
    Item.QUOTES: "What I say in the hour may be quoted in the pack, under my name.",
    Item.PHOTO: "My photo may be shown on the conversation’s page, on my own page here and in the pack.",
}
"""Each item by itself; what was read stands with each answer, so that changing these changes no earlier one."""

BLOCKS = {
    Item.RECORDING: "The recording",
    Item.SLIDES: "The slides",
    Item.QUOTES: "Quoting",
    Item.PHOTO: "The photo",
}
"""What waits for the answer."""

REMEDY = "Remind them of their link, or write down on the plan how they agreed. Or leave it out."


@dataclass(frozen=True, slots=True)
class Missing:
    """A yes that is not there: whose, to what, what waits for it. ``refused`` where they said no.

    ``speaking`` is the `Speaking.uid`.
    """

    who: str
    item: Item
    blocks_what: str
    refused: bool = False
    speaking: str = ""

    @property
    def sentence(self) -> str:
        """Why it has to wait, for whoever would publish."""
        if self.refused:
            done = (
                "Nothing of theirs can be quoted" if self.item is Item.QUOTES else f"{self.blocks_what} cannot be shown"
            )
            return f"{done}: {self.who} said no."
        return f"{self.blocks_what} waits for {possessive(self.who)} agreement."


def possessive(name: str) -> str:
    """``Ingrid’s``; also of a name that ends with an s."""
    return f"{name}’s"


def given(rows: Iterable[SpeakerAgreement]) -> dict[Item, SpeakerAgreement]:
    """The answer that counts for each item: the newest."""
    newest: dict[Item, SpeakerAgreement] = {}
    for row in sorted(rows, key=lambda one: one.pk):
        newest[Item(row.item)] = row
    return newest


def agreed_speakings(conversation: Conversation) -> list[Speaking]:
    """Who leads the conversation, with their answers and profiles; in two queries."""
    rows = Speaking.objects.filter(conversation=conversation, stage=Stage.AGREED).select_related("profile")
    return list(rows.prefetch_related("agreements"))


def speakings_without(item: Item) -> QuerySet[Speaking]:
    """Who leads a conversation, whichever it is, and has not said yes to ``item``: the newest answer counts."""
    answers = SpeakerAgreement.objects.filter(speaking=OuterRef("pk"), item=item).order_by("-at", "-pk")
    rows = Speaking.objects.filter(stage=Stage.AGREED).annotate(says=Subquery(answers.values("given")[:1]))
    return rows.filter(Q(says=False) | Q(says=None))


def missing_of(speakings: Iterable[Speaking]) -> tuple[Missing, ...]:
    """Each yes that is not there, speaker by speaker."""
    return tuple(one for row in speakings for one in _of(row))


def _of(row: Speaking) -> Iterable[Missing]:
    answers = given(row.agreements.all())
    for item, blocked in BLOCKS.items():
        answer = answers.get(item)
        if answer is None or not answer.given:
            yield Missing(row.name, item, blocked, refused=answer is not None, speaking=row.uid)
