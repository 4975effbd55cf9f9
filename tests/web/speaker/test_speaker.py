"""The page behind a speaker's link: profile, deck, agreements, and what it never shows."""

from __future__ import annotations

import datetime
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image

from kindling.conversations.meeting import go_url
from kindling.ground.models import AuditLine
from kindling.planning.actions import ask_speaker, renew_links, settle_proposal
from kindling.planning.links import speaker_token
from kindling.planning.models import Item, Proposal, SaidBy, SpeakerAgreement, Speaking
from kindling.publication.models import Edition
from tests.factories.accounts import pia
from tests.factories.made import pdf
from tests.factories.site import conversation, edition
from tests.factories.speakers import INGRID, agreed, august, speaking
from tests.invitations.cast import BEGINS, clock_at, month

NOVEMBER = datetime.datetime(2026, 11, 23, 10, tzinfo=datetime.UTC)

pytestmark = pytest.mark.django_db


def _at(row: Speaking, more: str = "", said_by: SaidBy = SaidBy.SPEAKER) -> str:
    return f"/speaker/{speaker_token(row, said_by)}/{more}"


def _jpeg() -> SimpleUploadedFile:
    made = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "taken at home"
    Image.new("RGB", (60, 40), "teal").save(made, "JPEG", exif=exif)
    return SimpleUploadedFile("Ingrid at home.jpg", made.getvalue(), content_type="image/jpeg")


def _tables() -> list[int]:
    return [table.objects.count() for table in (Proposal, SpeakerAgreement, AuditLine)]


def test_opening_a_link_changes_nothing_however_often_a_scanner_does(client: Client) -> None:
    ingrid = agreed(august())
    before = _tables()
    for more in ("", "profile/", "deck/", "agreements/"):
        for method in (client.get, client.head):
            assert method(_at(ingrid, more)).status_code == 200
    assert _tables() == before


def test_a_page_behind_a_link_is_kept_by_nobody_and_told_to_nobody(client: Client) -> None:
    page = client.get(_at(speaking(august())))
    found = {name: page[name] for name in ("Cache-Control", "Referrer-Policy", "X-Robots-Tag")}
    assert found == {
        "Cache-Control": "no-store",
        "Referrer-Policy": "same-origin",
        "X-Robots-Tag": "noindex, nofollow",
    }


def test_no_page_behind_a_link_shows_an_address(client: Client) -> None:
    ingrid = agreed(august())
    ask_speaker(by=pia(), speaking=ingrid)
    for said_by in (SaidBy.SPEAKER, SaidBy.ASSISTANT):
        for more in ("", "profile/", "deck/", "agreements/"):
            told = client.get(_at(ingrid, more, said_by)).content.decode()
            assert "ingrid@example.org" not in told
            assert "per@example.org" not in told
            assert "Join under your own name" in told


def test_a_link_that_is_void_or_made_up_opens_nothing(client: Client) -> None:
    ingrid = speaking(august(title="A secret plan"))
    old = _at(ingrid)
    renew_links(by=pia(), speaking=ingrid)
    for address in (old, "/speaker/made-up/", "/speaker/made-up/photo"):
        page = client.get(address)
        assert page.status_code == 410
        assert "Ingrid" not in page.content.decode()
        assert "secret" not in page.content.decode()
    assert client.post(f"{old}agreements/", {"recording": "yes"}).status_code == 410
    assert SpeakerAgreement.objects.count() == 0


def test_a_link_ends_a_month_after_the_pack_is_out(client: Client) -> None:
    row = conversation("2024-08", title="Rest")
    ingrid = speaking(row)
    edition(row)
    assert client.get(_at(ingrid)).status_code == 200
    Edition.objects.update(published_at=timezone.now() - datetime.timedelta(days=31))
    assert client.get(_at(ingrid)).status_code == 410


def test_an_idea_without_a_month_is_greeted_too(client: Client) -> None:
    assert "The month is not settled yet." in client.get(_at(speaking())).content.decode()


