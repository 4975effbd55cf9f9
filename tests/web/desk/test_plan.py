"""The plan of a month on the desk: ready or not, the hour, the checklist, what is ready to hand."""

from __future__ import annotations

import datetime
import io
from typing import Any

import pytest
from django.test import Client
from PIL import Image
from pptx import Presentation

from kindling.conversations.facts import CreditFacts, QuestionFacts, RecordingFacts
from kindling.planning.actions import ProfileWords, agree_to_items, propose_profile, set_hour
from kindling.planning.hour import Slot
from kindling.planning.models import Item, Part, SaidBy, Task
from kindling.planning.queries import hour_of
from kindling.publication.actions import attach_edition
from kindling.web.desk.plan.hour_shown import hour_shown
from kindling.web.desk.plan.left import left_of_plan
from tests.factories.accounts import ada, pia, sign_in
from tests.factories.site import conversation
from tests.factories.speakers import INGRID, agreed, august, speaking
from tests.web.asking import queries_asked

pytestmark = pytest.mark.django_db

MONTH = "2024-08"
PLAN = f"/desk/{MONTH}/plan/"
OWNED = (Slot(Part.WELCOME, "Welcome", 10, "Ada"), Slot(Part.GROUPS, "Groups", 50, "Marek"))
HOSTS = (CreditFacts("Ada", "host"), CreditFacts("Marek", "host"))


@pytest.fixture
def desk(client: Client) -> Client:
    return sign_in(client, pia())


def _rows(*rows: dict[str, Any], known: int = 0) -> dict[str, str]:
    sent = {"form-TOTAL_FORMS": str(len(rows)), "form-INITIAL_FORMS": str(known)}
    return sent | {f"form-{at}-{name}": str(value) for at, row in enumerate(rows) for name, value in row.items()}


def test_a_month_of_which_little_is_known_says_what_is_missing(desk: Client) -> None:
    conversation(MONTH)
    page = desk.get(PLAN)
    assert page.status_code == 200
    told = page.content.decode()
    assert "Not ready yet: six things missing" in told
    assert "Nobody has agreed to speak yet." in told
    assert "Nobody is in the plans for this month." in told
    assert desk.get("/desk/2031-01/plan/").status_code == 404


def test_a_month_with_everything_is_ready_and_says_so(desk: Client) -> None:
    august("2023-05", questions=(QuestionFacts("What gives you rest?"),))
    row = august(
        title="Rest", format="speaker", credits=HOSTS, questions=(QuestionFacts("What gives you rest?", "Ingrid"),)
    )
    agreed(row, INGRID, Item.SLIDES, no=(Item.PHOTO,))
    set_hour(by=pia(), conversation=row, slots=OWNED)
    told = desk.get(PLAN).content.decode()
    assert "Ready. The hour can come." in told
    assert "Not answered yet: the recording, being quoted. Said no to: the photo." in told
    assert "Asked before, in" in told
    assert 'href="/desk/2023-05/"' in told


def test_the_page_asks_the_same_of_one_speaker_and_of_three(desk: Client) -> None:
    row = august(title="Rest", format="panel", questions=(QuestionFacts("Why?"),))
    agreed(row, INGRID, Item.SLIDES)
    desk.get(PLAN)
    one = queries_asked(desk, PLAN)
    for name in ("Tom", "Wilf"):
        agreed(row, type(INGRID)(name), Item.SLIDES)
    assert queries_asked(desk, PLAN) == one


def test_the_hour_is_written_row_by_row_and_adds_up(desk: Client) -> None:
    row = august(format="speaker")
    page = desk.get(f"{PLAN}hour/")
    assert "This is how a speaker hour often goes." in page.content.decode()
    sent = _rows(
        {"part": "welcome", "title": "Welcome", "minutes": 10, "owner": "Ada"},
        {"part": "groups", "title": "Groups", "minutes": 50, "owner": ""},
        {"part": "other", "title": "", "minutes": "", "owner": ""},
        known=2,
    )
    told = desk.post(f"{PLAN}hour/", sent, follow=True).content.decode()
    assert "The hour is saved, and it adds up." in told
    assert hour_of(row).slots == (Slot(Part.WELCOME, "Welcome", 10, "Ada"), Slot(Part.GROUPS, "Groups", 50))
    assert desk.get(PLAN).content.decode().count("nobody looks after it yet") == 1
    assert "It adds up to 60 minutes." in desk.get(f"{PLAN}hour/").content.decode()


