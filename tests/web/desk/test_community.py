"""What the community says of itself and when it meets, told by a steward."""

from __future__ import annotations

import datetime
import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from kindling.archive.queries import site
from kindling.conversations.actions import describe_community, describe_series
from kindling.conversations.facts import BoilerplateFacts, CommunityFacts, SeriesFacts, SisterFacts
from kindling.conversations.house import house_of_community
from kindling.conversations.models import Community, Series
from kindling.conversations.queries import boilerplate_of
from kindling.ground.actors import WORKER
from kindling.web.desk.community.parts import community_facts
from tests.factories.accounts import ada, pia, sign_in
from tests.factories.site import series

pytestmark = pytest.mark.django_db

THIRD = "FREQ=MONTHLY;BYDAY=3TH"
MONDAYS = "FREQ=MONTHLY;INTERVAL=2;BYDAY=1MO"
OURS = "/desk/community/"
KETTLE = CommunityFacts(
    name="The Kettle",
    about="People who care.",
    contact_email="hello@kettle.example.org",
    join_url="https://kettle.example.org/join",
    welcome="Anybody who puts the kettle on is welcome.",
    role_question="What do you do all day?",
    role_examples="baker, parent",
    sisters=(SisterFacts("The Teapot", "Close by.", "https://teapot.example.org"),),
    boilerplate=(BoilerplateFacts("2024-01", "We go on."), BoilerplateFacts("2020-07", "We began.")),
)
HOUR = {"week": "3", "day": "TH", "every": "1", "starts": "18:00", "ends": "19:00", "zone": "Europe/London"}


@pytest.fixture
def desk(client: Client) -> Client:
    return sign_in(client, ada())


def _rows(*rows: dict[str, Any], known: int = 0) -> dict[str, str]:
    sent = {"form-TOTAL_FORMS": str(len(rows)), "form-INITIAL_FORMS": str(known)}
    return sent | {f"form-{at}-{name}": str(value) for at, row in enumerate(rows) for name, value in row.items()}


def _picture() -> SimpleUploadedFile:
    made = io.BytesIO()
    Image.new("RGB", (30, 30), "teal").save(made, "PNG")
    return SimpleUploadedFile("logo.png", made.getvalue())


def test_a_producer_does_not_speak_for_the_community(client: Client) -> None:
    producer = sign_in(client, pia())
    paths = ("", "us/", "series/", "logo/", "sisters/", "wording/")
    assert {producer.get(OURS + path).status_code for path in paths} == {403}
    assert producer.post(f"{OURS}us/", {"name": "Mine"}).status_code == 403
    assert Community.objects.count() == 0


def test_a_new_site_says_who_it_is_and_when_it_meets(desk: Client) -> None:
    assert "Months can be opened once this is known." in desk.get(OURS).content.decode()
    assert 'href="/desk/community/series/"' in desk.get("/desk/new/").content.decode()
    assert desk.get(f"{OURS}logo/")["Location"] == f"{OURS}us/"
    assert (
        desk.post(f"{OURS}us/", {"name": "The Kettle", "contact_email": "hello@kettle.example.org"}).status_code == 302
    )
    rule = desk.post(f"{OURS}series/", {"name": "By the kettle"})["Location"]
    assert rule == f"/desk/rhythm/rule/{Series.objects.get().pk}/"
    desk.post(rule, HOUR | {"save": "1"})
    row = Series.objects.get()
    assert (row.name, row.rule, row.rhythm, row.starts, row.zone) == (
        "By the kettle",
        THIRD,
        "Every third Thursday, 18:00 to 19:00 in London",
        datetime.time(18),
        "Europe/London",
    )
    assert Series.objects.get().about == ""
    page = desk.get(OURS).content.decode()
    assert "Every third Thursday, 18:00 to 19:00 in London" in page
    assert "Which month?" in desk.get("/desk/new/").content.decode()


def test_a_community_without_a_name_is_called_the_same_everywhere(desk: Client) -> None:
    assert ["Kindling</p>" in desk.get(OURS).content.decode(), community_facts().name] == [True, "Kindling"]
    assert (site().community, house_of_community().name) == ("Kindling", "Kindling")


def test_each_part_leaves_the_others_as_they_are(desk: Client) -> None:
    describe_community(by=WORKER, facts=KETTLE)
    desk.post(f"{OURS}us/", {"name": "The Large Kettle", "about": "More people.", "join_url": "kettle.example.org"})
    desk.post(f"{OURS}sisters/", _rows({"name": "The Teapot", "DELETE": "on"}, {"name": "The Cup"}, known=1))
    known = community_facts()
    assert (known.name, known.about, known.contact_email) == ("The Large Kettle", "More people.", "")
    assert (known.join_url, known.sisters) == ("https://kettle.example.org", (SisterFacts("The Cup"),))
    assert known.boilerplate == KETTLE.boilerplate


