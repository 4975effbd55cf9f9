"""How the mail reads by which a speaker, or who acts for them, hears that their month is otherwise than they knew."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from kindling.conversations.meeting import go_url
from kindling.conversations.models import Conversation
from kindling.invitations.clocks import day_said, hour_said
from kindling.invitations.letters.about import example as example_month
from kindling.invitations.letters.parts import calendar, hours
from kindling.invitations.letters.reader import looking_on
from kindling.invitations.models import Answer
from kindling.mail.house import current_house
from kindling.mail.kinds import Due, Kind, NotNow, register_kind
from kindling.mail.letters import Attachment, Block, Button, Facts, Letter, Paragraph
from kindling.planning.letters import speaker_page
from kindling.planning.models import SaidBy, SpeakerTold, Speaking, Stage
from kindling.planning.news import (
    AS_IT_IS,
    BACK_ON,
    HEARING,
    LEFT_OUT,
    MOVED,
    OFF,
    OTHER_WAY,
    SWAPPED,
    is_as_told,
)

CHANGED, CHANGED_NOW = "speaker-change", "speaker-change-now"
"""The kinds of these mails; the second waits for nobody's morning."""


@dataclass(frozen=True, slots=True)
class News:
    """A month as a speaker hears of it. ``day`` and ``hour`` are empty where nobody knows them.

    ``before`` is the day of the month that another has swapped with, where they knew it. ``rows`` say what and when it
    is. ``speaker`` is who leads it, where the mail is for whoever acts for them.
    """

    how: str
    name: str
    speaker: str
    title: str
    day: str
    hour: str
    rows: tuple[tuple[str, str], ...]
    page: str
    go: str
    before: str = ""
    meeting: str = ""
    note: str = ""
    reason: str = ""

    @property
    def whose(self) -> str:
        """Whose conversation it is, within a sentence."""
        return f"{self.speaker}’s" if self.speaker else "your"


def register_news() -> None:
    """Makes these kinds known."""
    register_kind(Kind(CHANGED, "A speaker’s month has changed", write_news, example_news, quiet=True))
    register_kind(Kind(CHANGED_NOW, "A speaker’s month has changed, in the last day", write_news, example_news))


def write_news(due: Due) -> Letter:
    """The mail to one of them. Raises `NotNow` where they no longer speak then, or it has changed again."""
    told = SpeakerTold.objects.select_related("speaking", "conversation__series").filter(speaking__uid=due.reference)
    row = told.first()
    if row is None or row.speaking.stage not in HEARING or row.speaking.conversation_id != row.conversation_id:
        raise NotNow("They are not planned for that month any more.")
    if not is_as_told(row, row.conversation):
        raise NotNow("It has changed again, and that is told instead.")
    holder = SaidBy(due.data.get("said_by", SaidBy.SPEAKER))
    if due.address != (row.speaking.assistant_email if holder is SaidBy.ASSISTANT else row.speaking.email):
        raise NotNow("It is not their address any more.")
    news = _news(due, row.speaking, row.conversation, holder)
    return news_letter(news, entry=_entry(row.speaking, row.conversation, due.address, news))


def news_letter(news: News, *, entry: tuple[Attachment, ...] = ()) -> Letter:
    """What has changed, the day and the hour as they are now, and the way in."""
    community = current_house().name
    subject, sentence = _words(news, community)
    off = news.how in {OFF, LEFT_OUT}
    return Letter(
        subject=f"For {news.speaker}: {subject}" if news.speaker else subject,
        preview=sentence,
        blocks=(
            Paragraph(f"Dear {news.name or 'colleague'},"),
            Paragraph(sentence),
            *((Paragraph(news.reason),) if news.reason and news.how in {MOVED, OFF} else ()),
            *((Facts(news.rows),) if news.rows else ()),
            *(() if off else _way_in(news)),
            Button("Open the page with all about it", news.page, quiet=True),
            *_of_calendar(news.how, entry=bool(entry)),
        ),
        why=f"You get this because {community} planned a conversation with {news.speaker or 'you'}.",
        attachments=entry,
    )


def example_news() -> Letter:
    """The same to an invented speaker."""
    month = example_month()
    rows = (("What", month.title), *hours(month.begins, month.ends, month.zone, None))
    day = day_said(month.begins.date())
    page = f"{current_house().url}/speaker/example/"
    return news_letter(News(MOVED, "Ingrid Solheim", "", month.title, day, "18:00", rows, page, month.go))