def test_an_hour_that_is_too_long_is_saved_and_says_so(desk: Client) -> None:
    row = august()
    sent = _rows({"part": "talk", "title": "Talk", "minutes": 67, "owner": "Ada"})
    told = desk.post(f"{PLAN}hour/", sent, follow=True).content.decode()
    assert "It does not add up yet: 7 minutes too long." in told
    shown = hour_shown(hour_of(row), row.begins_at)
    assert ([one.over for one in shown.slots], round(shown.edge)) == ([True], 537)


def test_a_part_without_its_minutes_or_title_is_asked_for_and_nothing_typed_is_lost(desk: Client) -> None:
    row = august()
    sent = _rows(
        {"part": "talk", "title": "The talk", "minutes": "", "owner": "Ingrid"},
        {"part": "talk", "title": "", "minutes": 5, "owner": ""},
        {"part": "talk", "title": "Long", "minutes": "soon", "owner": ""},
    )
    page = desk.post(f"{PLAN}hour/", sent)
    told = page.content.decode()
    assert page.status_code == 400
    assert "Three things to put right" in told
    assert "Say how many minutes “The talk” takes" in told
    assert "Say what these 5 minutes are" in told
    assert 'value="Ingrid"' in told
    assert hour_of(row).suggested


def test_another_months_hour_is_taken_over_without_its_people(desk: Client) -> None:
    before, row = august("2024-07"), august()
    set_hour(by=pia(), conversation=before, slots=OWNED)
    assert 'value="2024-07"' in desk.get(f"{PLAN}hour/").content.decode()
    told = desk.post(f"{PLAN}hour/clone/", {"from": "2024-07"}, follow=True).content.decode()
    assert "2 parts taken over from July 2024." in told
    assert hour_of(row).unowned == 2
    assert desk.post(f"{PLAN}hour/clone/", {"from": "nowhere"}).status_code == 404


def test_a_steward_takes_over_the_format_and_times_with_the_hour_and_a_producer_does_not(desk: Client) -> None:
    before, row = august("2098-07", format="panel"), august("2098-08")
    type(before).objects.filter(pk=before.pk).update(starts=datetime.time(9), ends=datetime.time(10))
    set_hour(by=pia(), conversation=before, slots=OWNED)
    page, sent = "/desk/2098-08/plan/hour/", {"from": "2098-07", "times": "yes"}
    assert "Its format and its times too" not in desk.get(page).content.decode()
    told = desk.post(f"{page}clone/", sent, follow=True).content.decode()
    assert "Only stewards say when and where a conversation is." in told
    row.refresh_from_db()
    assert (row.format, row.starts, hour_of(row).suggested) == ("", None, True)
    steward = sign_in(Client(), ada())
    assert "Its format and its times too" in steward.get(page).content.decode()
    assert "2 parts taken over from July 2098." in steward.post(f"{page}clone/", sent, follow=True).content.decode()
    row.refresh_from_db()
    assert (row.format, row.starts, row.day) == ("panel", datetime.time(9), datetime.date(2098, 8, 15))
    assert hour_of(row).planned == 60
    august()
    assert "Its format and its times too" not in steward.get(f"{PLAN}hour/").content.decode()


def test_an_hour_that_is_planned_is_not_lost_to_a_month_that_has_none_or_to_itself(desk: Client) -> None:
    row = august()
    conversation("2024-07")
    set_hour(by=pia(), conversation=row, slots=OWNED)
    for source in ("2024-07", MONTH):
        told = desk.post(f"{PLAN}hour/clone/", {"from": source}, follow=True).content.decode()
        assert "That month has no hour to take over. Choose another month; what is planned here stays." in told
    assert hour_of(row).slots == OWNED


