"""What the other pages are given to show."""

from __future__ import annotations

import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from pytest_django import DjangoAssertNumQueries

from kindling.archive.queries import (
    about_page,
    conversation_page,
    home_page,
    people_page,
    person_page,
    resources_page,
    site,
)
from kindling.archive.queries import resources as resources_module
from kindling.archive.queries.conversation import clock
from kindling.archive.queries.editions import ordinal, size_label
from kindling.archive.records import (
    About,
    Choice,
    FileShown,
    Meeting,
    Neighbour,
    Person,
    PersonListed,
    Photo,
    PresentationShown,
    ProfileShown,
    QuestionShown,
    RecordingShown,
    ResourceShown,
    Sister,
    Site,
    Withdrawn,
)
from kindling.conversations.actions import describe_community
from kindling.conversations.facts import (
    BoilerplateFacts,
    CommunityFacts,
    CreditFacts,
    PresentationFacts,
    QuestionFacts,
    RecordingFacts,
    ResourceFacts,
    SisterFacts,
)
from kindling.ground.actors import WORKER
from kindling.publication.actions import withdraw_edition
from tests.factories.packs import small
from tests.factories.site import ada, conversation, edition, profile, reviewed, series

pytestmark = pytest.mark.django_db
LONDON = ZoneInfo("Europe/London")
NOW = datetime.datetime(2026, 11, 22, 12, tzinfo=LONDON)
WILF = ProfileShown("Wilf Adeyemi", "/people/wilf-adeyemi/", "Porter", "", "Leeds", "Pushes trolleys.", None)


def wilf() -> None:
    profile("Wilf Adeyemi", role="Porter", place="Leeds", bio="Pushes trolleys.")


def full(month: str = "2026-10", **told: Any) -> Any:
    """A month with one of everything."""
    wilf()
    return conversation(
        month,
        title="Small repairs",
        credits=(CreditFacts(name="Wilf Adeyemi", described="Hospital porter"), CreditFacts(name="Freya", role="host")),
        questions=(QuestionFacts(text="Who came back?", posed_by="Wilf Adeyemi"), QuestionFacts(text="Why?")),
        recordings=(
            RecordingFacts(url="https://www.youtube.com/watch?v=1", minutes=38, captions=True, starts=185, ends=3729),
            RecordingFacts(title="The talk", url="https://video.example.org/2"),
            RecordingFacts(),
        ),
        presentations=(PresentationFacts(title="Slides", by="Wilf"),),
        resources=(ResourceFacts(title="A book", type="book", by="Niamh", note="Short."),),
        themes=("Teams",),
        **told,
    )


BOOK = ResourceShown(
    title="A book",
    by="Niamh",
    url="",
    type="book",
    type_name="Book",
    note="Short.",
    month="2026-10",
    month_label="October 2026",
    month_url="/conversations/2026-10/",
)


def test_a_conversation_s_page_shows_everything_that_is_known() -> None:
    conversation("2026-08")
    conversation("2026-12", title="The next")
    row = full(day=datetime.date(2026, 10, 15), people=48)
    edition(row, reviewed(small("Hello & welcome."), people=48, groups=(6, 5)), note="The first.")
    page = conversation_page("2026-10", now=NOW)
    assert page
    assert (page.title, page.label, page.series) == ("Small repairs", "October 2026", "Conversations by the kettle")
    assert page.speakers == (WILF,)
    assert page.credits == (
        Person("Wilf Adeyemi", "Speaker", "Hospital porter", "/people/wilf-adeyemi/"),
        Person("Freya", "Host", "", ""),
    )
    assert page.questions == (
        QuestionShown("Who came back?", "Wilf Adeyemi", "/people/wilf-adeyemi/"),
        QuestionShown("Why?", "", ""),
    )
    assert page.recordings == (
        RecordingShown("", "https://www.youtube.com/watch?v=1", "YouTube", 38, True, "3:05", "1:02:09", (185, 3729)),
        RecordingShown("The talk", "https://video.example.org/2", "video.example.org", None, False, "", ""),
        RecordingShown("", "", "", None, False, "", ""),
    )
    assert (page.presentations, page.resources) == ((PresentationShown("Slides", "Wilf", ""),), (BOOK,))
    assert page.themes == (Choice("teams", "Teams", chosen=False),)
    assert page.begins_at == datetime.datetime(2026, 10, 15, 18, tzinfo=LONDON)
    assert page.earlier == Neighbour("August 2026", "August 2026", "/conversations/2026-08/")
    assert page.later == Neighbour("December 2026", "The next", "/conversations/2026-12/")
    assert (page.upcoming, page.withdrawn, page.pack_elsewhere) == (False, None, False)


