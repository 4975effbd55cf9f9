"""What is known of a month, changed part by part."""

from __future__ import annotations

import datetime
import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from pytest_django.fixtures import DjangoAssertNumQueries

from kindling.conversations.facts import CreditFacts, QuestionFacts, RecordingFacts, ResourceFacts
from kindling.conversations.models import Conversation, Credit, Profile
from kindling.ground.files import read_file
from tests.factories.accounts import pia, sign_in
from tests.factories.site import conversation, profile

pytestmark = pytest.mark.django_db

MONTH = "2024-08"
FACTS = f"/desk/{MONTH}/facts/"
NASTY = ["\0", "\u202eright to left", "x" * 1_000_000, str(2**63), "-" + str(2**63), "1e999", "<script>", "", "٣", "😀"]


@pytest.fixture
def desk(client: Client) -> Client:
    return sign_in(client, pia())


def _rows(*rows: dict[str, Any], known: int = 0) -> dict[str, str]:
    sent = {"form-TOTAL_FORMS": str(len(rows)), "form-INITIAL_FORMS": str(known)}
    return sent | {f"form-{at}-{name}": str(value) for at, row in enumerate(rows) for name, value in row.items()}


def _photo(kind: str = "JPEG", size: tuple[int, int] = (40, 30)) -> SimpleUploadedFile:
    made = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "taken in the kitchen of Wilf"
    Image.new("RGB", size, "teal").save(made, kind, exif=exif, comment=b"camera of Wilf")
    return SimpleUploadedFile("Wilf at home.svg", made.getvalue(), content_type="image/svg+xml")


def test_what_is_known_is_said_part_by_part(desk: Client) -> None:
    conversation(
        MONTH,
        title="Rest",
        day=datetime.date(2024, 8, 15),
        format="panel",
        summary="One two three. " * 20,
        people=48,
        people_or_more=True,
        newcomers=7,
        credits=(CreditFacts(name="Wilf"), CreditFacts(name="The night shift", role="host")),
        questions=tuple(QuestionFacts(f"Question {number}?") for number in range(6)),
        recordings=(
            RecordingFacts(),
            RecordingFacts(title="The talk", url="https://video.example.org/1", minutes=38, starts=10, ends=3723),
            RecordingFacts(title="The end", ends=60),
        ),
        resources=(ResourceFacts(title="A book"),),
        themes=("Listening", "Teams"),
    )
    parts = {part.heading: (part.lines, part.clipped) for part in desk.get(FACTS).context["parts"]}
    assert parts == {
        "The conversation": (
            ("Rest", "Thursday 15 August 2024", "Panel", f"{'One two three. ' * 10}One two …"),
            0,
        ),
        "Who came": (("At least 48 people, 7 of them for the first time",), 0),
        "People": (("Wilf, speaker", "The night shift, host"), 0),
        "Questions": (tuple(f"Question {number}?" for number in range(4)), 2),
        "Recordings": (
            (
                "A recording, nobody knows where it is",
                "The talk, 38 minutes, agreed from 0:00:10 until 1:02:03",
                "The end, nobody knows where it is, agreed until 0:01:00",
            ),
            0,
        ),
        "Presentations": ((), 0),
        "Resources": (("A book",), 0),
        "Themes": (("Listening, Teams",), 0),
    }


def test_what_nobody_knows_is_said_as_well(desk: Client) -> None:
    conversation(MONTH, newcomers=1)
    page = desk.get(FACTS).content.decode()
    assert "No title, no day." in page
    assert "1 for the first time" in page
    conversation(MONTH, people=1)
    assert "1 person" in desk.get(FACTS).content.decode()


@pytest.mark.parametrize("path", ["", "what/", "came/", "themes/", "questions/", "people/", "people/1/", "nothing/"])
def test_a_month_that_is_not_open_has_no_facts(desk: Client, path: str) -> None:
    assert desk.get(f"/desk/2030-01/facts/{path}").status_code == 404


