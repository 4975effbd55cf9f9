"""Two months swap their speakers: each, and who acts for them, hears once of the new day; one undone tells nobody."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

import pytest
from django.core import mail
from icalendar import Calendar

from kindling.conversations.actions import cancel_conversation, move_conversation, restore_month
from kindling.conversations.ics import host_of, uid_of
from kindling.conversations.meeting import go_url
from kindling.conversations.models import Conversation
from kindling.ground.models import AuditLine
from kindling.mail.kinds import Due, NotNow
from kindling.mail.letters import Button, Facts, Letter, Paragraph
from kindling.mail.models import Message
from kindling.planning.actions import ask_speaker, renew_links, stage_speaking, swap_months
from kindling.planning.links import speaker_token
from kindling.planning.models import SaidBy, SpeakerTold, Speaking
from kindling.planning.news_letters import write_news
from kindling.planning.queries import told_of_swap
from tests.factories.accounts import ada, pia
from tests.factories.speakers import INGRID, speaking
from tests.invitations.cast import BEGINS, INVITED, clock_at, go_on, member, month, sent

pytestmark = pytest.mark.django_db

MINUTE, HOUR, DAY = (datetime.timedelta(**{one: 1}) for one in ("minutes", "hours", "days"))
NOW = datetime.datetime(2026, 11, 23, 10, tzinfo=datetime.UTC)
"""A Monday in November, at ten in London."""

NIGHT = NOW + 12 * HOUR
REST = 5 * MINUTE
TOM = replace(INGRID, name="Tom Okafor", email="tom@example.org", assistant_name="", assistant_email="")
ALONE = replace(INGRID, assistant_name="", assistant_email="")
JANUARY = "Moved to Thursday 21 January 2027: speaking with The Kettle"
WHY = "two months have swapped their speakers."
TAKE_OUT = "Should the earlier day stand in your calendar, please take it out."
DECEMBER = "Moved to Thursday 17 December 2026: speaking with The Kettle"


@pytest.fixture
def december() -> Conversation:
    return month(started=False)


@pytest.fixture
def january() -> Conversation:
    return month(started=False, month="2027-01", day=datetime.date(2027, 1, 21), title="Rest", credits=())


def asked(row: Conversation, facts: Any = ALONE, stage: str = "agreed") -> Speaking:
    """Somebody with the mail of their link sent a day before, and whoever acts for them with theirs."""
    with clock_at(NOW - DAY):
        made = speaking(row, facts, stage)
        for who in (SaidBy.SPEAKER, *((SaidBy.ASSISTANT,) if facts.assistant_email else ())):
            ask_speaker(by=pia(), speaking=made, to=who)
    sent(NOW - DAY)
    return made


def fresh(row: Conversation) -> Conversation:
    return Conversation.objects.select_related("series").get(pk=row.pk)


def swapped(one: Conversation, other: Conversation, at: datetime.datetime = NOW) -> None:
    with clock_at(at):
        swap_months(by=pia(), one=fresh(one), other=fresh(other))


def cancelled(row: Conversation, at: datetime.datetime) -> None:
    with clock_at(at):
        cancel_conversation(by=ada(), conversation=fresh(row), reason="Snow.")


def newest() -> str:
    """The words of the newest mail that went out, on one line."""
    return " ".join(str(mail.outbox[-1].body).split())


def letter(to: str = "ingrid@example.org") -> Letter:
    """The newest message to somebody, as it would be written now."""
    row = Message.objects.filter(address=to).order_by("-pk")[0]
    return write_news(Due(row.reference, row.address, row.person, row.data, row.due_at))


def test_speakers_of_both_months_and_their_assistant_hear_once_of_their_new_day(
    december: Conversation, january: Conversation
) -> None:
    asked(december, INGRID)
    asked(january, TOM, stage="pencilled")
    swapped(december, january)
    assert sent(NOW + REST - MINUTE) == []
    assert sent(NOW + REST) == [("ingrid", JANUARY), ("per", f"For Ingrid Solheim: {JANUARY}"), ("tom", DECEMBER)]
    assert sent(NOW + HOUR) == sent(NOW + 30 * DAY) == []
    assert AuditLine.objects.filter(action="tell speaker").count() == 2


def test_the_mail_tells_the_new_day_the_old_one_the_page_and_the_way_in_and_nothing_of_the_other_speaker(
    december: Conversation, january: Conversation
) -> None:
    ingrid = asked(december)
    asked(january, replace(TOM, about="A thing of Tom’s"))
    swapped(december, january)
    go_on(NOW + REST)
    told = letter()
    assert [block.text for block in told.blocks if isinstance(block, Paragraph)][1:] == [
        f"Your conversation with The Kettle is on Thursday 21 January 2027, 18:00, from now on: {WHY}",
        f"The entry for the new day comes with this mail. {TAKE_OUT}",
    ]
    assert [block.rows for block in told.blocks if isinstance(block, Facts)] == [
        (
            ("In London", "Thursday 21 January 2027, 18:00 to 19:00"),
            ("Not any more", "Thursday 17 December 2026, 18:00 to 19:00"),
        )
    ]
    assert [block.url for block in told.blocks if isinstance(block, Button)] == [
        go_url(fresh(january)),
        f"http://localhost:8000/speaker/{speaker_token(ingrid, SaidBy.SPEAKER)}/",
    ]
    (entry,) = told.attachments
    (event,) = Calendar.from_ical(entry.data).walk("VEVENT")
    assert (entry.method, event["uid"]) == ("REQUEST", uid_of("2027-01", host_of("http://localhost:8000")))
    assert [word for word in ("Tom", "courage", "Rest") if word in f"{told.subject}{told.blocks}"] == []


def test_a_swap_that_is_undone_before_its_rest_tells_nobody(december: Conversation, january: Conversation) -> None:
    asked(december, INGRID)
    asked(january, TOM)
    swapped(december, january)
    swapped(december, january, NOW + 3 * MINUTE)
    assert sent(NOW + HOUR) == []
    assert set(Message.objects.values_list("kind", flat=True)) == {"speaker-asked"}


def test_a_swap_that_is_undone_while_its_mail_waits_for_the_morning_leaves_no_wrong_mail(
    december: Conversation, january: Conversation
) -> None:
    asked(december)
    swapped(december, january, NIGHT)
    assert sent(NIGHT + REST) == []
    assert Message.objects.filter(kind="speaker-change").count() == 1
    swapped(december, january, NIGHT + HOUR)
    with pytest.raises(NotNow, match="not planned for that month"):
        letter()
    go_on(NIGHT + 2 * HOUR)
    assert sent(NOW + DAY) == [("ingrid", "It takes place on Thursday 17 December 2026: The courage to pause")]
    assert "January" not in "".join(str(one.body) for one in mail.outbox)


def test_months_that_are_swapped_to_and_fro_are_told_each_time(december: Conversation, january: Conversation) -> None:
    asked(december)
    told = []
    for days in range(4):
        swapped(december, january, NOW + days * DAY)
        told += sent(NOW + days * DAY + HOUR)
    assert told == [("ingrid", JANUARY), ("ingrid", DECEMBER)] * 2


def test_a_month_that_is_moved_soon_after_a_swap_is_told_in_the_same_mail_and_later_in_one_of_its_own(
    december: Conversation, january: Conversation
) -> None:
    asked(december)
    swapped(december, january)

    def moved(day: int, at: datetime.datetime) -> None:
        with clock_at(at):
            move_conversation(by=ada(), conversation=fresh(january), day=datetime.date(2027, 1, day))

    moved(28, NOW + 2 * MINUTE)
    assert sent(NOW + REST) == []
    assert sent(NOW + HOUR) == [("ingrid", "Moved to Thursday 28 January 2027: speaking with The Kettle")]
    moved(29, NOW + DAY)
    assert sent(NOW + DAY + HOUR) == [("ingrid", "Moved to Friday 29 January 2027: Rest")]


def test_whoever_was_told_of_nothing_or_had_no_mail_yet_hears_of_no_swap(
    december: Conversation, january: Conversation
) -> None:
    speaking(december, ALONE, "agreed")
    with clock_at(NOW):
        ask_speaker(by=pia(), speaking=speaking(december, TOM, "agreed"))
    swapped(december, january)
    assert go_on(NOW + HOUR) == 0
    assert sent(NOW + HOUR) == [("tom", "Speaking with The Kettle")]
    assert "21 January" in newest()
    assert sent(NOW + DAY) == []
    assert SpeakerTold.objects.get().conversation == january


def test_who_declined_stays_and_who_was_put_into_another_month_by_hand_hears_of_nothing(
    december: Conversation, january: Conversation
) -> None:
    february = month(started=False, month="2027-02", day=datetime.date(2027, 2, 18))
    ingrid, tom = asked(december), asked(december, TOM)
    stage_speaking(by=pia(), speaking=tom, stage="declined", conversation=december, note="No time.")
    swapped(december, january)
    ingrid.refresh_from_db()
    with clock_at(NOW + MINUTE):
        stage_speaking(by=pia(), speaking=ingrid, stage="agreed", conversation=february)
    assert sent(NOW + HOUR) == []
    assert Speaking.objects.get(pk=ingrid.pk).swapped_at is None


def test_a_link_mailed_after_the_swap_has_told_its_reader_and_the_assistant_hears_all_the_same(
    december: Conversation, january: Conversation
) -> None:
    ingrid = asked(december, INGRID)
    swapped(december, january)
    ingrid.refresh_from_db()
    with clock_at(NOW + MINUTE):
        renew_links(by=pia(), speaking=ingrid)
        ask_speaker(by=pia(), speaking=ingrid)
    assert sent(NOW + 2 * MINUTE) == [("ingrid", "Speaking with The Kettle")]
    assert sent(NOW + HOUR) == [("per", f"For Ingrid Solheim: {JANUARY}")]
    assert sent(NOW + DAY) == []


def test_whose_new_month_is_called_off_before_they_were_told_of_it_hears_that_their_own_day_is_no_more(
    december: Conversation, january: Conversation
) -> None:
    asked(december)
    swapped(december, january)
    cancelled(january, NOW + MINUTE)
    left_out = "Not on Thursday 17 December 2026: speaking with The Kettle"
    assert sent(NOW + HOUR) == [("ingrid", left_out)]
    body = newest()
    assert TAKE_OUT in body
    assert "Your conversation with The Kettle on Thursday 17 December 2026 does not take place." in body
    assert [word for word in ("21 January", "Snow", go_url(fresh(january))) if word in body] == []
    assert mail.outbox[-1].attachments == []
    with clock_at(NOW + DAY):
        restore_month(by=ada(), conversation=fresh(january))
    assert sent(NOW + DAY + HOUR) == [("ingrid", "It takes place: Rest, Thursday 21 January 2027")]


def test_who_knew_of_no_day_hears_of_the_first_one_or_that_there_is_none(january: Conversation) -> None:
    undated, off = (month(started=False, month=name, day=None) for name in ("2027-02", "2027-03"))
    asked(undated)
    asked(off, TOM)
    swapped(undated, january)
    assert sent(NOW + HOUR) == [("ingrid", "It takes place on Thursday 21 January 2027: Rest")]
    swapped(undated, off, NOW + 2 * HOUR)
    cancelled(undated, NOW + 2 * HOUR)
    assert sent(NOW + 3 * HOUR) == [("tom", "Not taking place: speaking with The Kettle")]


def test_who_was_to_speak_in_a_month_that_is_off_hears_of_the_day_they_have_now(
    december: Conversation, january: Conversation
) -> None:
    asked(december)
    cancelled(december, NOW)
    sent(NOW + HOUR)
    swapped(december, january, NOW + DAY)
    assert sent(NOW + DAY + HOUR) == [("ingrid", JANUARY)]


def test_close_to_the_hour_a_swap_is_told_at_once(december: Conversation, january: Conversation) -> None:
    asked(december)
    swapped(december, january, BEGINS - HOUR)
    assert sent(BEGINS - HOUR) == [("ingrid", JANUARY)]


def test_members_who_are_invited_hear_nothing_of_a_swap_and_their_reminder_names_who_speaks_now() -> None:
    december, january = month(), month(month="2027-01", day=datetime.date(2027, 1, 21), credits=())
    asked(december)
    asked(january, TOM)
    member()
    assert [name for name, _ in sent(INVITED)] == ["ben"]
    assert "With Ingrid Solheim" in newest()
    swapped(december, january, INVITED + DAY)
    assert [name for name, _ in sent(INVITED + DAY + HOUR)] == ["ingrid", "tom"]
    assert [name for name, _ in sent(BEGINS - 7 * DAY)] == ["ben"]
    body = newest()
    assert ("With Tom Okafor" in body, "Ingrid" in body) == (True, False)


def test_the_desk_is_told_who_will_hear_until_they_have(december: Conversation, january: Conversation) -> None:
    asked(december, INGRID)
    asked(january, TOM)
    speaking(january, replace(TOM, name="Wilf Arden", email="wilf@example.org"), "agreed")
    both = [december.month, january.month]
    assert told_of_swap(both) == []
    swapped(december, january)
    assert told_of_swap(both) == ["Tom Okafor", "Ingrid Solheim", "Per Dahl"]
    assert told_of_swap([january.month]) == ["Ingrid Solheim", "Per Dahl"]
    sent(NOW + REST)
    assert told_of_swap(both) == []
