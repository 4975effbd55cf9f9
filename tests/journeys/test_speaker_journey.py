"""Ingrid is asked to speak, and says by a mailed link who she is and what may be shown; Per, her assistant, helps.

What she has not agreed to waits: her photo, until she says yes; and the pack, while something of hers stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Browser, FilePayload, Page, expect

from tests.journeys.catcher import Mail
from tests.journeys.community import Community, answer_of, community, scan

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("speaker-journey")]

INGRID, PER = "ingrid@example.org", "per@example.org"
WISHED = ["What Now As they wish", "What they do – midwife", "A few words about them – I count pauses."]
PAGE = "/people/ingrid-solheim/"


@pytest.fixture(scope="module")
def kettle(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Community]:
    """The community in November."""
    with community(tmp_path_factory, now="2026-11-16T10:00") as made:
        yield made


@pytest.fixture
def desk(kettle: Community, browser: Browser) -> Iterator[Page]:
    """Ada's browser."""
    with kettle.desk(browser) as page:
        yield page


@pytest.fixture
def page(kettle: Community, browser: Browser) -> Iterator[Page]:
    """A speaker's browser, and after her Per's."""
    with kettle.visitor(browser, zone="Europe/Oslo") as context:
        yield context.new_page()


def test_a_speaker_fills_in_her_page_and_whatever_she_has_not_agreed_to_waits(
    kettle: Community, desk: Page, page: Page
) -> None:
    plan_for_december(desk)
    asked = mailed(kettle, desk, INGRID)
    before = kettle.rows()
    assert scan([asked], kettle.address) == {200}
    assert kettle.rows() == before

    page.goto(asked.link("/speaker/"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Welcome, Ingrid Solheim")
    say_who_she_is(page)
    give_slides(page)
    answer(page, {"My slides": "Yes", "What I say": "Yes"})
    expect(page.get_by_text("Two of four answered.")).to_be_visible()

    helped = mailed(kettle, desk, PER)
    page.goto(helped.link("/speaker/"))
    expect(page.get_by_role("heading", level=1)).to_have_text("For Ingrid Solheim")
    answer(page, {"The recording": "No"})

    speaker = desk.url
    take_over(desk, waits=True)
    assert reads(page) == ["midwife", False]
    page.goto(asked.link("/speaker/"))
    answer(page, {"My photo": "Yes"})
    expect(page.get_by_text("All answered")).to_be_visible()
    desk.goto(speaker)
    take_over(desk, waits=False)
    assert reads(page) == ["midwife", True]

    what_is_refused_blocks_the_pack(kettle, desk)
    desk.goto(speaker)
    desk.get_by_text("More", exact=True).click()
    desk.get_by_role("button", name="Renew the links").click()
    assert {answer_of(mail.link("/speaker/")) for mail in (asked, helped)} == {410}


def plan_for_december(desk: Page) -> None:
    """An idea for December, with where to reach her and who acts for her."""
    desk.goto("/desk/plan/speakers/new/?month=2026-12")
    for label, words in {
        "Name": "Ingrid Solheim",
        "What about": "Rest on the ward",
        "Their e-mail address": INGRID,
        "Somebody who acts for them": "Per Dahl",
        "That person’s e-mail address": PER,
    }.items():
        desk.get_by_label(re.compile(f"^{label}")).fill(words)
    desk.get_by_role("button", name="Add", exact=True).click()
    expect(desk.get_by_role("heading", level=1)).to_have_text("Ingrid Solheim")


def mailed(kettle: Community, desk: Page, address: str) -> Mail:
    """The link is mailed, once, however often the button is pressed."""
    for told in ("The link is on its way to", "This very link went to"):
        desk.get_by_role("button", name=f"Mail it to {address}").click()
        expect(desk.get_by_text(told)).to_be_visible()
    (mail,) = kettle.work()
    assert mail.to == address
    return mail


def say_who_she_is(page: Page) -> None:
    """A photo needs words for those who cannot see it."""
    page.get_by_role("link", name=re.compile("the profile$")).click()
    page.get_by_label("What you do").fill("midwife")
    page.get_by_label("A few words about you").fill("I count pauses.")
    page.get_by_label(re.compile("^Photo")).set_input_files(portrait())
    page.get_by_role("button", name="Send it to the organisers").click()
    page.get_by_role("alert").get_by_role("link", name="A photo needs words").click()
    expect(page.get_by_label("What the photo shows")).to_be_focused()
    expect(page.get_by_label("What you do")).to_have_value("midwife")
    page.get_by_label("What the photo shows").fill("Ingrid laughs by a lake.")
    page.get_by_label(re.compile("^Photo")).set_input_files(portrait())
    page.get_by_role("button", name="Send it to the organisers").click()
    expect(page.get_by_text("With the organisers, who look at it before readers do")).to_be_visible()


def portrait() -> FilePayload:
    """A small picture of nobody."""
    kept = BytesIO()
    Image.new("RGB", (240, 240), "#b5462f").save(kept, "PNG")
    return {"name": "me.png", "mimeType": "image/png", "buffer": kept.getvalue()}


def give_slides(page: Page) -> None:
    """A deck is told by what is in it."""
    for kept, data in ((False, b"These are words."), (True, b"%PDF-1.7 a deck")):
        if not page.url.endswith("/deck/"):
            page.get_by_role("link", name=re.compile("the slides$")).click()
        page.get_by_label("The file").set_input_files(
            {"name": "rest.pdf", "mimeType": "application/pdf", "buffer": data}
        )
        page.get_by_role("button", name="Send").click()
        told = page.get_by_text("The deck is with the organisers.") if kept else page.get_by_role("alert")
        expect(told).to_be_visible()


def answer(page: Page, answers: dict[str, str]) -> None:
    """Answers some of the four questions; nothing is chosen beforehand."""
    page.get_by_role("link", name=re.compile("what may be shown$")).click()
    for question, yes_or_no in answers.items():
        asked = page.get_by_role("group", name=re.compile(f"^{question}"))
        expect(asked.get_by_role("radio", checked=True)).to_have_count(0)
        asked.get_by_role("radio", name=yes_or_no).check()
    page.get_by_role("button", name="Send the answers").click()
    expect(page.get_by_text("they count from now on")).to_be_visible()


def take_over(desk: Page, *, waits: bool) -> None:
    """Ada sees what is different, and takes it over once Ingrid has agreed to speak."""
    desk.reload()
    if waits:
        assert [" ".join(row.split()) for row in desk.locator(".plan-diff tr").all_inner_texts()][:3] == WISHED
        expect(desk.get_by_text("It can be taken over once they have agreed to speak.")).to_be_visible()
        desk.get_by_role("radio", name="Agreed", exact=True).check()
        desk.get_by_role("button", name="Save", exact=True).click()
    desk.get_by_role("button", name="Take it over").click()
    told = "The photo waits for Ingrid Solheim’s agreement." if waits else "Taken over; readers see it now."
    expect(desk.get_by_text(told)).to_be_visible()


def reads(page: Page) -> list[object]:
    """What she does, and whether there is a photo of her, as readers see it."""
    page.goto(PAGE)
    shown = page.get_by_role("img", name="Ingrid laughs by a lake.").count() == 1
    return [page.get_by_text("midwife").first.inner_text(), shown]


def what_is_refused_blocks_the_pack(kettle: Community, desk: Page) -> None:
    """A recording stands among the facts, and she said no to it."""
    kettle.draft("2026-12")
    no = "The recording cannot be shown: Ingrid Solheim said no."
    desk.goto("/desk/2026-12/publish/")
    expect(desk.get_by_text(no)).to_have_count(0)
    desk.goto("/desk/2026-12/facts/recordings/")
    desk.get_by_label("Address").fill("https://video.example.org/rest")
    desk.get_by_role("button", name="Save", exact=True).click()
    desk.goto("/desk/2026-12/publish/")
    desk.get_by_role("link", name=no).click()
    expect(desk).to_have_url(re.compile("/desk/2026-12/plan/$"))
