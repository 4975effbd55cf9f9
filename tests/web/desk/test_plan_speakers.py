"""Speakers on the desk: added, asked, put to a stage, swapped; their answers, words and files."""

from __future__ import annotations

import datetime
import io
from dataclasses import replace

import pytest
from django.test import Client
from django.utils import timezone
from PIL import Image

from kindling.conversations.models import Conversation
from kindling.duties.mailing import send_all
from kindling.ground.files import read_file
from kindling.mail.models import Message
from kindling.planning.actions import (
    ProfileWords,
    agree_to_items,
    ask_speaker,
    keep_deck,
    link_deck,
    propose_profile,
)
from kindling.planning.links import speaker_token
from kindling.planning.models import Item, Proposal, SaidBy, Speaking
from tests.factories.accounts import pia, sign_in
from tests.factories.made import pdf
from tests.factories.site import conversation
from tests.factories.speakers import INGRID, agreed, august, speaking
from tests.invitations.cast import clock_at
from tests.web.asking import queries_asked

pytestmark = pytest.mark.django_db

NEW = "/desk/plan/speakers/new/"


@pytest.fixture
def desk(client: Client) -> Client:
    return sign_in(client, pia())


def _next() -> str:
    """A month that is still to come, whenever this is run."""
    return f"{timezone.localdate().year + 1}-03"


def _at(row: Speaking, more: str = "") -> str:
    return f"/desk/plan/speakers/{row.uid}/{more}"


def _decided(desk: Client, row: Speaking, do: str) -> dict[str, str]:
    """What the page of a speaker sends for its proposal as it shows it."""
    return {"do": do, "seen": desk.get(_at(row)).context["shown"].seen}


def _png() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (8, 8), "teal").save(made, "PNG")
    return made.getvalue()


def test_somebody_is_added_with_a_name_alone_for_a_month_or_none(desk: Client) -> None:
    august(_next())
    assert f'value="{_next()}" selected' in desk.get(f"{NEW}?month={_next()}").content.decode()
    told = desk.post(NEW, {"name": " Ingrid   Solheim ", "month": _next()}, follow=True).content.decode()
    assert "Ingrid Solheim is in the plans." in told
    desk.post(NEW, {"name": "Tom"})
    months = {one.name: one.conversation and one.conversation.month for one in Speaking.objects.all()}
    assert months == {"Ingrid Solheim": _next(), "Tom": None}


def test_a_month_that_does_not_take_place_is_told_from_the_others_in_the_choice(desk: Client) -> None:
    type(august(_next(), title="Rest")).objects.update(status="skipped", reason="Everybody rests.")
    year = int(_next()[:4])
    assert f"March {year}: Rest (skipped)</option>" in desk.get(NEW).content.decode()


def test_what_is_wrong_is_said_and_what_was_typed_stays(desk: Client) -> None:
    page = desk.post(NEW, {"name": "", "email": "ingrid", "assistant_email": "per@example.org", "minutes": "0"})
    told = page.content.decode()
    assert page.status_code == 400
    for words in (
        "“Name” is still empty.",
        "An e-mail address looks like name@example.org.",
        "Say who acts for them.",
        "A slot takes a minute at least.",
        'value="per@example.org"',
    ):
        assert words in told
    assert Speaking.objects.count() == 0


def test_a_stage_is_chosen_with_its_month(desk: Client) -> None:
    row = august(_next())
    ingrid = speaking()
    told = desk.post(_at(ingrid), {"stage": "agreed", "month": _next(), "note": ""}, follow=True).content.decode()
    assert "Ingrid Solheim: agreed." in told
    assert [one.credited for one in row.credits.all()] == ["Ingrid Solheim"]
    page = desk.post(_at(ingrid), {"stage": "agreed", "month": ""})
    assert (page.status_code, "Whoever agreed speaks in some month." in page.content.decode()) == (400, True)
    page = desk.post(_at(ingrid), {"stage": "declined", "month": _next()})
    assert (page.status_code, "A no needs a word on why" in page.content.decode()) == (400, True)
    assert desk.post(_at(ingrid), {"stage": "asked", "month": "1999-01"}).status_code == 400


def test_a_month_that_is_over_stays_to_be_chosen_for_its_own_speaker(desk: Client) -> None:
    ingrid = speaking(august())
    assert 'value="2024-08" selected' in desk.get(_at(ingrid)).content.decode()