def test_there_is_no_other_part(desk: Client) -> None:
    conversation(MONTH)
    assert desk.get(f"{FACTS}weather/").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_of_the_facts_asks_as_often_however_much_is_known(
    desk: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    names = [f"Somebody {number}" for number in range(count)]
    conversation(MONTH, speakers=tuple(names), questions=tuple(QuestionFacts(f"{name}?", name) for name in names))
    desk.get(FACTS)
    with django_assert_num_queries(11):
        desk.get(FACTS)
    with django_assert_num_queries(7):
        desk.get(f"{FACTS}people/")


def test_what_the_month_is_saves_on_its_own(desk: Client) -> None:
    conversation(MONTH, people=30, themes=("Listening",))
    answer = desk.post(f"{FACTS}what/", {"title": "Rest", "day": "2024-08-15", "format": "open", "summary": "Sat."})
    assert (answer.status_code, answer["Location"]) == (302, FACTS)
    row = Conversation.objects.get()
    assert (row.title, row.day, row.format, row.summary) == ("Rest", datetime.date(2024, 8, 15), "open", "Sat.")
    assert (row.people, row.themes.count()) == (30, 1)
    assert "Saved: the conversation." in desk.get(FACTS).content.decode()


def test_opening_a_part_changes_nothing(desk: Client) -> None:
    conversation(MONTH, title="Rest", recordings=(RecordingFacts(starts=10, ends=3723),))
    page = desk.get(f"{FACTS}recordings/").content.decode()
    assert 'value="1:02:03"' in page
    assert "Another recording" in page
    assert Conversation.objects.get().recordings.get().ends == 3723


def test_how_many_came_and_the_themes_save_on_their_own(desk: Client) -> None:
    conversation(MONTH, title="Rest", themes=("Listening",))
    desk.post(f"{FACTS}came/", {"people": "48", "or_more": "on", "newcomers": "7"})
    desk.post(f"{FACTS}themes/", {"known": ["Listening"], "new": "Night  shifts, teams, "})
    row = Conversation.objects.get()
    assert (row.title, row.people, row.people_or_more, row.newcomers) == ("Rest", 48, True, 7)
    assert [theme.name for theme in row.themes.all()] == ["Listening", "Night shifts", "teams"]


def test_the_first_theme_of_all_is_only_written(desk: Client) -> None:
    conversation(MONTH)
    assert "known" not in desk.get(f"{FACTS}themes/").context["form"].fields
    desk.post(f"{FACTS}themes/", {"new": "Rest"})
    assert [theme.name for theme in Conversation.objects.get().themes.all()] == ["Rest"]


@pytest.mark.parametrize(
    ("part", "sent", "told"),
    [
        ("what", {"day": "2024-09-01"}, "This day is not in August 2024."),
        ("what", {"day": "0001-08-15"}, "This day is not in August 2024."),
        ("what", {"day": "soon"}, "A day is written like 2026-09-17."),
        ("what", {"format": "party"}, "is not one of the available choices"),
        ("came", {"people": "5", "newcomers": "7"}, "7 of 5 cannot have come for the first time."),
        ("came", {"people": "-1"}, "There cannot be fewer than none."),
        ("came", {"people": str(10**20)}, "That is more people than there are."),
        ("came", {"people": "many"}, "A number of people is written in figures."),
        ("themes", {"new": "x" * 61}, "A theme has 60 characters at most."),
    ],
)
def test_what_is_wrong_is_said_above_and_beside_and_nothing_is_lost(
    desk: Client, part: str, sent: dict[str, str], told: str
) -> None:
    conversation(MONTH, title="Rest")
    answer = desk.post(f"{FACTS}{part}/", sent)
    page = answer.content.decode()
    assert (answer.status_code, page.count(told)) == (400, 2)
    assert "One thing to put right" in page
    assert Conversation.objects.get().title == "Rest"


def test_rows_are_changed_removed_and_added(desk: Client) -> None:
    profile("Wilf Adeyemi")
    conversation(MONTH, questions=(QuestionFacts("First?"), QuestionFacts("Second?")))
    sent = _rows(
        {"text": "First, again?", "posed_by": "Wilf Adeyemi"},
        {"text": "Second?", "DELETE": "on"},
        {"text": "Third?", "posed_by": "Niamh"},
        {},
        known=2,
    )
    assert desk.post(f"{FACTS}questions/", sent)["Location"] == FACTS
    questions = Conversation.objects.get().questions.all()
    assert [(one.text, one.posed_by and one.posed_by.name, one.posed_by_name) for one in questions] == [
        ("First, again?", "Wilf Adeyemi", ""),
        ("Third?", None, "Niamh"),
    ]


def test_a_recording_of_which_nothing_is_known_stays_when_others_are_added(desk: Client) -> None:
    conversation(MONTH, recordings=(RecordingFacts(),))
    talk = {"title": "The talk", "url": "video.example.org/1", "minutes": 38, "captions": "on", "ends": "38:00"}
    desk.post(f"{FACTS}recordings/", _rows({}, talk, known=1))
    found = Conversation.objects.get().recordings.values_list("title", "url", "minutes", "captions", "starts", "ends")
    assert list(found) == [
        ("", "", None, False, None, None),
        ("The talk", "https://video.example.org/1", 38, True, None, 2280),
    ]


def _seen(desk: Client, part: str) -> str:
    return desk.get(f"{FACTS}{part}/").content.decode().partition('name="seen" value="')[2].partition('"')[0]


def test_nobody_writes_over_facts_that_somebody_else_has_written_meanwhile(desk: Client) -> None:
    row = conversation(MONTH, title="Rest", questions=(QuestionFacts("What rests you?"),))
    told, asked = {"seen": _seen(desk, "what")}, {"seen": _seen(desk, "questions")}
    mine = told | {"title": "Rest, and rest", "summary": "Mine.", "format": ""}
    asked |= _rows({"text": "What rests you?"}, {"text": "Mine?"}, known=1)
    desk.post(f"{FACTS}what/", {"title": "Rest", "summary": "Theirs.", "format": ""})
    desk.post(f"{FACTS}questions/", _rows({"text": "What rests you?"}, {"text": "Theirs?"}, known=1))
    for part, sent in (("what", mine), ("questions", asked)):
        answer = desk.post(f"{FACTS}{part}/", sent)
        page = answer.content.decode()
        assert (answer.status_code, "Somebody changed this since you opened the page." in page) == (400, True)
        assert "Mine" in page
        assert f'name="seen" value="{_seen(desk, part)}"' in page
    row.refresh_from_db()
    assert (row.summary, [one.text for one in row.questions.all()]) == ("Theirs.", ["What rests you?", "Theirs?"])
    desk.post(f"{FACTS}questions/", asked | {"seen": _seen(desk, "questions")})
    assert [one.text for one in row.questions.all()] == ["What rests you?", "Mine?"]


def test_facts_that_are_sent_twice_are_saved_once(desk: Client) -> None:
    row = conversation(MONTH, title="Rest")
    for part, sent in (
        ("what", {"title": "Rest", "summary": "Mine.", "format": ""}),
        ("questions", _rows({"text": "Mine?"})),
    ):
        told = sent | {"seen": _seen(desk, part)}
        assert [desk.post(f"{FACTS}{part}/", told).status_code for _ in range(2)] == [302, 302]
    assert [one.text for one in row.questions.all()] == ["Mine?"]


def test_another_row_is_offered_after_saving(desk: Client) -> None:
    conversation(MONTH)
    answer = desk.post(f"{FACTS}presentations/", _rows({"title": "Slides"}) | {"another": "1"})
    assert answer["Location"] == f"{FACTS}presentations/#another"
    assert "Another presentation" in desk.get(f"{FACTS}presentations/").content.decode()


def test_a_resource_keeps_its_type_and_note(desk: Client) -> None:
    conversation(MONTH, resources=(ResourceFacts(title="A book", type="book", note="Dog-eared."),))
    again = {"title": "A book", "type": "book", "note": "Dog-eared.", "by": "Niamh"}
    desk.post(f"{FACTS}resources/", _rows(again, {"type": "other"}, known=1))
    found = Conversation.objects.get().resources.values_list("title", "by", "type", "note")
    assert list(found) == [("A book", "Niamh", "book", "Dog-eared.")]


@pytest.mark.parametrize(
    ("part", "row", "told"),
    [
        ("questions", {"posed_by": "Wilf"}, "“The question” is still empty."),
        ("recordings", {"url": "javascript:alert(1)"}, "An address looks like https://video.example.org/1."),
        ("recordings", {"starts": "1:00", "ends": "0:59"}, "The agreed part ends before it begins."),
        ("recordings", {"ends": "0"}, "The agreed part ends before it begins."),
        ("recordings", {"ends": "late"}, "A time is written like 1:02:03"),
        ("recordings", {"minutes": "40000"}, "less than or equal to 32767"),
        ("resources", {"title": "A", "type": "song"}, "is not one of the available choices"),
    ],
)
def test_a_wrong_row_is_told_with_a_link_to_its_field(desk: Client, part: str, row: dict[str, str], told: str) -> None:
    conversation(MONTH)
    answer = desk.post(f"{FACTS}{part}/", _rows(row))
    page = answer.content.decode()
    assert (answer.status_code, page.count(told)) == (400, 2)
    assert 'href="#id_form-0-' in page


def test_a_form_that_arrived_in_part_changes_nothing(desk: Client) -> None:
    conversation(MONTH, questions=(QuestionFacts("First?"),))
    answer = desk.post(f"{FACTS}questions/", {"form-0-text": "Second?"})
    assert (answer.status_code, "arrived in part only" in answer.content.decode()) == (400, True)
    many = desk.post(f"{FACTS}questions/", {"form-TOTAL_FORMS": str(2**63), "form-INITIAL_FORMS": str(2**63)})
    assert many.status_code == 400
    assert [one.text for one in Conversation.objects.get().questions.all()] == ["First?"]


@pytest.mark.parametrize("part", ["what", "came", "themes", "questions", "recordings", "presentations", "resources"])
def test_no_part_breaks_on_what_nobody_should_send(desk: Client, part: str) -> None:
    conversation(MONTH)
    names = ["title", "day", "format", "summary", "people", "or_more", "newcomers", "known", "new"]
    names += ["text", "posed_by", "url", "minutes", "captions", "starts", "ends", "by", "type", "note", "DELETE"]
    every = [dict.fromkeys(names, value) for value in NASTY]
    answers = {desk.post(f"{FACTS}{part}/", one | _rows(one)).status_code for one in every}
    assert answers <= {302, 400}


def test_somebody_is_credited_by_the_profile_that_is_there(desk: Client) -> None:
    profile("Wilf Adeyemi", role="Porter")
    conversation(MONTH)
    assert '<option value="Wilf Adeyemi">' in desk.get(f"{FACTS}people/").content.decode()
    desk.post(f"{FACTS}people/", {"name": "wilf  adeyemi", "role": "speaker"})
    desk.post(f"{FACTS}people/", {"name": "Niamh Doyle", "role": "host", "with_profile": "on"})
    desk.post(f"{FACTS}people/", {"name": "The night shift", "role": "host"})
    credits_ = [(one.credited, one.role, one.profile is not None) for one in Credit.objects.all()]
    assert credits_ == [
        ("Wilf Adeyemi", "speaker", True),
        ("Niamh Doyle", "host", True),
        ("The night shift", "host", False),
    ]
    again = desk.post(f"{FACTS}people/", {"name": "Niamh Doyle", "role": "host"})
    assert (again.status_code, "Niamh Doyle has that part already." in again.content.decode()) == (400, True)


def test_somebody_is_moved_taken_off_and_given_a_page(desk: Client) -> None:
    conversation(MONTH, speakers=("Wilf", "Niamh"))
    first, second = Credit.objects.all()
    people = f"{FACTS}people/"
    assert desk.post(f"{people}{second.pk}/move/", {"to": "up"})["Location"] == people
    assert [one.credited for one in Credit.objects.all()] == ["Niamh", "Wilf"]
    assert desk.get(f"{people}{second.pk}/").context["others"] == 0
    assert desk.post(f"{people}{second.pk}/profile/")["Location"] == f"{people}{second.pk}/"
    assert Profile.objects.get().name == "Niamh"
    desk.post(f"{people}{first.pk}/remove/")
    assert [one.credited for one in Credit.objects.all()] == ["Niamh"]
    assert "Wilf is no longer credited here." in desk.get(people).content.decode()
    assert desk.get(f"{people}{second.pk}/remove/").status_code == 405


def test_a_credit_is_found_in_its_own_month_alone(desk: Client) -> None:
    conversation("2024-07", speakers=("Wilf",))
    conversation(MONTH)
    assert desk.get(f"{FACTS}people/{Credit.objects.get().pk}/").status_code == 404
    assert desk.get(f"{FACTS}people/{2**70}/").status_code == 404
    assert desk.post(f"{FACTS}people/{Credit.objects.get().pk}/remove/").status_code == 404
    assert Credit.objects.count() == 1


def test_what_readers_learn_of_somebody_is_written_once_for_every_month(desk: Client) -> None:
    profile("Wilf Adeyemi")
    conversation("2024-07", speakers=("Wilf Adeyemi",))
    row = conversation(MONTH, speakers=("Wilf Adeyemi",))
    address = f"{FACTS}people/{row.credits.get().pk}/"
    assert "stand with 1 other month." in desk.get(address).content.decode()
    told = {"role": "Porter", "organisation": "A ward", "place": "Leeds", "bio": "He carries."}
    desk.post(address, {"part": "respondent", "described": "that month alone", **told})
    who = Profile.objects.get()
    assert {name: getattr(who, name) for name in told} == told
    assert [(one.role, one.described) for one in Credit.objects.order_by("pk")] == [
        ("speaker", ""),
        ("respondent", "that month alone"),
    ]


def test_somebody_without_a_page_has_a_part_alone(desk: Client) -> None:
    row = conversation(MONTH, credits=(CreditFacts(name="Niamh"), CreditFacts(name="Niamh", role="host")))
    one = row.credits.get(role="speaker")
    address = f"{FACTS}people/{one.pk}/"
    assert list(desk.get(address).context["form"].fields) == ["part", "described"]
    again = desk.post(address, {"part": "host", "described": "a nurse"})
    assert (again.status_code, "Niamh has that part already." in again.content.decode()) == (400, True)
    assert desk.post(address, {"part": "coordinator", "described": "a nurse"}).status_code == 302


def test_a_portrait_is_drawn_anew_without_what_the_camera_wrote(desk: Client) -> None:
    who = profile("Wilf Adeyemi")
    row = conversation(MONTH, speakers=("Wilf Adeyemi",))
    address = f"{FACTS}people/{row.credits.get().pk}/"
    words = {"part": "speaker", "alt": "Wilf, smiling", "credit": "Niamh", "permission": "by mail"}
    assert desk.post(address, {**words, "photo": _photo(size=(4000, 2000))}).status_code == 302
    who.refresh_from_db()
    kept = read_file(who.photo.name or "")
    assert b"Wilf" not in kept
    assert Image.open(io.BytesIO(kept)).size == (1600, 800)
    assert (who.photo.name or "").endswith(".jpg")
    assert "Wilf, smiling" in desk.get(address).content.decode()
    desk.post(address, {**words, "alt": "Wilf laughs"})
    who.refresh_from_db()
    assert (who.photo_alt, read_file(who.photo.name or "")) == ("Wilf laughs", kept)
    desk.post(address, {**words, "photo_removed": "on"})
    who.refresh_from_db()
    assert (who.photo.name, who.photo_alt, who.photo_credit, who.photo_permission) == ("", "", "", "")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "is no PNG or JPEG"),
        (b"\x89PNG\r\n\x1a\n cut off", "is no PNG or JPEG"),
        (b"", "The submitted file is empty."),
        (b"\xff\xd8\xff" + b"0" * (20 * 2**20), "A photo has 20 MiB at most."),
    ],
)
def test_what_is_no_photo_is_not_kept(desk: Client, data: bytes, told: str) -> None:
    who = profile("Wilf Adeyemi")
    row = conversation(MONTH, speakers=("Wilf Adeyemi",))
    photo = SimpleUploadedFile("photo.png", data, content_type="image/png")
    sent = {"part": "speaker", "alt": "Wilf", "permission": "by mail", "photo": photo}
    answer = desk.post(f"{FACTS}people/{row.credits.get().pk}/", sent)
    assert (answer.status_code, told in answer.content.decode()) == (400, True)
    who.refresh_from_db()
    assert who.photo.name == ""


def test_a_portrait_needs_its_words_and_its_permission(desk: Client) -> None:
    profile("Wilf Adeyemi")
    row = conversation(MONTH, speakers=("Wilf Adeyemi",))
    answer = desk.post(f"{FACTS}people/{row.credits.get().pk}/", {"part": "speaker", "photo": _photo("PNG")})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "A photo needs words for those who cannot see it." in page
    assert "A photo needs a word on how its use was allowed." in page


def test_nobody_breaks_the_pages_of_people(desk: Client) -> None:
    profile("Wilf Adeyemi")
    one = conversation(MONTH, speakers=("Wilf Adeyemi",)).credits.get().pk
    names = ("name", "role", "with_profile", "part", "described", "organisation", "place", "bio", "photo", "to")
    every = [dict.fromkeys(names, value) for value in NASTY]
    paths = (f"{FACTS}people/", f"{FACTS}people/{one}/", f"{FACTS}people/{one}/move/")
    assert {desk.post(path, sent).status_code for path in paths for sent in every} <= {302, 400}