def test_the_page_tells_the_hour_by_both_clocks_and_the_way_in(client: Client) -> None:
    row = month(started=False)
    with clock_at(NOVEMBER):
        told = client.get(_at(speaking(row))).content.decode()
    assert '<time datetime="2026-12-17T18:00:00+00:00">18:00</time>' in told
    assert 'data-local-time data-begins="2026-12-17T18:00:00+00:00"' in told
    assert f'<a href="{go_url(row)}">' in told
    undated = month(started=False, month="2027-01", day=None)
    with clock_at(NOVEMBER):
        told = client.get(_at(speaking(undated))).content.decode()
    assert ("data-local-time" in told, go_url(undated) in told) == (False, True)


def test_the_way_in_is_told_to_nobody_who_declined_and_of_no_month_that_is_off_or_over(client: Client) -> None:
    row = month(started=False)
    declined, agreed_ = speaking(row, stage="declined"), agreed(row)
    with clock_at(NOVEMBER):
        assert go_url(row) not in client.get(_at(declined)).content.decode()
        assert go_url(row) in client.get(_at(agreed_)).content.decode()
    with clock_at(BEGINS + datetime.timedelta(days=1)):
        assert go_url(row) not in client.get(_at(agreed_)).content.decode()
    type(row).objects.update(status="cancelled", reason="Snow.")
    with clock_at(NOVEMBER):
        assert go_url(row) not in client.get(_at(agreed_)).content.decode()


def test_a_speaker_whose_month_is_called_off_reads_it_and_why(client: Client) -> None:
    row = august(title="Rest")
    type(row).objects.update(status="cancelled", reason="The roads are closed.")
    told = client.get(_at(speaking(row))).content.decode()
    assert "It does not take place: <bdi>The roads are closed.</bdi>" in told


def test_the_profile_is_a_proposal_until_the_desk_takes_it_over(client: Client) -> None:
    ingrid = agreed(august(), INGRID, Item.PHOTO)
    sent = {"name": "Ingrid Solheim", "role": "midwife", "place": "Bergen", "bio": "She rests.", "photo_alt": "Smiling"}
    told = client.post(_at(ingrid, "profile/"), sent | {"photo": _jpeg()}, follow=True).content.decode()
    assert "The organisers look at it before readers do." in told
    assert "With the organisers" in told
    assert ingrid.profile
    public = f"/people/{ingrid.profile.slug}/"
    assert "midwife" not in client.get(public).content.decode()
    assert client.get(_at(ingrid, "photo"))["Content-Type"] == "image/jpeg"
    assert b"taken at home" not in client.get(_at(ingrid, "photo")).content
    settle_proposal(by=pia(), proposal=Proposal.objects.get(), take=True)
    assert "midwife" in client.get(public).content.decode()
    assert "As readers see it" in client.get(_at(ingrid)).content.decode()
    assert client.get(_at(ingrid, "photo")).status_code == 200


def test_a_photo_needs_words_and_a_profile_its_name_and_what_was_typed_stays(client: Client) -> None:
    ingrid = agreed(august())
    page = client.post(_at(ingrid, "profile/"), {"name": "", "role": "midwife", "photo": _jpeg()})
    told = page.content.decode()
    assert page.status_code == 400
    assert "“Name” is still empty." in told
    assert "A photo needs words for those who cannot see it." in told
    assert 'value="midwife"' in told
    assert Proposal.objects.count() == 0
    assert client.get(_at(ingrid, "photo")).status_code == 404


def test_a_file_that_is_no_photo_is_refused(client: Client) -> None:
    ingrid = agreed(august())
    svg = SimpleUploadedFile("me.png", b"<svg onload=alert(1)>", content_type="image/png")
    page = client.post(_at(ingrid, "profile/"), {"name": "Ingrid", "photo": svg, "photo_alt": "Me"})
    assert (page.status_code, Proposal.objects.count()) == (400, 0)


def test_a_photo_that_is_lost_is_not_there(client: Client) -> None:
    ingrid = agreed(august())
    client.post(_at(ingrid, "profile/"), {"name": "Ingrid", "photo": _jpeg(), "photo_alt": "Me"})
    Proposal.objects.update(photo="photos/00/gone.jpg")
    assert client.get(_at(ingrid, "photo")).status_code == 404