def test_the_pack_on_its_page_is_the_current_edition() -> None:
    row = full()
    edition(row, reviewed(small("First.")))
    edition(row, reviewed(small("Hello & welcome."), people=48, groups=(6, 5)), note="Put right.")
    page = conversation_page("2026-10", now=NOW)
    assert page
    shown = page.edition
    assert shown
    assert (shown.number, shown.ordinal, shown.note, shown.people, shown.groups) == (
        2,
        "Second",
        "Put right.",
        48,
        (6, 5),
    )
    assert shown.contents == (("One", "#one"),)
    assert shown.html.strip().startswith('<article class="pack"')
    assert "Hello &amp; welcome." in shown.html
    assert "First." not in shown.html
    assert shown.style_url.startswith("/conversations/2026-10/pack.css?")
    assert [(file.name, file.kind, file.url) for file in shown.files] == [
        ("pack.pdf", "PDF", "/conversations/2026-10/pack.pdf"),
        ("pack.pptx", "PowerPoint", "/conversations/2026-10/pack.pptx"),
        ("pack.html", "Web page", "/conversations/2026-10/pack.html"),
        ("pack.md", "Markdown", "/conversations/2026-10/pack.md"),
        ("pack.json", "JSON", "/conversations/2026-10/pack.json"),
    ]
    assert isinstance(shown.files[0], FileShown)


def test_a_twin_that_an_old_edition_never_had_is_not_offered() -> None:
    edition(full()).files.filter(name="pack.pptx").delete()
    page = conversation_page("2026-10", now=NOW)
    assert page
    assert page.edition
    assert [file.kind for file in page.edition.files] == ["PDF", "Web page", "Markdown", "JSON"]


def test_of_a_withdrawn_pack_only_the_reason_is_left() -> None:
    row = edition(full(pack_elsewhere=False), reviewed(small("Words taken back.")))
    gone = withdraw_edition(by=ada(), edition=row, reason="Somebody asked for it.")
    page = conversation_page("2026-10", now=NOW)
    assert page
    assert gone.withdrawn_at
    assert (page.edition, page.withdrawn) == (None, Withdrawn(gone.withdrawn_at, "Somebody asked for it."))
    assert "Words taken back." not in repr(page)


def test_a_month_without_conversation_has_no_page() -> None:
    series()
    assert conversation_page("2026-10", now=NOW) is None


