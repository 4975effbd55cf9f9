"""The page behind an invitation: opening it answers nothing, a button does; it tells little of whose link it is."""

from __future__ import annotations

import datetime
import re

import pytest
from django.test import Client
from icalendar import Calendar

from kindling.conversations.actions import cancel_conversation, move_conversation, set_meeting_link
from kindling.conversations.meeting import go_url
from kindling.conversations.models import Conversation, Series
from kindling.ground.models import AuditLine
from kindling.invitations.models import Reply
from kindling.people.links import ANSWER, MINE, person_token
from kindling.people.models import Person, Standing
from tests.factories.accounts import ada
from tests.factories.crawled import read_page
from tests.invitations.cast import BEGINS, INVITED, MONTH, clock_at, member, month, queries, says

pytestmark = pytest.mark.django_db

HOUR = datetime.timedelta(hours=1)


def address(person: Person, about: str = MONTH) -> str:
    return f"/come/{person_token(ANSWER, person, about)}/"


def page(client: Client, where: str, at: datetime.datetime = INVITED) -> str:
    with clock_at(at):
        answer = client.get(where)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def pressed(client: Client, where: str, answer: str, at: datetime.datetime = INVITED) -> int:
    with clock_at(at):
        return client.post(where, {"answer": answer}).status_code


def said() -> list[tuple[str, str]]:
    return list(Reply.objects.order_by("pk").values_list("person__name", "answer"))


def test_opening_the_page_answers_nothing_and_a_button_does(client: Client) -> None:
    ben = member()
    month()
    with clock_at(INVITED):
        for where in (address(ben), f"{address(ben)}?answer=yes", f"{address(ben)}?answer=no"):
            assert [client.get(where).status_code, client.head(where).status_code] == [200, 200]
    assert (said(), AuditLine.objects.filter(action="answer invitation").count()) == ([], 0)
    assert pressed(client, address(ben), "yes") == 302
    assert said() == [("Ben Okoro", "yes")]
    assert "Ben , you are coming" in page(client, address(ben))


def test_answer_can_be_changed_and_saying_it_again_changes_nothing(client: Client) -> None:
    ben = member()
    month()
    for answer in ("yes", "yes", "no", "yes", "no"):
        pressed(client, address(ben), answer)
    assert said() == [("Ben Okoro", "no")]
    assert AuditLine.objects.filter(action="answer invitation").count() == 4
    assert "I can come after all" in page(client, address(ben))


def test_scanner_that_follows_everything_on_the_page_by_get_changes_nothing(client: Client) -> None:
    ben = member()
    month()
    with clock_at(INVITED):
        html = client.get(address(ben)).content.decode()
        links = set(re.findall(r'(?:href|action)="(/[^"#]*)"', html))
        for where in links:
            client.get(where)
            client.head(where)
    assert address(ben) in links
    assert said() == []
    assert pressed(client, address(ben), "yes") == 302


def test_link_in_the_mail_puts_the_answer_it_was_for_first(client: Client) -> None:
    ben = member()
    month()
    with clock_at(INVITED):
        pages = [client.get(f"{address(ben)}?answer={one}").content.decode() for one in ("yes", "no", "<b>")]
    firsts = [re.findall(r'<button class="button[^>]*value="(\w+)"', html) for html in pages]
    assert firsts == [["yes"], ["no"], ["yes"]]
    assert not any("<b>" in html for html in pages)


def test_answer_that_is_none_is_refused_and_the_page_asks_again(client: Client) -> None:
    ben = member()
    month()
    assert [pressed(client, address(ben), one) for one in ("", "maybe", "yes" * 999)] == [400, 400, 400]
    assert said() == []


def test_answer_from_a_page_that_showed_another_hour_is_asked_for_once_more(client: Client) -> None:
    ben, row = member(), month()
    with clock_at(INVITED):
        form = read_page(address(ben), client.get(address(ben)).content.decode())[0][0]
        move_conversation(by=ada(), conversation=row, day=datetime.date(2026, 12, 22))
        answer = client.post(address(ben), form.fields | {"answer": "no"})
    told = answer.content.decode()
    assert (answer.status_code, "nothing was noted" in told, "Tuesday 22 December" in told) == (409, True, True)
    assert said() == []
    with clock_at(INVITED):
        form = read_page(address(ben), told)[0][0]
        assert client.post(address(ben), form.fields | {"answer": "no"}).status_code == 302
    assert (said(), "nothing was noted" in page(client, address(ben))) == ([("Ben Okoro", "no")], False)


def test_hour_is_told_by_the_readers_clocks_and_the_series(client: Client) -> None:
    month()
    lagos = page(client, address(member(zone="Africa/Lagos")))
    assert "Where you are, in Lagos 19:00 to 20:00 Thursday 17 December" in lagos
    assert "In London 18:00 to 19:00 Thursday 17 December" in lagos
    kolkata = page(client, address(member("Cleo Marsh", zone="Asia/Kolkata")))
    assert "23:30 to 00:30 Thursday 17 December, to Friday 18 December" in kolkata
    # Nobody knows where Dita is: the page's script tells it by her browser's clock.
    assert "In universal time (UTC) 18:00 to 19:00" in page(client, address(member("Dita Roe")))
    Series.objects.update(zone="America/New_York", starts=datetime.time(18, 30), ends=datetime.time(20, 30))
    dita = page(client, address(member("Dita Roe")))
    assert "(UTC) 23:30 to 01:30 Thursday 17 December, to Friday 18 December" in dita
    Series.objects.update(zone="Europe/London", starts=datetime.time(18), ends=datetime.time(19))
    london = page(client, address(member("Emil Sand", zone="Europe/Lisbon")))
    assert ("In London 18:00 to 19:00" in london, "Lisbon" in london, "universal" in london) == (True, False, False)