def test_a_deck_is_given_as_a_file_or_an_address_and_taken_away(client: Client) -> None:
    ingrid = agreed(august())
    file = SimpleUploadedFile("Rest.exe", pdf(), content_type="text/plain")
    told = client.post(_at(ingrid, "deck/"), {"file": file}, follow=True).content.decode()
    assert "Rest.pdf" in told
    client.post(_at(ingrid, "deck/"), {"url": "slides.example.org/rest"})
    ingrid.refresh_from_db()
    assert (str(ingrid.deck), ingrid.deck_url) == ("", "https://slides.example.org/rest")
    assert "They lie at" in client.get(_at(ingrid, "deck/")).content.decode()
    told = client.post(_at(ingrid, "deck/"), {"remove": "yes"}, follow=True).content.decode()
    assert "The deck is gone." in told


def test_what_is_no_deck_is_refused_in_a_sentence(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    ingrid = agreed(august())
    file = SimpleUploadedFile("Rest.pdf", b"<html>", content_type="application/pdf")
    page = client.post(_at(ingrid, "deck/"), {"file": file})
    assert (page.status_code, "A deck is a PDF" in page.content.decode()) == (400, True)
    assert "Choose a file, or write where" in client.post(_at(ingrid, "deck/"), {}).content.decode()
    monkeypatch.setattr("kindling.web.speaker.decks.LIMIT", 3)
    large = SimpleUploadedFile("Rest.pdf", pdf())
    assert "at most" in client.post(_at(ingrid, "deck/"), {"file": large}).content.decode()
    ingrid.refresh_from_db()
    assert str(ingrid.deck) == ""


def test_nothing_is_chosen_beforehand_and_an_item_left_open_stays_open(client: Client) -> None:
    ingrid = agreed(august())
    assert " checked" not in client.get(_at(ingrid, "agreements/")).content.decode()
    assert "Nothing is answered yet. What has no yes is not shown." in client.get(_at(ingrid)).content.decode()
    sent = {"recording": "yes", "photo": "no"}
    told = client.post(_at(ingrid, "agreements/"), sent, follow=True).content.decode()
    assert "Thank you. Two answers kept; they count from now on." in told
    assert "Two of four answered." in told
    rows = SpeakerAgreement.objects.order_by("pk").values_list("item", "given", "said_by")
    assert list(rows) == [("recording", True, "speaker"), ("photo", False, "speaker")]
    page = client.get(_at(ingrid, "agreements/")).content.decode()
    assert page.count(" checked") == 2
    assert "Answered with yes on" in page


def test_the_same_answers_again_are_no_new_ones_and_a_changed_mind_is(client: Client) -> None:
    ingrid = agreed(august())
    client.post(_at(ingrid, "agreements/"), {"recording": "yes"})
    assert (
        "Nothing has changed."
        in client.post(_at(ingrid, "agreements/"), {"recording": "yes"}, follow=True).content.decode()
    )
    told = client.post(_at(ingrid, "agreements/"), {"recording": "no"}, follow=True).content.decode()
    assert "One answer kept" in told
    assert SpeakerAgreement.objects.count() == 2


def test_an_assistant_answers_as_an_assistant(client: Client) -> None:
    ingrid = agreed(august())
    assert "For <bdi>Ingrid Solheim</bdi>" in client.get(_at(ingrid, "", SaidBy.ASSISTANT)).content.decode()
    client.post(_at(ingrid, "agreements/", SaidBy.ASSISTANT), dict.fromkeys((one.value for one in Item), "yes"))
    assert set(SpeakerAgreement.objects.values_list("said_by", flat=True)) == {"assistant"}
    assert "All answered" in client.get(_at(ingrid)).content.decode()


def test_an_answer_that_is_neither_is_refused(client: Client) -> None:
    page = client.post(_at(agreed(august()), "agreements/"), {"recording": "perhaps"})
    assert (page.status_code, "Choose yes or no." in page.content.decode()) == (400, True)
