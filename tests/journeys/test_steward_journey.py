"""A steward plans December in November, moves it a week, and swaps Teams for Zoom on the day: everyone is told once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from icalendar import Event
from playwright.sync_api import Browser, Page, expect
from pptx import Presentation

from tests.journeys.catcher import Mail
from tests.journeys.community import Community, community

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("steward-journey")]

TEAMS, ZOOM = "https://teams.example.org/l/meetup/kettle", "https://zoom.example.org/j/5550101"
MEMBERS = {"ben@example.org": "Africa/Lagos", "mio@example.org": "Asia/Tokyo", "tomi@example.org": ""}
EVERYONE = sorted(MEMBERS)


@pytest.fixture(scope="module")
def kettle(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Community]:
    """The community in November, with three members: in Lagos, in Tokyo, and one who said nothing of where."""
    with community(tmp_path_factory, now="2026-11-16T10:00") as made:
        for address, zone in MEMBERS.items():
            made.join(address.partition("@")[0].capitalize(), address, zone)
        yield made


def test_december_is_planned_from_november_moved_a_week_and_meets_elsewhere_on_the_day(
    kettle: Community, browser: Browser
) -> None:
    with kettle.desk(browser) as desk:
        find_a_speaker(desk)
        make_ready(desk)
        take_what_is_ready_to_hand(desk)
        meet_at(desk, TEAMS)
        let_invitations_go(desk)
    invited = kettle.mail_at("2026-12-03T09:00")
    check_everyone_is_told_once(kettle, invited)
    assert {told(mail)[2] for mail in invited} == {"20261217T180000"}
    answer_yes(kettle, browser, invited[0])

    kettle.move_to("2026-12-04T10:00")
    with kettle.desk(browser) as desk:
        move_a_week(desk)
    assert kettle.work() == []
    moved = kettle.mail_at("2026-12-04T10:30")
    check_everyone_is_told_once(kettle, moved)
    check_is_newer(moved, invited)
    assert {told(mail)[2] for mail in moved} == {"20261210T180000"}
    assert [mail.subject for mail in moved][2] == "Moved to Thursday 10 December: Rest on the ward"
    assert leads_to(kettle, browser, moved[0]) == TEAMS

    kettle.move_to("2026-12-10T14:00")
    with kettle.desk(browser) as desk:
        meet_at(desk, ZOOM)
    swapped = kettle.mail_at("2026-12-10T14:30")
    check_everyone_is_told_once(kettle, swapped)
    check_is_newer(swapped, moved)
    assert {told(mail)[2] for mail in swapped} == {"20261210T180000"}
    assert [ZOOM in mail.links and TEAMS not in mail.links for mail in swapped] == [True, True, True]
    assert leads_to(kettle, browser, invited[0]) == ZOOM
    (reminder,) = kettle.mail_at("2026-12-10T17:00")
    assert (reminder.to, ZOOM in reminder.links) == ("ben@example.org", True)


def find_a_speaker(desk: Page) -> None:
    """Somebody is added to December in the months ahead, swapped into January and back, and agrees."""
    desk.goto("/desk/plan/")
    desk.get_by_role("link", name="Add somebody for December 2026").click()
    desk.get_by_label("Name", exact=True).fill("Ingrid Solheim")
    desk.get_by_label("What about").fill("Rest on the ward")
    expect(desk.get_by_label("Month")).to_have_value("2026-12")
    desk.get_by_role("button", name="Add", exact=True).click()
    expect(desk.get_by_text("Ingrid Solheim is in the plans.")).to_be_visible()
    swap = re.compile("^Swap with January")
    for month in ("January 2027", "December 2026"):
        desk.goto("/desk/plan/")
        desk.get_by_role("button", name=swap).click()
        # One line of words; beside a long sentence it was once squeezed to a column of letters.
        box = desk.get_by_role("button", name="Swap back").bounding_box()
        assert box
        assert box["height"] < 60
        row = desk.locator(".plan-months > li", has_text="Ingrid Solheim")
        expect(row.get_by_role("heading")).to_have_text(month)
    desk.get_by_role("link", name="Ingrid Solheim").click()
    for stage in ("Asked", "Agreed"):
        desk.get_by_role("radio", name=stage, exact=True).check()
        desk.get_by_role("button", name="Save", exact=True).click()
        expect(desk.get_by_text(f"Ingrid Solheim: {stage.lower()}.")).to_be_visible()


def make_ready(desk: Page) -> None:
    """All that the plan says is missing is given, until it says that the hour can come."""
    desk.goto("/desk/2026-12/plan/")
    expect(desk.get_by_role("heading", name=re.compile("Not ready yet"))).to_be_visible()
    desk.get_by_role("link", name=re.compile("title, day and format$")).click()
    desk.get_by_label("Title").fill("Rest on the ward")
    desk.get_by_role("radio", name="Speaker").check()
    desk.get_by_role("button", name="Save").click()
    ask(desk, "When did rest help you to be kind?")
    for name in ("Pia Lund", "Tom Vale"):
        host(desk, name)
    run_the_hour(desk)
    expect(desk.get_by_text("Ready. The hour can come.")).to_be_visible()


def ask(desk: Page, question: str) -> None:
    """The question for the small groups."""
    desk.goto("/desk/2026-12/plan/")
    desk.get_by_role("link", name=re.compile("what the groups talk about$")).click()
    desk.get_by_label("The question").fill(question)
    desk.get_by_role("button", name="Save", exact=True).click()


def host(desk: Page, name: str) -> None:
    """One of two hosts."""
    desk.goto("/desk/2026-12/plan/")
    desk.get_by_role("link", name=re.compile("the hosts$")).click()
    desk.get_by_label("Name", exact=True).fill(name)
    desk.get_by_role("radio", name="Host").check()
    desk.get_by_role("button", name="Add", exact=True).click()


def run_the_hour(desk: Page) -> None:
    """The hour as it is suggested: too long at first, then right, each part with somebody who looks after it."""
    desk.goto("/desk/2026-12/plan/")
    desk.get_by_role("link", name=re.compile("the run of the hour$")).click()
    rows = desk.locator(".plan-row")
    titled = [one for one in rows.all() if one.get_by_label("Title").input_value()]
    for row in titled:
        row.get_by_label("Who looks after it").fill("Pia Lund")
    minutes = titled[0].get_by_label("Minutes")
    right = minutes.input_value()
    minutes.fill(str(int(right) + 7))
    desk.get_by_role("button", name="Save the hour").click()
    expect(desk.get_by_text("It does not add up yet: 7 minutes too long.")).to_be_visible()
    desk.locator(".plan-row").first.get_by_label("Minutes").fill(right)
    desk.get_by_role("button", name="Save the hour").click()
    expect(desk.get_by_text("The hour is saved, and it adds up.")).to_be_visible()


def take_what_is_ready_to_hand(desk: Page) -> None:
    """The invitation as a picture, slides, words for the chat."""
    with desk.expect_download() as tile:
        desk.get_by_role("link", name="The invitation, square").click()
    assert tile.value.path().read_bytes().startswith(b"\x89PNG")
    with desk.expect_download() as slides:
        desk.get_by_role("link", name="Slides: begin, question, end").click()
    deck: Any = Presentation(BytesIO(slides.value.path().read_bytes()))
    words = [shape.text_frame.text for slide in deck.slides for shape in slide.shapes if shape.has_text_frame]
    assert "When did rest help you to be kind?" in words
    assert any("When did rest help you" in one.input_value() for one in desk.locator("textarea").all())


def meet_at(desk: Page, address: str) -> None:
    """Where December meets."""
    desk.goto("/desk/2026-12/when/")
    desk.get_by_role("link", name=re.compile("the address$")).click()
    desk.get_by_label("Address").fill(address)
    desk.get_by_role("button", name="Save").click()
    expect(desk.get_by_text("The link that members have leads there at once.")).to_be_visible()


def let_invitations_go(desk: Page) -> None:
    """The word that a steward gives once."""
    desk.goto("/desk/2026-12/invitations/")
    desk.get_by_role("button", name="Let it go out on").click()
    expect(desk.get_by_text("It goes out by itself.")).to_be_visible()


def move_a_week(desk: Page) -> None:
    """From the third Thursday to the second, with a reason."""
    desk.goto("/desk/rhythm/")
    desk.get_by_role("link", name="Move December 2026").click()
    desk.get_by_label("Day").fill("2026-12-10")
    desk.get_by_label("Reason").fill("Ingrid is on call on the 17th.")
    desk.get_by_role("button", name="Move it").click()
    expect(desk.get_by_text("Moved from Thursday 17 December: Ingrid is on call on the 17th.")).to_be_visible()


def answer_yes(kettle: Community, browser: Browser, mail: Mail) -> None:
    """Ben comes."""
    with kettle.visitor(browser) as context:
        page = context.new_page()
        page.goto(mail.link("?answer=yes"))
        page.get_by_role("button", name="Yes, I will come").click()
        expect(page.get_by_text("Ben, you are coming")).to_be_visible()


def check_everyone_is_told_once(kettle: Community, mails: list[Mail]) -> None:
    """One message for each member, and nothing more however often the duties are done."""
    assert [mail.to for mail in mails] == EVERYONE
    assert kettle.work() == []


def check_is_newer(mails: list[Mail], before: list[Mail]) -> None:
    """Every calendar takes the new entry for the old one: the same meeting, told later."""
    for new, old in zip(mails, before, strict=True):
        assert told(new)[0] == told(old)[0]
        assert told(new)[1] > told(old)[1]


def told(mail: Mail) -> tuple[str, int, str]:
    """UID, SEQUENCE and beginning of the one event of a mail, which asks its reader alone to come."""
    (event,) = mail.calendar.events
    assert isinstance(event, Event)
    assert (mail.method, mail.calendar["method"]) == ("REQUEST", "REQUEST")
    assert str(event["attendee"]) == f"mailto:{mail.to}"
    starts = [line for line in event.content_lines() if line.startswith("DTSTART")]
    assert len(starts) == 1
    zone, _, start = starts[0].partition(":")
    assert zone == "DTSTART;TZID=Europe/London"
    return str(event["uid"]), int(str(event["sequence"])), start


def leads_to(kettle: Community, browser: Browser, mail: Mail) -> str:
    """Where the link in a mail's calendar entry leads now."""
    (event,) = mail.calendar.events
    with kettle.visitor(browser) as context:
        return context.request.get(str(event["url"]), max_redirects=0).headers["location"]