def test_what_the_form_of_joining_says_is_told_and_stays_when_another_part_changes(desk: Client) -> None:
    words = {name: getattr(KETTLE, name) for name in ("welcome", "role_question", "role_examples")}
    desk.post(f"{OURS}us/", {"name": "The Kettle", **words})
    desk.post(f"{OURS}sisters/", _rows({"name": "The Cup"}))
    known = community_facts()
    assert {name: getattr(known, name) for name in words} == words
    page = desk.get(OURS).content.decode()
    assert [one in page for one in words.values()] == [True] * 3


def _seen(desk: Client, address: str) -> dict[str, str]:
    """What a form holds of what was known when it was opened."""
    return {"seen": desk.get(address).content.decode().partition('name="seen" value="')[2].partition('"')[0]}


def _each_part() -> dict[str, tuple[dict[str, str], dict[str, str]]]:
    """The address of each form of words, and what two stewards type into it: theirs, and mine."""
    teapot = {"name": "The Teapot", "about": "Close by.", "url": "https://teapot.example.org"}
    old = [{"since": one.since, "about": one.about} for one in KETTLE.boilerplate]
    return {
        f"{OURS}us/": ({"name": "Theirs"}, {"name": "Mine"}),
        f"{OURS}series/{series().pk}/": ({"name": "Theirs"}, {"name": "Mine"}),
        f"{OURS}sisters/": (_rows(teapot, {"name": "Theirs"}, known=1), _rows(teapot, {"name": "Mine"}, known=1)),
        f"{OURS}wording/": (
            _rows(*old, {"since": "2026-03", "about": "Theirs."}, known=2),
            _rows(*old, {"since": "2026-03", "about": "Mine."}, known=2),
        ),
    }


def _said() -> list[str]:
    known = community_facts()
    return [known.name, Series.objects.get().name, known.sisters[-1].name, known.boilerplate[0].about]


def test_no_steward_writes_over_words_that_another_has_saved_meanwhile(desk: Client) -> None:
    parts = _each_part()
    describe_community(by=WORKER, facts=KETTLE)
    mine = {address: sent | _seen(desk, address) for address, (_, sent) in parts.items()}
    for address, (theirs, _) in parts.items():
        assert desk.post(address, theirs | _seen(desk, address)).status_code == 302
    for address, sent in mine.items():
        answer = desk.post(address, sent)
        page = answer.content.decode()
        assert (answer.status_code, "Somebody changed this since you opened the page." in page) == (400, True)
        assert ("Mine" in page, f'name="seen" value="{_seen(desk, address)["seen"]}"' in page) == (True, True)
    assert _said() == ["Theirs", "Theirs", "Theirs", "Theirs."]
    for address, sent in mine.items():
        assert desk.post(address, sent | _seen(desk, address)).status_code == 302
    assert _said() == ["Mine", "Mine", "Mine", "Mine."]


def test_a_row_taken_away_meanwhile_does_not_come_back_unseen(desk: Client) -> None:
    describe_community(by=WORKER, facts=KETTLE)
    address = f"{OURS}sisters/"
    teapot = {"name": "The Teapot", "about": "Close by.", "url": "https://teapot.example.org"}
    mine = _rows(teapot, known=1) | _seen(desk, address)
    desk.post(address, _rows(teapot | {"DELETE": "on"}, known=1) | _seen(desk, address))
    assert desk.post(address, mine).status_code == 400
    assert community_facts().sisters == ()


def test_words_that_are_sent_twice_are_saved_once_in_any_order(desk: Client) -> None:
    describe_community(by=WORKER, facts=KETTLE)
    old = [{"since": one.since, "about": one.about} for one in KETTLE.boilerplate]
    wording = _rows(*old, {"since": "2026-03", "about": "First."}, {"since": "2026-03", "about": "We rest."}, known=2)
    cups = _rows({"name": "The Teapot", "DELETE": "on"}, {"name": "The Cup"}, {"name": "The Cup"}, known=1)
    for address, sent in ((f"{OURS}wording/", wording), (f"{OURS}sisters/", cups), (f"{OURS}us/", {"name": "Us"})):
        told = sent | _seen(desk, address)
        assert [desk.post(address, told).status_code for _ in range(2)] == [302, 302]
    known = community_facts()
    assert [one.since for one in known.boilerplate] == ["2026-03", "2024-01", "2020-07"]
    assert (known.boilerplate[0].about, known.sisters) == ("We rest.", (SisterFacts("The Cup"),))