def test_the_link_is_mailed_once_and_renewed(desk: Client) -> None:
    ingrid = speaking(august())
    assert "on its way to Ingrid Solheim" in desk.post(_at(ingrid, "ask/"), follow=True).content.decode()
    assert "went to Ingrid Solheim already" in desk.post(_at(ingrid, "ask/"), follow=True).content.decode()
    assert "to Per Dahl" in desk.post(_at(ingrid, "ask/"), {"to": "assistant"}, follow=True).content.decode()
    assert sorted(Message.objects.values_list("address", flat=True)) == ["ingrid@example.org", "per@example.org"]
    before = speaker_token(ingrid)
    assert before in desk.get(_at(ingrid)).content.decode()
    assert before not in desk.post(_at(ingrid, "renew/"), follow=True).content.decode()


def test_nobody_is_asked_without_an_address(desk: Client) -> None:
    ingrid = speaking(august(), replace(INGRID, email=""))
    page = desk.post(_at(ingrid, "ask/"))
    assert (page.status_code, "No address of Ingrid Solheim is known." in page.content.decode()) == (403, True)
    assert "No address is known." in desk.get(_at(ingrid)).content.decode()


def test_who_somebody_is_changes_and_old_links_are_void(desk: Client) -> None:
    ingrid = speaking(august())
    told = {"name": "Ingrid S.", "email": "new@example.org"}
    page = desk.post(_at(ingrid, "details/"), told, follow=True).content.decode()
    assert "Saved: Ingrid S.. Links given out before no longer work." in page
    assert desk.post(_at(ingrid, "details/"), {"name": ""}).status_code == 400
    assert 'value="new@example.org"' in desk.get(_at(ingrid, "details/")).content.decode()


def test_an_answer_given_elsewhere_is_written_down_with_how(desk: Client) -> None:
    ingrid = agreed(august())
    page = desk.post(_at(ingrid, "agreement/"), {"item": "recording", "answer": "yes", "how": ""})
    assert (page.status_code, "“How they gave it” is still empty." in page.content.decode()) == (400, True)
    sent = {"item": "recording", "answer": "yes", "how": "by telephone, 3 March"}
    told = desk.post(_at(ingrid, "agreement/"), sent, follow=True).content.decode()
    assert ": yes, by telephone, 3 March" in told
    desk.post(_at(ingrid, "agreement/"), sent | {"answer": "no"})
    assert [one.given for one in ingrid.agreements.all()] == [False, True]


def test_it_is_told_who_answered(desk: Client) -> None:
    ingrid = agreed(august(), INGRID, Item.SLIDES)
    agree_to_items(speaking=ingrid, said_by=SaidBy.ASSISTANT, answers={Item.PHOTO: False})
    words = {one.item: one.words.partition(",")[0] for one in desk.get(_at(ingrid)).context["shown"].answers}
    assert words == {
        Item.RECORDING: "Not answered yet",
        Item.SLIDES: "They said yes",
        Item.QUOTES: "Not answered yet",
        Item.PHOTO: "Their assistant said no",
    }


def test_what_a_speaker_changed_stands_beside_what_was_and_is_taken_over_or_left(desk: Client) -> None:
    ingrid = agreed(august())
    words = ProfileWords("Ingrid Solheim", role="midwife", photo_alt="She smiles")
    propose_profile(speaking=ingrid, said_by=SaidBy.ASSISTANT, words=words, photo=_png())
    page = desk.get(_at(ingrid))
    assert [(one.label, one.now, one.wished) for one in page.context["shown"].changes] == [
        ("What they do", "", "midwife"),
        ("What the photo shows", "", "She smiles"),
    ]
    assert "What <bdi>Per Dahl</bdi> changed" in page.content.decode()
    assert desk.get(_at(ingrid, "photo")).content == _png()
    told = desk.post(_at(ingrid, "proposal/"), _decided(desk, ingrid, "take"), follow=True).content.decode()
    assert "The photo waits for Ingrid Solheim’s agreement." in told
    told = desk.post(_at(ingrid, "proposal/"), _decided(desk, ingrid, "leave"), follow=True).content.decode()
    assert "Left as it was." in told
    assert "somebody was faster" in desk.post(_at(ingrid, "proposal/"), follow=True).content.decode()
    assert desk.get(_at(ingrid, "photo")).status_code == 404
    assert Proposal.objects.get().settled == "left"


def test_what_a_speaker_changed_after_the_desk_looked_is_not_taken_over_unread(desk: Client) -> None:
    ingrid = agreed(august())
    propose_profile(speaking=ingrid, said_by=SaidBy.SPEAKER, words=ProfileWords("Ingrid Solheim", role="midwife"))
    sent = _decided(desk, ingrid, "take")
    propose_profile(speaking=ingrid, said_by=SaidBy.SPEAKER, words=ProfileWords("Ingrid Solheim", role="pill seller"))
    told = desk.post(_at(ingrid, "proposal/"), sent, follow=True).content.decode()
    assert "Ingrid Solheim has changed it since you looked. Read it once more, then decide." in told
    ingrid.refresh_from_db()
    assert (ingrid.profile and ingrid.profile.role, Proposal.objects.get().settled) == ("", "")