def test_way_in_is_shown_on_the_day_alone(client: Client) -> None:
    ben = member()
    row = month()
    set_meeting_link(by=ada(), conversation=row, url="https://meet.example.org/kettle")
    assert "Come in" not in page(client, address(ben), BEGINS - 25 * HOUR)
    with clock_at(BEGINS - 24 * HOUR):
        assert f'href="{go_url(row)}"' in client.get(address(ben)).content.decode()


def test_calendar_entry_holds_both_links_and_names_nobody(client: Client) -> None:
    ben = member()
    row = month()
    set_meeting_link(by=ada(), conversation=row, url="https://meet.example.org/kettle")
    with clock_at(INVITED):
        answer = client.get(f"{address(ben)}conversation.ics")
    event = Calendar.from_ical(answer.content).events[0]
    assert (event.start, event["UID"]) == (BEGINS, f"{MONTH}@localhost:8000")
    assert go_url(row) in str(event["DESCRIPTION"])
    assert "https://meet.example.org/kettle" in str(event["DESCRIPTION"])
    assert ("ATTENDEE" in event, b"example.org" in answer.content.replace(b"meet.example.org", b"")) == (False, False)
    assert answer["Content-Disposition"] == f'attachment; filename="conversation-{MONTH}.ics"'


def test_page_shows_a_first_name_and_nothing_else_of_whose_link_it_is(client: Client) -> None:
    ben = member(organisation="St Zquill’s", place="Zquillbury", role="Zquiller")
    month()
    with clock_at(INVITED):
        html = client.get(address(ben)).content.decode()
    assert ("Ben" in html, "Okoro" in html, "Zquill" in html, "ben1" in html, ben.uid in html) == (True, *[False] * 4)
    assert "join under your own name" in html


def test_page_is_kept_by_nobody_and_found_by_no_search(client: Client) -> None:
    ben = member()
    month()
    with clock_at(INVITED):
        answer = client.get(address(ben))
    assert (answer["Cache-Control"], answer["X-Robots-Tag"]) == ("no-store", "noindex, nofollow")
    assert answer["Referrer-Policy"] == "same-origin"
    assert not answer.cookies


@pytest.mark.parametrize("state", ["cancelled", "over", "left"])
def test_month_that_cannot_be_answered_says_so(client: Client, state: str) -> None:
    ben = member()
    row = month()
    says(ben, row, "yes")
    at = INVITED
    with clock_at(INVITED):
        if state == "cancelled":
            cancel_conversation(by=ada(), conversation=row, reason="Our speaker is ill.")
    if state == "over":
        at = BEGINS + HOUR
    if state == "left":
        Person.objects.filter(pk=ben.pk).update(standing=Standing.LEFT)
    told = page(client, address(ben), at)
    expected = {
        "cancelled": "This conversation does not take place. Our speaker is ill.",
        "over": "This conversation is over.",
        "left": "You are not a member at the moment.",
    }
    assert expected[state] in told
    assert not any(words in told for words in ("I need to cancel", "Yes, I will come", "Put it in my calendar"))
    assert pressed(client, address(ben), "no", at) == 409
    assert said() == [("Ben Okoro", "yes")]


def test_link_that_is_forged_void_or_of_another_purpose_opens_nothing(client: Client) -> None:
    ben = member()
    month()
    mine, other = person_token(MINE, ben, MONTH), person_token(ANSWER, ben)
    gone = person_token(ANSWER, ben, "2031-01")
    own = person_token(ANSWER, ben, MONTH)
    tokens = ("made-up", own[:-1], mine, other, gone)
    found = [client.get(f"/come/{token}/{rest}").status_code for token in tokens for rest in ("", "conversation.ics")]
    assert found == [410] * 10
    Person.objects.filter(pk=ben.pk).update(links=2)
    assert [client.get(f"/come/{own}/").status_code, client.post(f"/come/{own}/").status_code] == [410, 410]


def test_calendar_entry_is_not_given_where_nobody_knows_when_it_is_or_to_whoever_has_left(client: Client) -> None:
    ben = member()
    month()
    Conversation.objects.update(day=None)
    assert client.get(f"{address(ben)}conversation.ics").status_code == 410
    assert "Nobody has said yet when it is. We write to you once it is known." in page(client, address(ben))
    Conversation.objects.update(day=BEGINS.date())
    Person.objects.update(standing=Standing.LEFT)
    assert client.get(f"{address(ben)}conversation.ics").status_code == 410


def test_page_costs_the_same_however_many_answered(client: Client) -> None:
    row, counts = month(), []
    for number in range(3):
        ben = member(f"Ben{number} Okoro")
        says(ben, row, "yes")
        with clock_at(INVITED), queries() as counted:
            client.get(address(ben))
        counts.append(len(counted))
    assert len(set(counts[1:])) == 1
    assert counts[0] < 20
