"""A member's way from the form to their erasure: in a browser, with the mails that really came, as months go by.

Ben is in Lagos, where no clock is ever changed: when London's goes back, his conversation is an hour later.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, Page, expect

from tests.journeys.catcher import Mail
from tests.journeys.community import Community, answer_of, community, scan

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("member-journey")]

LAGOS = "Africa/Lagos"
NAME, BEN = "Ben Quillthorpe", "ben.quillthorpe@example.org"
MARK = "quillthorpe"
"""What is nowhere once he is erased."""


@pytest.fixture(scope="module")
def kettle(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Community]:
    """The community in September, the day before its first members."""
    with community(tmp_path_factory, now="2026-09-24T10:00") as made:
        yield made


@pytest.fixture
def page(kettle: Community, browser: Browser) -> Iterator[Page]:
    """A member's browser, somewhere in Lagos."""
    with kettle.visitor(browser, zone=LAGOS) as context:
        yield context.new_page()


def fill_in(kettle: Community, page: Page, name: str, email: str, place: str) -> None:
    """Fills in the form as a person does, who takes longer than a machine."""
    page.goto("/join/")
    kettle.let_pass(5)
    page.get_by_label("What shall we call you?").fill(name)
    page.get_by_label("Your e-mail address").fill(email)
    page.get_by_label("Where are you?").fill(place)
    page.get_by_role("button", name="Join the community").click()


def confirm(page: Page, asked: Mail, first_name: str) -> None:
    """Presses the button behind the link of the mail."""
    page.goto(asked.link("/join/"))
    page.get_by_role("button", name="Yes, I would like to join").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Welcome, {first_name}")


def start_inviting(kettle: Community, browser: Browser, month: str) -> None:
    """A steward says once that invitations go out by themselves, this month and every month after."""
    with kettle.desk(browser) as desk:
        desk.goto(f"/desk/{month}/invitations/")
        desk.get_by_role("button", name="Let it go out on").click()
        expect(desk.get_by_text("It goes out by itself.")).to_be_visible()


def own_page(kettle: Community, page: Page, email: str) -> None:
    """Opens one's own page by a link that was asked for just now."""
    page.goto("/mine/")
    kettle.let_pass(5)
    page.get_by_label("Your e-mail address").fill(email)
    page.get_by_role("button", name="Mail me the link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Now look at your mail")
    (mail,) = kettle.work()
    page.goto(mail.link("/me/"))


def times_in(mail: Mail) -> list[tuple[str, str]]:
    """Where and when the mail says that it is, by each of the clocks that it tells."""
    said = r"(Where you are, in \w+|In \w+): (\w+day \d+ \w+ \d{4}, \d\d:\d\d to \d\d:\d\d)"
    return re.findall(said, mail.words)


def begins(calendar: Calendar) -> datetime.datetime:
    """When a calendar that holds one event says that it begins, in universal time."""
    (event,) = calendar.events
    assert isinstance(event.start, datetime.datetime)
    return event.start.astimezone(datetime.UTC)


def test_whoever_joins_is_told_what_is_missing_then_confirms_by_the_button_that_no_scanner_presses(
    kettle: Community, page: Page
) -> None:
    fill_in(kettle, page, "Tomi Ade", "tomi@example", "Lagos")
    page.get_by_role("alert").get_by_role("link", name=re.compile("lack its ending")).click()
    expect(page.get_by_label("Your e-mail address")).to_be_focused()
    expect(page.get_by_label("What shall we call you?")).to_have_value("Tomi Ade")
    page.get_by_label("Your e-mail address").fill("tomi@example.org")
    page.get_by_role("button", name="Join the community").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Now look at your mail")
    expect(page.get_by_text("t…@example.org")).to_be_visible()

    (mail,) = kettle.work()
    assert (mail.to, mail.subject) == ("tomi@example.org", "Please confirm: join The Kettle")
    before = kettle.rows()
    assert scan([mail], kettle.address) == {200}
    assert (kettle.rows(), kettle.work()) == (before, [])

    confirm(page, mail, "Tomi")
    assert [(one.to, one.subject) for one in kettle.work()] == [("tomi@example.org", "Welcome to The Kettle")]


def test_whoever_reads_mail_elsewhere_types_the_code(kettle: Community, page: Page) -> None:
    fill_in(kettle, page, "Wren Lowe", "wren@example.org", "")
    (mail,) = kettle.work()
    page.get_by_label("The code in our mail").fill("0000 0000")
    page.get_by_role("button", name="This is my code").click()
    expect(page.get_by_role("alert")).to_contain_text("This is not the code")
    page.get_by_label("The code in our mail").fill(mail.code)
    page.get_by_role("button", name="This is my code").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Welcome, Wren")
    assert [one.to for one in kettle.work()] == ["wren@example.org"]


def test_three_months_as_a_member_each_in_local_time_then_leaving_and_being_erased(
    kettle: Community, browser: Browser, page: Page
) -> None:
    kettle.move_to("2026-09-25T10:00")
    fill_in(kettle, page, NAME, BEN, "Lagos")
    (asked,) = kettle.work()
    confirm(page, asked, "Ben")
    kettle.work()
    start_inviting(kettle, browser, "2026-10")
    october(kettle, page)
    november(kettle, page)
    december(kettle, page)
    gone(kettle, page)