def _words(news: News, community: str) -> tuple[str, str]:
    whose = f"{news.whose[:1].upper()}{news.whose[1:]} conversation with {community}"
    on, dated = (f" on {news.day}", f", {news.day}") if news.day else ("", "")
    before = f" on {news.before}" if news.before else ""
    return {
        MOVED: (f"Moved to {news.day}: {news.title}", f"{whose} is moved to {news.day}, {news.hour}."),
        BACK_ON: (f"It takes place: {news.title}{dated}", f"{whose}{on} takes place after all."),
        OTHER_WAY: (
            f"The way in has changed: {news.title}",
            f"{whose} stays{on}. What has changed is where we meet; the way in below leads there.",
        ),
        AS_IT_IS: (
            f"It takes place{on}: {news.title}",
            f"{whose} takes place{on}. Should you have heard anything else, this holds.",
        ),
        OFF: (f"Cancelled: {news.title}{dated}", f"{whose}{on} does not take place. We are sorry."),
        SWAPPED: (
            f"Moved to {news.day}: speaking with {community}",
            f"{whose} is on {news.day}, {news.hour}, from now on: two months have swapped their speakers.",
        ),
        LEFT_OUT: (
            f"Not{before or ' taking place'}: speaking with {community}",
            f"{whose}{before} does not take place. We are sorry.",
        ),
    }[news.how]


def _way_in(news: News) -> tuple[Block, ...]:
    own = (Button("Or straight to the meeting", news.meeting, quiet=True),) if news.meeting else ()
    note = (Paragraph(news.note),) if news.note else ()
    return (Button("Come in, on the day", news.go), *own, *note)


def _of_calendar(how: str, *, entry: bool) -> tuple[Block, ...]:
    """What becomes of the entry in their calendar. That of a swapped month is everybody's who comes then: it stays."""
    if how in {SWAPPED, LEFT_OUT}:
        comes = "The entry for the new day comes with this mail. " if entry else ""
        return (Paragraph(f"{comes}Should the earlier day stand in your calendar, please take it out.", soft=True),)
    becomes = "is taken out" if how == OFF else "comes, or changes,"
    return (Paragraph(f"The entry in your calendar {becomes} with this mail.", soft=True),) if entry else ()


def _news(due: Due, speaking: Speaking, row: Conversation, holder: SaidBy) -> News:
    helps = holder is SaidBy.ASSISTANT
    how, before = due.data.get("how", AS_IT_IS), _before(due, row)
    return News(
        how=how if row.stands or how == LEFT_OUT else OFF,
        name=speaking.assistant_name if helps else speaking.name,
        speaker=speaking.name if helps else "",
        title=row.title or row.series.name,
        day=day_said(row.begins_at.date()) if row.begins_at else "",
        hour=f"{row.begins_at:%H:%M}" if row.begins_at else "",
        rows=_rows(due, row),
        page=speaker_page(speaking, holder),
        go=go_url(row),
        before=day_said(before[0].date()) if before else "",
        meeting=row.meeting_url,
        note=row.meeting_note,
        reason=row.reason,
    )


def _rows(due: Due, row: Conversation) -> tuple[tuple[str, str], ...]:
    zone, how, before = ZoneInfo(row.local_zone), due.data.get("how"), _before(due, row)
    # What a swapped month is about stays there, and may be what somebody else was to speak of.
    what = () if how in {SWAPPED, LEFT_OUT} else (("What", row.title or row.series.name),)
    when = hours(row.begins_at, row.ends_at, zone, None) if row.begins_at and row.ends_at and how != LEFT_OUT else ()
    gone = (("Not any more", hour_said(*before, zone)),) if before and how in {MOVED, SWAPPED, LEFT_OUT} else ()
    return (*what, *when, *gone)


def _before(due: Due, row: Conversation) -> tuple[datetime.datetime, datetime.datetime] | None:
    """When it was to be, by the clocks of ``row``; None where they were not told so."""
    if "begins" not in due.data or "ends" not in due.data:
        return None
    zone = ZoneInfo(row.local_zone)
    begins, ends = (datetime.datetime.fromisoformat(due.data[name]) for name in ("begins", "ends"))
    return begins.astimezone(zone), ends.astimezone(zone)


def _entry(speaking: Speaking, row: Conversation, address: str, news: News) -> tuple[Attachment, ...]:
    """The entry for their calendar, of the same UID as everybody's; none while the hour is not known.

    A month that does not take place, and in which they were not to speak, has none to take out.
    """
    if not (row.begins_at and row.ends_at) or news.how == LEFT_OUT:
        return ()
    reader = looking_on(news.name, address)
    answered = replace(reader, answer=Answer.YES.value) if speaking.stage == Stage.AGREED else reader
    return (calendar(row, answered, cancelled=None if row.stands else (row.begins_at, row.ends_at)),)
