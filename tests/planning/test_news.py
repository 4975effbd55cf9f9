"""A speaker, and who acts for them, hear once of whatever changes in their month."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

import pytest
from django.core import mail
from icalendar import Calendar

from kindling.conversations.actions import (
    cancel_conversation,
    move_conversation,
    restore_month,
    set_meeting_link,
)
from kindling.conversations.ics import host_of, uid_of
from kindling.conversations.meeting import go_url
from kindling.conversations.models import Conversation
from kindling.duties.rhythm import Rhythm
from kindling.ground.models import AuditLine
from kindling.mail.kinds import Due, NotNow, kind_of
from kindling.mail.letters import Button, Facts, Letter
from kindling.mail.models import Message, State
from kindling.planning.actions import (
    ask_speaker,
    describe_speaking,
    renew_links,
    stage_speaking,
    tell_speakers,
)
from kindling.planning.links import speaker_token
from kindling.planning.models import SaidBy, SpeakerTold, Speaking
from kindling.planning.news_letters import CHANGED, CHANGED_NOW, example_news, write_news
from tests.factories.accounts import ada, pia
from tests.factories.speakers import INGRID, speaking
from tests.invitations.cast import BEGINS, MONTH, clock_at, go_on, member, month, sent

pytestmark = pytest.mark.django_db

MINUTE, HOUR, DAY = (datetime.timedelta(**{one: 1}) for one in ("minutes", "hours", "days"))
NOW = datetime.datetime(2026, 11, 23, 10, tzinfo=datetime.UTC)
"""A Monday in November, at ten in London."""

REST = 5 * MINUTE
ZOOM, TEAMS = "https://zoom.example.org/j/1", "https://teams.example.org/m/2"
TITLE = "The courage to pause"
BOTH = (SaidBy.SPEAKER, SaidBy.ASSISTANT)


def asked(row: Conversation, *to: SaidBy, stage: str = "agreed", **told: Any) -> Speaking:
    """Ingrid, and Per who acts for her, with the mail of their links sent a day before."""
    with clock_at(NOW - DAY):
        ingrid = speaking(row, replace(INGRID, **told), stage)
        for one in to or BOTH:
            ask_speaker(by=pia(), speaking=ingrid, to=one)
    sent(NOW - DAY)
    return ingrid


def fresh(row: Conversation) -> Conversation:
    return Conversation.objects.select_related("series").get(pk=row.pk)


def moved(row: Conversation, at: datetime.datetime, day: int = 24, hour: int = 18) -> None:
    day_, starts, ends = datetime.date(2026, 12, day), datetime.time(hour), datetime.time(hour + 1)
    with clock_at(at):
        move_conversation(by=ada(), conversation=fresh(row), day=day_, starts=starts, ends=ends, reason="The roads.")


def linked(row: Conversation, at: datetime.datetime, url: str = TEAMS) -> None:
    with clock_at(at):
        set_meeting_link(by=ada(), conversation=fresh(row), url=url)


def cancelled(row: Conversation, at: datetime.datetime) -> None:
    with clock_at(at):
        cancel_conversation(by=ada(), conversation=fresh(row), reason="Snow.")


def restored(row: Conversation, at: datetime.datetime) -> None:
    with clock_at(at):
        restore_month(by=ada(), conversation=fresh(row))


def letter(to: str = "ingrid@example.org") -> Letter:
    """The newest message to somebody, as it would be written now."""
    row = Message.objects.filter(address=to).order_by("-pk")[0]
    return write_news(Due(row.reference, row.address, row.person, row.data, row.due_at))


MOVED = f"Moved to Thursday 24 December 2026: {TITLE}"


def test_a_speaker_and_their_assistant_hear_once_of_a_move_after_its_rest() -> None:
    row = month(started=False)
    asked(row)
    moved(row, NOW)
    assert sent(NOW + REST - MINUTE) == []
    assert sent(NOW + REST) == [("ingrid", MOVED), ("per", f"For Ingrid Solheim: {MOVED}")]
    assert sent(NOW + HOUR) == []
    assert AuditLine.objects.filter(action="tell speaker").count() == 1


def test_two_quick_changes_are_one_mail_and_one_that_is_undone_is_none() -> None:
    row = month(started=False)
    asked(row, SaidBy.SPEAKER, assistant_name="", assistant_email="")
    moved(row, NOW, day=22)
    moved(row, NOW + 3 * MINUTE)
    assert sent(NOW + REST) == []
    assert sent(NOW + REST + 3 * MINUTE) == [("ingrid", MOVED)]
    moved(row, NOW + HOUR, day=29)
    moved(row, NOW + HOUR + MINUTE)
    assert sent(NOW + 2 * HOUR) == []


def test_each_kind_of_change_is_told_in_its_own_words() -> None:
    row = month(started=False)
    linked(row, NOW - 2 * DAY, ZOOM)
    asked(fresh(row), SaidBy.SPEAKER, assistant_name="", assistant_email="")
    cancelled(row, NOW)
    assert sent(NOW + HOUR) == [("ingrid", f"Cancelled: {TITLE}, Thursday 17 December 2026")]
    restored(row, NOW + DAY)
    assert sent(NOW + DAY + HOUR) == [("ingrid", f"It takes place: {TITLE}, Thursday 17 December 2026")]
    linked(row, NOW + 2 * DAY)
    assert sent(NOW + 2 * DAY + HOUR) == [("ingrid", f"The way in has changed: {TITLE}")]


def test_a_change_close_to_the_hour_is_told_at_once_and_by_night() -> None:
    row = month(started=False)
    asked(row, SaidBy.SPEAKER)
    linked(row, BEGINS - HOUR)
    assert [subject for _, subject in sent(BEGINS - HOUR)] == [
        f"The way in has changed: {TITLE}",
        f"For Ingrid Solheim: The way in has changed: {TITLE}",
    ]
    assert set(Message.objects.exclude(kind="speaker-asked").values_list("kind", flat=True)) == {CHANGED_NOW}


def test_the_mail_carries_the_day_the_way_in_the_page_and_the_entry_that_everybody_has() -> None:
    row = month(started=False)
    linked(row, NOW - 2 * DAY, ZOOM)
    ingrid = asked(fresh(row), SaidBy.SPEAKER)
    moved(row, NOW)
    go_on(NOW + REST)
    told, now = letter(), fresh(row)
    assert [block.rows for block in told.blocks if isinstance(block, Facts)] == [
        (
            ("What", TITLE),
            ("In London", "Thursday 24 December 2026, 18:00 to 19:00"),
            ("Not any more", "Thursday 17 December 2026, 18:00 to 19:00"),
        )
    ]
    links = [block.url for block in told.blocks if isinstance(block, Button)]
    assert links[:2] == [go_url(now), ZOOM]
    assert links[2].startswith("http://localhost:8000/speaker/")
    (entry,) = told.attachments
    (event,) = Calendar.from_ical(entry.data).walk("VEVENT")
    assert (entry.method, event["uid"], event["sequence"]) == (
        "REQUEST",
        uid_of(MONTH, host_of("http://localhost:8000")),
        now.sequence,
    )
    assert (str(event["attendee"]), event["attendee"].params["PARTSTAT"]) == ("mailto:ingrid@example.org", "ACCEPTED")
    assert ingrid.uid not in entry.data.decode()
    assert speaker_token(ingrid, SaidBy.ASSISTANT) in str(letter("per@example.org"))


def test_a_month_that_is_off_takes_the_entry_out_and_leads_nobody_in() -> None:
    row = month(started=False)
    asked(row, SaidBy.SPEAKER, stage="pencilled", assistant_name="", assistant_email="")
    cancelled(row, NOW)
    go_on(NOW + REST)
    told = letter()
    assert [one.method for one in told.attachments] == ["CANCEL"]
    assert go_url(row) not in str(told.blocks)
    assert "Snow." in str(told.blocks)


def test_whoever_was_told_of_nothing_hears_of_nothing() -> None:
    row = month(started=False)
    speaking(row, INGRID, "agreed")
    queued = speaking(row, replace(INGRID, email="tom@example.org", assistant_email=""), "agreed")
    ask_speaker(by=pia(), speaking=queued)
    moved(row, NOW)
    assert go_on(NOW + HOUR) == 0
    assert list(Message.objects.values_list("kind", flat=True)) == ["speaker-asked"]


def test_who_declined_who_speaks_elsewhere_and_who_is_only_an_idea_hear_of_nothing() -> None:
    row, other = month(started=False), month(started=False, month="2027-01", day=datetime.date(2027, 1, 21))
    with clock_at(NOW - DAY):
        people = [asked(row, SaidBy.SPEAKER, email=f"{name}@example.org") for name in ("ada", "ben", "cleo")]
        stage_speaking(by=pia(), speaking=people[0], stage="declined", conversation=row, note="No time.")
        stage_speaking(by=pia(), speaking=people[1], stage="agreed", conversation=other)
        stage_speaking(by=pia(), speaking=people[2], stage="idea", conversation=row)
    moved(row, NOW)
    assert sent(NOW + HOUR) == []


def test_a_mail_written_after_the_change_has_told_of_it() -> None:
    row = month(started=False)
    with clock_at(NOW):
        ask_speaker(by=pia(), speaking=speaking(row, replace(INGRID, assistant_email=""), "agreed"))
    moved(row, NOW + MINUTE)
    assert [subject for _, subject in sent(NOW + 2 * MINUTE)] == ["Speaking with The Kettle"]
    assert sent(NOW + HOUR) == []
    assert SpeakerTold.objects.get().begins_at == BEGINS + 7 * DAY
    moved(row, NOW + DAY, day=29)
    assert sent(NOW + DAY + HOUR) == [("ingrid", f"Moved to Tuesday 29 December 2026: {TITLE}")]


def test_a_later_change_takes_back_the_mail_that_still_waits_and_compares_with_nothing_unheard() -> None:
    row = month(started=False)
    asked(row, SaidBy.SPEAKER, assistant_name="", assistant_email="")
    moved(row, NOW, day=22)
    go_on(NOW + REST)
    moved(row, NOW + HOUR)
    with pytest.raises(NotNow, match="changed again"):
        letter()
    assert sent(NOW + 2 * HOUR) == [("ingrid", f"It takes place on Thursday 24 December 2026: {TITLE}")]
    assert "Not any more" not in mail.outbox[-1].body
    assert Message.objects.filter(kind=CHANGED, state=State.DROPPED).count() == 1


def test_a_mail_to_an_address_that_gave_way_or_to_whoever_declined_since_does_not_go() -> None:
    row = month(started=False)
    ingrid = asked(row, SaidBy.SPEAKER, assistant_name="", assistant_email="")
    moved(row, NOW)
    go_on(NOW + REST)
    describe_speaking(by=pia(), speaking=ingrid, facts=replace(INGRID, email="new@example.org"))
    with pytest.raises(NotNow, match="not their address"):
        letter()
    stage_speaking(by=pia(), speaking=ingrid, stage="declined", conversation=row, note="No time.")
    with pytest.raises(NotNow, match="not planned for that month"):
        letter()


def test_an_hour_that_nobody_knew_is_told_once_it_is_known_and_an_undated_month_that_is_off_too() -> None:
    row = month(started=False, day=None)
    asked(row, SaidBy.SPEAKER, assistant_name="", assistant_email="")
    moved(row, NOW)
    assert sent(NOW + HOUR) == [("ingrid", f"It takes place on Thursday 24 December 2026: {TITLE}")]
    other = month(started=False, month="2027-01", day=None, title="Rest")
    asked(other, SaidBy.SPEAKER, email="tom@example.org", assistant_name="", assistant_email="")
    linked(other, NOW + DAY)
    assert sent(NOW + DAY + HOUR) == []
    cancelled(other, NOW + 2 * DAY)
    assert sent(NOW + 2 * DAY + HOUR) == [("tom", "Cancelled: Rest")]
    assert mail.outbox[-1].attachments == []


def test_a_link_mailed_again_keeps_what_was_told_before_and_of_another_month_begins_anew() -> None:
    row, other = month(started=False), month(started=False, month="2027-01", day=datetime.date(2027, 1, 21))
    ingrid = asked(row, SaidBy.SPEAKER)
    first = SpeakerTold.objects.get()
    renew_links(by=pia(), speaking=ingrid)
    ask_speaker(by=pia(), speaking=ingrid)
    assert SpeakerTold.objects.get() == first
    stage_speaking(by=pia(), speaking=ingrid, stage="agreed", conversation=other)
    renew_links(by=pia(), speaking=ingrid)
    ask_speaker(by=pia(), speaking=ingrid)
    assert list(SpeakerTold.objects.values_list("pk", "conversation__month")) == [(first.pk, "2027-01")]


def test_a_speaker_who_is_a_member_gets_both_and_a_member_only_the_members() -> None:
    row = month()
    ben = member()
    asked(row, SaidBy.SPEAKER, name="Ben Okoro", email=str(ben.addresses.get().email), assistant_email="")
    sent(BEGINS - 14 * DAY)
    moved(row, BEGINS - 9 * DAY)
    assert [name for name, _ in sent(BEGINS - 9 * DAY + HOUR)] == ["ben", "ben"]


def test_what_is_over_is_told_to_nobody() -> None:
    row = month(started=False)
    asked(row, SaidBy.SPEAKER)
    linked(row, BEGINS + DAY)
    assert tell_speakers(now=BEGINS + DAY + HOUR) == 0


def test_another_worker_that_was_faster_leaves_nothing_to_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    row = month(started=False)
    asked(row, SaidBy.SPEAKER)
    moved(row, NOW)
    looked: list[bool] = []

    def due_once(*_: object) -> bool:
        looked.append(True)
        return len(looked) == 1

    monkeypatch.setattr("kindling.planning.actions.news._is_due", due_once)
    assert tell_speakers(now=NOW + HOUR) == 0


def test_whatever_is_wrong_with_what_speakers_hear_members_are_told_all_the_same(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    tried: list[datetime.datetime] = []

    def breaking(*, now: datetime.datetime) -> int:
        tried.append(now)
        raise ValueError("broken")

    monkeypatch.setattr("kindling.duties.rhythm.tell_speakers", breaking)
    rhythm = Rhythm(clock=lambda: NOW)
    assert (rhythm.go_on(), tried) == (False, [NOW])
    rhythm.again = 0.0
    assert (rhythm.go_on(), tried) == (False, [NOW])
    assert "Telling speakers broke" in caplog.text


def test_these_kinds_are_known_to_mail_and_their_example_names_nobody_real() -> None:
    kinds = [kind_of(name) for name in (CHANGED, CHANGED_NOW)]
    assert [(kind.quiet, kind.example()) for kind in kinds if kind] == [(True, example_news()), (False, example_news())]