def test_lines_are_ticked_added_and_taken_out(desk: Client) -> None:
    august(format="speaker")
    told = desk.post(f"{PLAN}tick/", {"task": "hosts", "done": "yes"}, follow=True).content.decode()
    assert "Done: Find two hosts." in told
    assert "by <bdi>Pia Lund</bdi>" in told
    assert "Still to do: Find two hosts." in desk.post(f"{PLAN}tick/", {"task": "hosts"}, follow=True).content.decode()
    desk.post(f"{PLAN}tasks/", {"title": "Book the choir", "days": "3", "side": "before"})
    desk.post(f"{PLAN}tasks/", {"title": "Send the songs", "days": "2", "side": "after"})
    assert list(Task.objects.filter(key="").values_list("title", "days")) == [
        ("Book the choir", -3),
        ("Send the songs", 2),
    ]
    told = desk.post(f"{PLAN}tasks/remove/", {"task": "room"}, follow=True).content.decode()
    assert "Not needed this month: Try the meeting link." in told
    assert told.count("Try the meeting link") == 1
    assert desk.post(f"{PLAN}tick/", {"task": "made-up", "done": "yes"}).status_code == 403


def test_a_line_that_is_known_says_so_and_offers_no_tick(desk: Client) -> None:
    agreed(august(format="speaker"))
    told = desk.get(PLAN).content.decode()
    assert told.count("Kindling knows this is done.") == 1
    assert told.count('name="task" value="ask"') == 0
    assert told.count('name="task" value="link"') == 2


def test_a_line_that_is_not_right_is_asked_for_again(desk: Client) -> None:
    august()
    page = desk.post(f"{PLAN}tasks/", {"title": "", "days": "-3", "side": "before"})
    assert page.status_code == 400
    assert "Choose “before” or “after” beside it" in page.content.decode()


def test_the_invitation_is_a_picture_of_each_size(desk: Client) -> None:
    august(title="Rest")
    for name, size in (("tile", (1200, 1200)), ("tile-wide", (1200, 630))):
        page = desk.get(f"{PLAN}{name}.png")
        assert Image.open(io.BytesIO(page.content)).size == size
        assert page["Content-Disposition"] == f'attachment; filename="invitation-{MONTH}-{size[1]}.png"'


def test_the_slides_begin_ask_each_question_and_end(desk: Client) -> None:
    august(title="Rest", questions=(QuestionFacts("What gives you rest?", "Ingrid"), QuestionFacts("What else?")))
    page = desk.get(f"{PLAN}slides.pptx")
    made = Presentation(io.BytesIO(page.content))
    titles = [slide.shapes.title.text_frame.text for slide in made.slides if slide.shapes.title is not None]
    assert titles == ["Rest", "Talk about this", "Then about this (2)", "Thank you for coming"]


def test_a_month_without_its_day_has_tile_and_slides_too(desk: Client) -> None:
    conversation(MONTH)
    assert desk.get(f"{PLAN}tile.png").status_code == 200
    assert desk.get(f"{PLAN}slides.pptx").status_code == 200


def test_the_chat_has_its_words_and_they_lead_back_here(desk: Client) -> None:
    august(title="Rest", questions=(QuestionFacts("What gives you rest?", "Ingrid"),))
    texts = {one.key: one.words for one in desk.get(PLAN).context["texts"]}
    assert list(texts) == ["chat-welcome", "chat-question", "chat-closing", "chat-links"]
    assert texts["chat-question"] == "For the small groups:\nWhat gives you rest? (asked by Ingrid)"
    assert "http://localhost:8000/conversations/2024-08/" in texts["chat-links"]


NOW = datetime.datetime(2024, 8, 1, tzinfo=datetime.UTC)
AFTER = datetime.datetime(2024, 9, 1, tzinfo=datetime.UTC)