def test_words_alone_are_taken_over_at_once(desk: Client) -> None:
    ingrid = agreed(august())
    propose_profile(speaking=ingrid, said_by=SaidBy.SPEAKER, words=ProfileWords("Ingrid Solheim", role="midwife"))
    told = desk.post(_at(ingrid, "proposal/"), _decided(desk, ingrid, "take"), follow=True).content.decode()
    assert "Taken over; readers see it now." in told


def test_the_deck_is_saved_as_it_was_given(desk: Client) -> None:
    ingrid, data = speaking(august()), pdf()
    assert desk.get(_at(ingrid, "deck")).status_code == 404
    keep_deck(speaking=ingrid, name="Rest.pdf", data=data)
    page = desk.get(_at(ingrid, "deck"))
    assert (page.content, page["Content-Type"]) == (data, "application/pdf")
    assert page["Content-Disposition"] == 'attachment; filename="Rest.pdf"'
    Speaking.objects.update(deck="speakers/00/gone.pdf")
    assert desk.get(_at(ingrid, "deck")).status_code == 404
    link_deck(speaking=ingrid, url="https://slides.example.org/1")
    assert 'href="https://slides.example.org/1"' in desk.get(_at(ingrid)).content.decode()


def test_a_deck_that_is_replaced_leaves_the_storage(desk: Client, django_capture_on_commit_callbacks: object) -> None:
    ingrid = speaking(august())
    keep_deck(speaking=ingrid, name="Rest.pdf", data=pdf(title="only here"))
    stored = str(ingrid.deck)
    assert read_file(stored)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator] # a fixture of pytest-django
        desk.post(_at(ingrid, "forget/"))
    from django.core.files.storage import default_storage

    assert not default_storage.exists(stored)


def test_months_swap_their_speakers_with_a_click(desk: Client) -> None:
    year = timezone.localdate().year + 1
    here, there = august(f"{year}-03", title="Rest"), august(f"{year}-04")
    speaking(here, stage="agreed")
    speaking()
    speaking(None, replace(INGRID, name="Never Again"), "declined")
    told = desk.get("/desk/plan/").content.decode()
    assert "One of two months has nobody in the plans." in told
    assert "Swap with April" in told
    sent = {"one": here.month, "other": there.month}
    told = desk.post("/desk/plan/swap/", sent, follow=True).content.decode()
    assert f"March {year} and April {year} have swapped their speakers." in told
    assert "Titles, questions and the run of the hour stay in their months. No mail about it waits to go out." in told
    here.refresh_from_db()
    assert (here.title, Message.objects.count()) == ("Rest", 0)
    assert [one.credited for one in there.credits.all()] == ["Ingrid Solheim"]
    assert "Swap back" in told
    told = desk.post("/desk/plan/swap/", sent, follow=True).content.decode()
    assert [one.credited for one in here.credits.all()] == ["Ingrid Solheim"]
    assert "Swap back" not in desk.get("/desk/plan/?swapped=x").content.decode()
    told = desk.post("/desk/plan/swap/", sent | {"other": here.month}, follow=True).content.decode()
    assert "not swapped with itself" in told
    assert desk.post("/desk/plan/swap/", {"one": "x"}).status_code == 404


def test_a_swap_says_who_will_hear_of_it_and_beforehand_that_somebody_will(desk: Client) -> None:
    year = timezone.localdate().year + 1
    here, there = august(f"{year}-03"), august(f"{year}-04")
    assert "hears of a swap by mail" not in desk.get("/desk/plan/").content.decode()
    tom = replace(INGRID, name="Tom & Okafor", email="tom@example.org", assistant_email="")
    for made in (speaking(here, stage="agreed"), speaking(there, tom, "pencilled")):
        ask_speaker(by=pia(), speaking=made)
    send_all()
    assert "hears of a swap by mail" in desk.get("/desk/plan/").content.decode()
    sent = {"one": here.month, "other": there.month}
    told = desk.post("/desk/plan/swap/", sent, follow=True).content.decode()
    assert (
        "A few minutes from now <bdi>Tom &amp; Okafor</bdi>, <bdi>Ingrid Solheim</bdi> and <bdi>Per Dahl</bdi> "
        "get a mail with the new day, unless you swap back before." in told
    )
    told = desk.post("/desk/plan/swap/", sent, follow=True).content.decode()
    assert "No mail about it waits to go out." in told
    august(f"{year}-05")
    told = desk.post("/desk/plan/swap/", {"one": there.month, "other": f"{year}-05"}, follow=True).content.decode()
    assert "<bdi>Tom &amp; Okafor</bdi> gets a mail with the new day" in told