@pytest.mark.parametrize("count", [1, 3])
def test_a_conversation_asks_as_much_for_three_as_for_one(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        profile(f"Speaker {number}")
    row = conversation(
        "2026-10",
        speakers=tuple(f"Speaker {number}" for number in range(count)),
        questions=tuple(QuestionFacts(text="Why?", posed_by=f"Speaker {number}") for number in range(count)),
        recordings=(RecordingFacts(),) * count,
        resources=(ResourceFacts(title="A book"),) * count,
        themes=tuple(f"Theme {number}" for number in range(count)),
    )
    edition(row)
    with django_assert_num_queries(10):
        conversation_page("2026-10", now=NOW)


def test_the_home_page_leads_to_the_next_conversation_and_the_latest_pack() -> None:
    edition(full("2026-10"))
    edition(conversation("2026-08", title="Earlier"))
    profile("Ama", role="Night sister")
    conversation(
        "2026-12",
        title="What the night shift knows",
        day=datetime.date(2026, 12, 17),
        speakers=("Ama",),
        questions=(QuestionFacts(text="Who looked after you?", posed_by="Ama"),),
    )
    home = home_page(now=NOW)
    assert home.meeting
    assert home.meeting.conversation
    assert (home.meeting.conversation.title, home.meeting.conversation.upcoming) == ("What the night shift knows", True)
    assert home.meeting.questions == (QuestionShown("Who looked after you?", "Ama", "/people/ama/"),)
    assert [who.name for who in home.meeting.speakers] == ["Ama"]
    assert home.meeting.begins_at == datetime.datetime(2026, 12, 17, 18, tzinfo=LONDON)
    assert home.latest
    assert home.latest_edition
    assert (home.latest.month, home.latest_edition.number, home.latest_edition.html) == ("2026-10", 1, "")
    assert [one.month for one in home.recent] == ["2026-10", "2026-08"]
    assert (home.conversations, home.packs, home.since) == (2, 2, 2026)


def test_without_a_known_conversation_the_rhythm_says_when() -> None:
    series()
    begins = datetime.datetime(2026, 12, 17, 18, tzinfo=LONDON)
    home = home_page(now=NOW)
    assert home.meeting == Meeting(begins, begins.replace(hour=19), "Europe/London", None, (), ())
    assert (home.latest, home.latest_edition, home.recent, home.since) == (None, None, (), None)


def test_a_site_that_nobody_has_filled_yet_has_a_home() -> None:
    home = home_page(now=NOW)
    assert (home.meeting, home.conversations, site().community) == (None, 0, "Kindling")


@pytest.mark.parametrize("ends", [None, datetime.time(19)])
@pytest.mark.parametrize("rule", ["", "FREQ=MONTHLY;BYDAY=3TH"])
def test_a_next_conversation_without_times_is_no_meeting(ends: datetime.time | None, rule: str) -> None:
    row = conversation("2026-12", day=datetime.date(2026, 12, 17))
    row.series.starts, row.series.ends, row.series.rule = None, ends, rule
    row.series.save()
    home = home_page(now=NOW)
    assert (home.meeting, home.recent) == (None, ())


@pytest.mark.parametrize("count", [1, 3])
def test_the_home_page_asks_as_much_for_three_as_for_one(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        profile(f"Speaker {number}")
        edition(conversation(f"2026-0{number + 1}", speakers=(f"Speaker {number}",)))
    conversation("2026-12", day=datetime.date(2026, 12, 17), speakers=("Speaker 0",))
    with django_assert_num_queries(10):
        home_page(now=NOW)


def test_everybody_credited_is_listed_once_and_nobody_else() -> None:
    full("2026-10")
    wilf()
    conversation("2026-08", credits=(CreditFacts(name="Wilf Adeyemi"), CreditFacts(name="Wilf Adeyemi", role="host")))
    profile("Never Credited")
    page = people_page()
    assert (page.profiles, page.others) == ((PersonListed(WILF, 2),), ("Freya",))


def test_a_person_s_page_shows_their_parts_newest_first() -> None:
    full("2026-10")
    conversation("2026-08", credits=(CreditFacts(name="Wilf Adeyemi"), CreditFacts(name="Wilf Adeyemi", role="host")))
    page = person_page("wilf-adeyemi", now=NOW)
    assert page
    assert page.profile == WILF
    assert [(roles, one.month) for roles, one in page.parts] == [("Speaker", "2026-10"), ("Speaker, Host", "2026-08")]
    assert person_page("nobody", now=NOW) is None


def test_a_portrait_stands_with_its_words_and_its_credit() -> None:
    row = profile("Wilf Adeyemi")
    row.photo, row.photo_alt, row.photo_credit = "photos/wilf.jpg", "Wilf beside a lift", "Freya"
    row.photo_permission = "Given by mail"
    row.save()
    assert person_page("wilf-adeyemi", now=NOW) is None
    conversation("2026-08", questions=(QuestionFacts("Why?", posed_by="Wilf Adeyemi"),))
    page = person_page("wilf-adeyemi", now=NOW)
    assert page
    assert page.profile.photo == Photo("/people/wilf-adeyemi/photo", "Wilf beside a lift", "Freya")


@pytest.mark.parametrize("count", [1, 3])
def test_people_ask_as_much_for_three_as_for_one(count: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    wilf()
    for number in range(count):
        conversation(f"2026-0{number + 1}", speakers=("Wilf Adeyemi", f"Plain {number}"))
    with django_assert_num_queries(2):
        people_page()
    with django_assert_num_queries(5):
        person_page("wilf-adeyemi", now=NOW)


def test_resources_stand_by_month_and_type(monkeypatch: pytest.MonkeyPatch) -> None:
    full("2026-10")
    conversation(
        "2026-08",
        resources=(ResourceFacts(title="A film", type="film"), ResourceFacts(title="A book too", type="book")),
    )
    page = resources_page()
    assert [(month.month_label, month.title, [one.title for one in month.resources]) for month in page.months] == [
        ("October 2026", "Small repairs", ["A book"]),
        ("August 2026", "August 2026", ["A film", "A book too"]),
    ]
    assert page.months[0].resources == (BOOK,)
    books = resources_page("book")
    assert [one.title for month in books.months for one in month.resources] == ["A book", "A book too"]
    assert books.types == (
        Choice("", "everything", False),
        Choice("book", "Book", True),
        Choice("film", "Film or talk", False),
    )
    monkeypatch.setattr(resources_module, "NEWEST", 2)
    assert (resources_page().found, resources_page().shown) == (3, 2)


@pytest.mark.parametrize("count", [1, 3])
def test_resources_ask_as_much_for_three_as_for_one(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        conversation(f"2026-0{number + 1}", resources=(ResourceFacts(title="A book"),))
    with django_assert_num_queries(2):
        resources_page()


def test_about_tells_the_words_packs_carry_now() -> None:
    conversation("2021-03")
    facts = CommunityFacts(
        name="The Kettle",
        boilerplate=(
            BoilerplateFacts(since="2020-07", about="We began."),
            BoilerplateFacts(since="2026-01", about="We go on.", series="An hour.", thanks="Thank you."),
            BoilerplateFacts(since="2027-01", about="Not yet."),
        ),
        sisters=(SisterFacts(name="The Teapot", about="Next door.", url="https://teapot.example.org"),),
    )
    describe_community(by=WORKER, facts=facts)
    assert about_page("2026-11", now=NOW) == About(
        movement="We go on.",
        series_words="An hour.",
        thanks="Thank you.",
        sisters=(Sister("The Teapot", "Next door.", "https://teapot.example.org"),),
        conversations=1,
        since=2021,
    )


def test_a_community_that_has_said_nothing_has_an_about_page() -> None:
    assert about_page("2026-11", now=NOW) == About("", "", "", (), 0, None)


def test_every_page_knows_the_community_and_its_series() -> None:
    series()
    assert site() == Site(
        community="The Kettle",
        about="People who care.",
        contact_email="hello@kettle.example.org",
        join_url="/join/",
        series="Conversations by the kettle",
        series_about="",
        rhythm="Every third Thursday",
        zone="Europe/London",
    )


def test_the_number_of_an_edition_reads_well() -> None:
    assert [ordinal(number) for number in (1, 10, 11, 12, 21, 22, 23, 24, 111)] == [
        "First",
        "Tenth",
        "11th",
        "12th",
        "21st",
        "22nd",
        "23rd",
        "24th",
        "111th",
    ]


def test_sizes_and_times_read_well() -> None:
    assert [size_label(size) for size in (1, 48_400, 99_999, 100_000, 1_234_567)] == [
        "1 kB",
        "48 kB",
        "100 kB",
        "0.1 MB",
        "1.2 MB",
    ]
    assert [clock(seconds) for seconds in (None, 0, 65, 3600)] == ["", "0:00", "1:05", "1:00:00"]