def test_what_is_left_before_the_hour_is_the_plan_and_what_is_late() -> None:
    row = august(format="open", credits=HOSTS[:1])
    told = [(one.what, one.sentence, one.blocks) for one in left_of_plan(row, NOW)]
    assert told == [
        ("Make the plan ready", "There is one host; two are needed. One more thing is missing.", False),
        (
            "Catch up with the checklist",
            "Two things were due, the first of them: “Settle the title and the question”.",
            False,
        ),
    ]
    set_hour(by=pia(), conversation=row, slots=OWNED)
    Task.objects.bulk_create(
        Task(conversation=row, key=key, title=key, days=-30, removed=True) for key in ("title", "hosts")
    )
    Task.objects.create(conversation=row, title="Book the choir", days=-30)
    assert [one.sentence for one in left_of_plan(row, NOW)] == [
        "There is one host; two are needed.",
        "One thing was due: “Book the choir”.",
    ]


def test_what_is_left_after_the_hour_is_what_waits_for_a_speaker() -> None:
    row = august(title="Rest", speakers=("Ingrid Solheim",), recordings=(RecordingFacts(url="https://a.example.org"),))
    ingrid = agreed(row, INGRID, Item.SLIDES)
    propose_profile(speaking=ingrid, said_by=SaidBy.SPEAKER, words=ProfileWords("Ingrid Solheim", role="midwife"))
    told = [(one.what, one.sentence, one.blocks) for one in left_of_plan(row, AFTER)]
    assert told == [
        ("Look at what Ingrid Solheim changed", "Readers see their new words once you take them over.", False),
        ("Get the speaker’s agreement", "The recording waits for Ingrid Solheim’s agreement.", True),
    ]
    agree_to_items(speaking=ingrid, said_by=SaidBy.SPEAKER, answers={Item.RECORDING: True})
    assert [one.what for one in left_of_plan(row, AFTER)] == ["Look at what Ingrid Solheim changed"]


@pytest.mark.parametrize("item", list(Item))
def test_a_no_that_comes_after_a_pack_made_elsewhere_is_told_on_the_page_of_the_month(desk: Client, item: Item) -> None:
    row = august(title="Rest")
    ingrid = agreed(row, INGRID, *Item)
    made = io.BytesIO()
    Image.new("RGB", (40, 40)).save(made, "PDF")
    attach_edition(by=pia(), conversation=row, files=[("pack.pdf", made.getvalue())])
    assert "Nothing is left this month" in desk.get(f"/desk/{MONTH}/").content.decode()
    agree_to_items(speaking=ingrid, said_by=SaidBy.SPEAKER, answers={item: False})
    told = desk.get(f"/desk/{MONTH}/").content.decode()
    assert "One thing left this month" in told
    assert "said no. Edition 1 is older and was made elsewhere: bring it without, or take it back." in told
    agree_to_items(speaking=ingrid, said_by=SaidBy.SPEAKER, answers={item: True})
    assert "Nothing is left this month" in desk.get(f"/desk/{MONTH}/").content.decode()


def test_several_things_missing_are_told_as_a_number() -> None:
    told = next(left_of_plan(august(), NOW)).sentence
    assert told == "There are no hosts yet; two are needed. One more thing is missing."


def test_a_plan_without_a_gap_leaves_nothing() -> None:
    row = august(title="Rest", format="open", credits=HOSTS)
    set_hour(by=pia(), conversation=row, slots=OWNED)
    assert list(left_of_plan(row, datetime.datetime(2024, 7, 1, tzinfo=datetime.UTC))) == []


def test_a_speaker_who_agreed_to_everything_waits_for_nothing(desk: Client) -> None:
    row = august()
    agreed(row, INGRID, *Item)
    agreed(row, type(INGRID)("Tom"), Item.SLIDES, Item.RECORDING, Item.QUOTES, no=(Item.PHOTO,))
    page = desk.get(PLAN)
    assert [one.waits for one in page.context["speakers"]] == ["", "Said no to: the photo."]


def test_a_slot_of_a_month_without_hours_is_counted_in_minutes() -> None:
    row = conversation(MONTH, format="showcase")
    speaking(row)
    assert [one.clock for one in hour_shown(hour_of(row), row.begins_at).slots][:3] == ["0 min", "5 min", "25 min"]