def test_packs_of_earlier_months_keep_their_words_when_new_ones_come(desk: Client) -> None:
    describe_community(by=WORKER, facts=KETTLE)
    old = [{"since": one.since, "about": one.about} for one in KETTLE.boilerplate]
    answer = desk.post(
        f"{OURS}wording/", _rows(*old, {"since": "2026-03", "about": "We rest."}, known=2) | {"another": "1"}
    )
    assert answer["Location"] == f"{OURS}wording/#another"
    told = {month: row.about for month in ("2023-01", "2025-01", "2026-04") if (row := boilerplate_of(month))}
    assert told == {"2023-01": "We began.", "2025-01": "We go on.", "2026-04": "We rest."}
    assert "From March 2026" in desk.get(OURS).content.decode()


def test_a_series_gets_another_name_and_meets_as_before(desk: Client) -> None:
    row = series()
    address = f"{OURS}series/{row.pk}/"
    assert f'value="{row.name}"' in desk.get(address).content.decode()
    assert desk.post(address, {"name": "By the kettle", "about": "An hour of talk."})["Location"] == OURS
    changed = Series.objects.get()
    assert (changed.pk, changed.name, changed.about) == (row.pk, "By the kettle", "An hour of talk.")
    assert (changed.rule, changed.starts, changed.rhythm) == (row.rule, row.starts, row.rhythm)
    assert desk.get(f"{OURS}series/{2**70}/").status_code == 404


def test_when_another_series_meets_is_said_of_that_one(desk: Client) -> None:
    series()
    row = describe_series(by=WORKER, facts=SeriesFacts(name="Weekly", rule=MONDAYS, rhythm="Mondays"))
    address = f"/desk/rhythm/rule/{row.pk}/"
    page = desk.get(OURS).content.decode()
    assert ("Mondays" in page, f'href="{address}"' in page) == (True, True)
    desk.post(address, HOUR | {"save": "1"})
    row.refresh_from_db()
    assert (row.name, row.rule, Series.objects.first().rule) == ("Weekly", THIRD, THIRD)  # type: ignore[union-attr]
    assert desk.get(f"/desk/rhythm/rule/{2**70}/").status_code == 404


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Weekly", "Another series has that name."),
        ("", "“Name of the series” is still empty."),
        ("x\0", "Null characters are not allowed."),
    ],
)
def test_what_is_wrong_with_a_name_is_told(desk: Client, name: str, told: str) -> None:
    describe_series(by=WORKER, facts=SeriesFacts(name="Weekly"))
    answer = desk.post(f"{OURS}series/", {"name": name})
    assert (answer.status_code, told in answer.content.decode()) == (400, True)
    assert Series.objects.count() == 1


def test_a_logo_is_shown_with_its_words_and_taken_back(desk: Client) -> None:
    describe_community(by=WORKER, facts=KETTLE)
    for sent, told in (
        ({}, "No picture was chosen."),
        ({"logo": _picture()}, "A logo needs words for those who cannot see it."),
        ({"logo": SimpleUploadedFile("logo.svg", b"<svg/>"), "alt": "A kettle"}, "is no PNG or JPEG"),
    ):
        answer = desk.post(f"{OURS}logo/", sent)
        assert (answer.status_code, told in answer.content.decode()) == (400, True)
    desk.post(f"{OURS}logo/", {"logo": _picture(), "alt": "A kettle"})
    assert (Community.objects.get().logo_alt, bool(Community.objects.get().logo)) == ("A kettle", True)
    assert "A kettle" in desk.get(OURS).content.decode()
    desk.post(f"{OURS}logo/", {"drawn": "on"})
    assert bool(Community.objects.get().logo) is False


def test_no_form_of_the_community_breaks_on_what_nobody_should_send(desk: Client) -> None:
    describe_community(by=WORKER, facts=KETTLE)
    names = (
        "name",
        "about",
        "contact_email",
        "join_url",
        "week",
        "day",
        "starts",
        "ends",
        "zone",
        "alt",
        "drawn",
        "url",
        "since",
    )
    for value in ("\0", "\u202e", "x" * 1_000_000, str(2**63), "", "0000-01"):
        every = dict.fromkeys(names, value)
        for path in ("us/", "series/", "logo/", "sisters/", "wording/"):
            assert desk.post(OURS + path, every | _rows(every, every, known=1)).status_code in {302, 400}
    assert desk.post(f"{OURS}sisters/", {}).status_code == desk.post(f"{OURS}wording/", {}).status_code == 400
    assert Community.objects.get().sisters.count() > 0
