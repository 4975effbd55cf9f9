"""How the mail reads by which a speaker gets their link."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse

from kindling.conversations.facts import UNNAMED_COMMUNITY
from kindling.conversations.meeting import go_url
from kindling.conversations.models import Community, Conversation
from kindling.mail.kinds import Due, Kind, NotNow, register_kind
from kindling.mail.letters import Button, Facts, Letter, Paragraph
from kindling.planning.links import speaker_token
from kindling.planning.models import SaidBy, Speaking, Stage

ASKED = "speaker-asked"
"""The kind of the mail that brings a speaker's link."""


def register_letters() -> None:
    """Makes the kinds of planning known."""
    register_kind(Kind(ASKED, "A speaker’s link", write=write_asked, example=example_asked))


def write_asked(due: Due) -> Letter:
    """The mail of one speaker. Raises `NotNow` where they declined, their month does not take place, or their links
    were renewed since."""
    row = Speaking.objects.filter(uid=due.reference).select_related("conversation__series").first()
    if row is None or row.conversation is None:
        raise NotNow("They are not planned for any month any more.")
    if not row.conversation.stands:
        raise NotNow("Their month does not take place.")
    if row.stage == Stage.DECLINED:
        raise NotNow("They declined.")
    if row.links != due.data.get("links"):
        raise NotNow("Their links were renewed.")
    holder = SaidBy(due.data.get("said_by", SaidBy.SPEAKER))
    name = row.assistant_name if holder is SaidBy.ASSISTANT else row.name
    return _letter(name, row.name if holder is SaidBy.ASSISTANT else "", row.conversation, speaker_page(row, holder))


def speaker_page(speaking: Speaking, said_by: SaidBy) -> str:
    """The whole address of the page behind the link of ``said_by``."""
    return f"{settings.SITE_URL}{reverse('speaker', args=[speaker_token(speaking, said_by)])}"


def example_asked() -> Letter:
    """The same to an invented speaker."""
    when = (("When", "Thursday 17 December, 18:00 to 19:00 in London"),)
    page, go = f"{settings.SITE_URL}/speaker/example/", f"{settings.SITE_URL}/go/2026-12/example/"
    return _told("Ingrid Solheim", "", when, _community(), url=page, go=go)


def _letter(name: str, speaker: str, conversation: Conversation, url: str) -> Letter:
    return _told(name, speaker, _facts(conversation), _community(), url=url, go=go_url(conversation))


def _community() -> str:
    return Community.objects.values_list("name", flat=True).first() or UNNAMED_COMMUNITY


def _facts(conversation: Conversation) -> tuple[tuple[str, str], ...]:
    begins, ends = conversation.begins_at, conversation.ends_at
    rows = [("What", conversation.title or conversation.series.name)]
    if begins and ends:
        zone = conversation.local_zone.rpartition("/")[2].replace("_", " ")
        rows.append(("When", f"{begins:%A} {begins.day} {begins:%B}, {begins:%H:%M} to {ends:%H:%M} in {zone}"))
    return tuple(rows)


def _told(name: str, speaker: str, facts: tuple[tuple[str, str], ...], community: str, *, url: str, go: str) -> Letter:
    whose, who = (f"{speaker}’s", speaker) if speaker else ("your", "you")
    greeting = f"Dear {name}," if name else "Dear colleague,"
    return Letter(
        subject=f"For {speaker}: speaking with {community}" if speaker else f"Speaking with {community}",
        preview=f"A page for {whose} profile, slides and agreements.",
        blocks=(
            Paragraph(greeting),
            Paragraph(f"Thank you for thinking about {whose} conversation with {community}."),
            Facts(facts),
            Paragraph(
                f"On this page {who} can say how readers should meet {'them' if speaker else 'you'}, leave the slides, "
                "and decide, one by one, what may be shown afterwards. Nothing is ticked beforehand, and every answer "
                "can be changed."
            ),
            Button("Open the page", url),
            Button("Come in, on the day", go, quiet=True),
            Paragraph("The link needs no password, so please keep it between us.", soft=True),
        ),
        why=f"You get this because {community} planned a conversation with {who}.",
    )