def test_a_month_that_has_begun_is_not_swapped_and_offers_no_button(desk: Client) -> None:
    with clock_at(datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)):
        held, ahead = august("2026-11"), august("2026-12")
        speaking(held, stage="agreed")
        sign_in(desk, pia())
        assert "Swap with" not in desk.get("/desk/plan/").content.decode()
        sent = {"one": held.month, "other": ahead.month}
        told = desk.post("/desk/plan/swap/", sent, follow=True).content.decode()
    assert "November 2026 is not to come any more, so its speakers stay as they are." in told
    assert "Swap back" not in told
    assert [one.credited for one in held.credits.all()] == ["Ingrid Solheim"]


def test_nobody_is_swapped_into_a_month_that_is_off_but_whoever_was_to_speak_there_gets_another_month(
    desk: Client,
) -> None:
    year = timezone.localdate().year + 1
    off, there = august(f"{year}-03"), august(f"{year}-04")
    type(off).objects.filter(pk=off.pk).update(status="cancelled", reason="The roads are closed.")
    tom = speaking(there, replace(INGRID, name="Tom Okafor"), "agreed")
    assert "Swap with" not in desk.get("/desk/plan/").content.decode()
    sent = {"one": off.month, "other": there.month}
    told = desk.post("/desk/plan/swap/", sent, follow=True).content.decode()
    assert f"March {year} does not take place, so nobody can be moved into it. Have it take place again first" in told
    tom.refresh_from_db()
    assert (tom.conversation, [one.credited for one in off.credits.all()]) == (there, [])
    Speaking.objects.update(stage="declined")
    speaking(off, stage="agreed")
    assert "Swap with April" in desk.get("/desk/plan/").content.decode()
    told = desk.post("/desk/plan/swap/", sent, follow=True).content.decode()
    assert f"March {year} and April {year} have swapped their speakers." in told
    assert ("Swap back" in told, "swap back before" in told) == (False, False)
    assert [one.credited for one in there.credits.all() if one.credited != "Tom Okafor"] == ["Ingrid Solheim"]


def test_a_month_that_does_not_take_place_says_so_and_asks_for_nobody(desk: Client) -> None:
    row = august(_next(), title="Rest")
    type(row).objects.update(status="skipped", reason="Everybody rests.")
    told = desk.get("/desk/plan/").content.decode()
    assert "Skipped: <bdi>Everybody rests.</bdi>" in told
    assert "Nobody yet." not in told
    assert "No month ahead takes place." in told
    speaking(august(f"{row.month[:4]}-04"))
    assert "Every month has somebody." in desk.get("/desk/plan/").content.decode()


def test_the_months_ahead_count_neither_the_month_that_is_over_nor_one_that_is_off(desk: Client) -> None:
    with clock_at(datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)):
        sign_in(desk, pia())
        august("2026-11")
        off = august("2026-12")
        type(off).objects.filter(month="2026-12").update(status="cancelled", reason="The roads are closed.")
        for number in range(1, 13):
            august(f"2027-{number:02d}")
        page = desk.get("/desk/plan/")
        months = [one.conversation.month for one, *_ in page.context["months"]]
        assert months == ["2026-12", *(f"2027-{number:02d}" for number in range(1, 12))]
        assert "No month has anybody in the plans yet." in page.content.decode()
        speaking(Conversation.objects.get(month="2027-02"))
        assert "Ten of eleven months have nobody in the plans." in desk.get("/desk/plan/").content.decode()


def test_a_month_that_is_still_to_come_is_among_the_months_ahead(desk: Client) -> None:
    with clock_at(datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)):
        sign_in(desk, pia())
        conversation("2026-11", day=datetime.date(2026, 11, 26))
        assert [one.conversation.month for one, *_ in desk.get("/desk/plan/").context["months"]] == ["2026-11"]


def test_the_months_ahead_ask_the_same_of_one_speaker_and_of_three(desk: Client) -> None:
    row = august(_next())
    speaking(row)
    speaking()
    desk.get("/desk/plan/")
    one = queries_asked(desk, "/desk/plan/")
    for _ in range(2):
        speaking(row)
        speaking()
    assert queries_asked(desk, "/desk/plan/") == one


def test_nothing_is_planned_yet_and_the_page_says_where_to_begin(desk: Client) -> None:
    told = desk.get("/desk/plan/").content.decode()
    assert "No month is open yet." in told
    assert "Whoever comes to mind waits here" in told


def test_somebody_goes_out_of_the_plans(desk: Client) -> None:
    ingrid, tom = speaking(august()), speaking()
    assert "no longer in the plans" in desk.post(_at(ingrid, "forget/"), follow=True).content.decode()
    assert desk.post(_at(tom, "forget/"))["Location"] == "/desk/plan/"
    assert desk.get(_at(ingrid)).status_code == 404