def october(kettle: Community, page: Page) -> None:
    """London's summer still: both clocks say the same. Ben comes, cannot, and comes after all; nothing else did it."""
    assert to_ben(kettle.mail_at("2026-10-01T07:59")) == []
    (mail,) = to_ben(kettle.mail_at("2026-10-01T08:00"))
    assert times_in(mail) == [("In London", "Thursday 15 October 2026, 18:00 to 19:00")]
    assert begins(mail.calendar) == datetime.datetime(2026, 10, 15, 17, tzinfo=datetime.UTC)
    before = kettle.rows()
    assert scan([mail], kettle.address) == {200}
    assert kettle.rows() == before

    page.goto(mail.link("?answer=yes"))
    expect(page.get_by_text("Opening this page has changed nothing.")).to_be_visible()
    page.get_by_role("button", name="Yes, I will come").click()
    expect(page.get_by_text("Ben, you are coming")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="Put it in my calendar").click()
    kept = download.value.path().read_bytes()
    assert begins(Calendar.from_ical(kept)) == begins(mail.calendar)
    assert MARK.encode() not in kept.lower()
    page.get_by_role("button", name="I need to cancel").click()
    expect(page.get_by_text("Ben, you cannot come this time")).to_be_visible()
    assert to_ben(kettle.mail_at("2026-10-08T17:00")) == []
    page.get_by_role("button", name="I can come after all").click()
    (day,) = to_ben(kettle.mail_at("2026-10-14T17:00"))
    assert times_in(day) == times_in(mail)
    assert len(to_ben(kettle.mail_at("2026-10-15T16:00"))) == 1


def november(kettle: Community, page: Page) -> None:
    """London's clocks have gone back, those of Lagos never do. Then Ben moves to Tokyo, and wants no reminders."""
    (mail,) = to_ben(kettle.mail_at("2026-11-05T09:00"))
    assert times_in(mail) == [
        ("Where you are, in Lagos", "Thursday 19 November 2026, 19:00 to 20:00"),
        ("In London", "Thursday 19 November 2026, 18:00 to 19:00"),
    ]
    assert begins(mail.calendar) == datetime.datetime(2026, 11, 19, 18, tzinfo=datetime.UTC)
    page.goto(mail.link("/come/"))
    expect(page.get_by_text("Thursday 19 November")).to_have_count(2)
    page.get_by_role("button", name="Yes, I will come").click()

    own_page(kettle, page, BEN)
    page.get_by_label("Show times as in").select_option("Asia/Tokyo")
    page.get_by_role("button", name="Use this time").click()
    expect(page.get_by_role("status")).to_contain_text("Times are shown as you chose")
    expect(page.get_by_text("Friday 20 November, in Tokyo")).to_be_visible()
    # A week before it is three in the morning in Tokyo; the reminder waits until eight.
    assert to_ben(kettle.mail_at("2026-11-12T18:00")) == []
    (week,) = to_ben(kettle.mail_at("2026-11-12T23:00"))
    assert times_in(week)[0] == ("Where you are, in Tokyo", "Friday 20 November 2026, 03:00 to 04:00")

    before = kettle.rows()
    scan([week], kettle.address)
    assert kettle.rows() == before
    assert week.message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert answer_of(week.unsubscribe, "POST", urlencode({"List-Unsubscribe": "One-Click"}).encode()) == 200
    assert to_ben(kettle.mail_at("2026-11-19T00:00")) == []
    assert to_ben(kettle.mail_at("2026-11-19T17:00")) == []


def december(kettle: Community, page: Page) -> None:
    """The invitation comes all the same, in Tokyo's time; then Ben leaves, and no mail comes any more."""
    (mail,) = to_ben(kettle.mail_at("2026-12-03T09:00"))
    assert times_in(mail)[0] == ("Where you are, in Tokyo", "Friday 18 December 2026, 03:00 to 04:00")
    page.goto(mail.link("/me/"))
    page.get_by_role("link", name="Leave the community").click()
    page.get_by_role("button", name="Yes, leave").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("You have left")
    assert answer_of(mail.link("/come/")) == 410
    for at in ("2026-12-10T23:30", "2026-12-16T23:30", "2026-12-17T17:00", "2026-12-20T10:00"):
        assert to_ben(kettle.mail_at(at)) == []


def gone(kettle: Community, page: Page) -> None:
    """He is erased: no row and no byte of any file holds his name or address, and after a last mail none comes."""
    own_page(kettle, page, BEN)
    assert kettle.holding(MARK) != []
    page.get_by_role("link", name="Be erased").click()
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("button", name="Erase everything about me, for good").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("It is done")
    assert [one.subject for one in to_ben(kettle.work())] == ["Everything about you is gone"]
    assert kettle.work() == []
    assert kettle.holding(MARK) == []
    assert MARK not in kettle.log.read_text().lower()
    assert to_ben(kettle.mail_at("2027-01-02T10:00")) == []


def to_ben(mails: list[Mail]) -> list[Mail]:
    """Those that went to Ben; others may be members, too."""
    return [one for one in mails if one.to == BEN]
