"""Publishing on the desk: what will be published, the button, the editions, withdrawing and attaching."""

from __future__ import annotations

import io
import re

import pytest
from django.test import Client

from kindling.contributions.models import Contribution
from kindling.conversations.models import Conversation
from kindling.curation.models import Draft
from kindling.curation.queries import draft_of
from kindling.publication.actions import reissue_stale
from kindling.publication.models import Edition
from kindling.web.desk.pack.bar import forget_standings
from tests.factories.accounts import pia, sign_in
from tests.factories.made import pdf, pptx
from tests.factories.site import conversation
from tests.web.desk.worked_on import KEPT_BACK, MONTH, PAUSE, STOP, decide, form, worked_on

pytestmark = pytest.mark.django_db
PUBLISH = f"/desk/{MONTH}/publish/"


@pytest.fixture(autouse=True)
def _anew() -> None:
    forget_standings()


@pytest.fixture
def desk(client: Client) -> Client:
    return sign_in(client, pia())


@pytest.fixture
def ready(desk: Client) -> Conversation:
    """A month of which nothing blocks publishing any more."""
    row = worked_on()
    desk.post(f"/desk/{MONTH}/pack/heard/keep/", form(row))
    return row


def _page(client: Client, address: str = PUBLISH) -> str:
    return client.get(address).content.decode()


def _told(page: str) -> str:
    """The lead sentence."""
    found = re.search(r'class="publish-told">([^<]*)<', page)
    return found[1] if found else ""


@pytest.mark.usefixtures("ready")
def test_the_page_says_what_will_be_published_and_what_stays_out_without_words(desk: Client) -> None:
    page = _page(desk)
    assert _told(page) == "Readers find 1 quote and 1 resource, in two parts."
    for line in ("2 wait for an answer", "1 was declined", "<bdi>What we heard</bdi>"):
        assert line in page
    assert [words in page for words in (PAUSE, STOP, KEPT_BACK)] == [False, False, False]
    assert ">Publish</button>" in page


@pytest.mark.usefixtures("ready")
def test_every_page_tells_the_same_number_of_pieces_that_wait(desk: Client) -> None:
    Contribution.objects.filter(text=PAUSE).update(text="It is the pretending.")
    assert "3 wait for an answer, 1 of them after a change" in _page(desk)
    assert "3 pieces wait for an answer, 1 of them after a change; without a yes they are left out." in _page(desk)
    assert "Three wait for an answer" in _page(desk, f"/desk/{MONTH}/consents/")
    month = _page(desk, f"/desk/{MONTH}/")
    assert ("three need you" in month, "Note what people answered about three pieces" in month) == (True, True)


def test_a_month_without_a_pack_has_nothing_to_publish(desk: Client) -> None:
    conversation("2024-09")
    page = _page(desk, "/desk/2024-09/publish/")
    assert _told(page) == "There is no pack of this month yet."
    assert desk.post("/desk/2024-09/publish/", {"revision": 0}).status_code == 422


def test_what_blocks_stands_in_the_place_of_the_button(desk: Client) -> None:
    row = worked_on()
    page = _page(desk)
    assert "One thing still blocks publishing" in page
    assert ">Publish</button>" not in page
    answer = desk.post(PUBLISH, form(row))
    assert (answer.status_code, Edition.objects.count()) == (422, 0)
    assert "one suggestion nobody has looked at" in answer.content.decode()


def test_publishing_puts_the_cleared_words_before_readers(desk: Client, ready: Conversation) -> None:
    Draft.objects.update(fresh=["Five chat messages more."])
    answer = desk.post(PUBLISH, form(ready), follow=True)
    assert draft_of(ready).fresh == ()
    page = answer.content.decode()
    assert re.search(r"Published, \d\d:\d\d\. The page, its downloads and the feeds have it now\.", page)
    for name in ("pack.pdf", "pack.pptx", "pack.html"):
        assert f'href="/conversations/{MONTH}/{name}"' in page
    public = Client().get(f"/conversations/{MONTH}/").content.decode()
    assert [words in public for words in (PAUSE, STOP, KEPT_BACK)] == [True, False, False]
    assert Edition.objects.get().published_by == pia().user


def test_a_re_issue_says_what_is_new_and_leaves_one_edition(desk: Client, ready: Conversation) -> None:
    desk.post(PUBLISH, form(ready))
    assert _told(_page(desk)) == "Nothing has changed in numbers since the last edition."
    decide(ready, STOP, "named")
    forget_standings()
    page = _page(desk)
    assert _told(page) == "1 quote more."
    assert 'value="1 quote more."' in page
    desk.post(PUBLISH, form(ready, note="Tom’s words joined."))
    page = _page(desk)
    assert [row.status for row in Edition.objects.order_by("number")] == ["superseded", "current"]
    assert ("Tom’s words joined." in page, "A later edition has taken its place" in page) == (True, True)


def test_a_pack_changed_since_it_was_read_is_not_published(desk: Client, ready: Conversation) -> None:
    told = form(ready)
    desk.post(f"/desk/{MONTH}/pack/heard/1/down/", told)
    answer = desk.post(PUBLISH, told)
    assert "The pack was changed since you opened this page." in answer.content.decode()
    assert (answer.status_code, Edition.objects.count()) == (422, 0)


def test_a_form_sent_twice_publishes_one_edition(desk: Client, ready: Conversation) -> None:
    assert 'name="after" value="0"' in _page(desk)
    told = form(ready, after=0)
    assert desk.post(PUBLISH, told).status_code == 302
    answer = desk.post(PUBLISH, told)
    assert "Another edition was published since you opened this page." in answer.content.decode()
    assert (answer.status_code, Edition.objects.count()) == (422, 1)
    assert 'name="after" value="1"' in _page(desk)


def test_a_pack_whose_stored_words_are_lost_is_published_again_all_the_same(desk: Client, ready: Conversation) -> None:
    desk.post(PUBLISH, form(ready))
    Edition.objects.get().files.filter(name="pack.json").delete()
    assert _told(_page(desk)) == "Nothing has changed in numbers since the last edition."


def test_a_damaged_stored_pack_stops_no_page(
    desk: Client, ready: Conversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.post(PUBLISH, form(ready))
    monkeypatch.setattr("kindling.web.desk.publishing.pages.read_file", lambda _: b"{}")
    assert _told(_page(desk)) == "Nothing has changed in numbers since the last edition."


def test_an_edition_withdrawn_by_somebody_faster_is_told(
    desk: Client, ready: Conversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.post(PUBLISH, form(ready))
    edition = Edition.objects.get()
    monkeypatch.setattr("kindling.web.desk.publishing.editions.edition_to_withdraw", lambda _: edition)
    desk.post(f"{PUBLISH}withdraw/", {"reason": "First."})
    answer = desk.post(f"{PUBLISH}withdraw/", {"reason": "Second."})
    assert "this one is already out of sight" in answer.content.decode()
    assert Edition.objects.get().reason == "First."


def test_a_withdrawal_asks_for_its_reason_and_shows_what_readers_will_see(desk: Client, ready: Conversation) -> None:
    desk.post(PUBLISH, form(ready))
    page = _page(desk, f"{PUBLISH}withdraw/")
    assert "Where the pack was, readers will find" in page
    refused = desk.post(f"{PUBLISH}withdraw/", {"reason": " "})
    assert (refused.status_code, Edition.objects.get().status) == (422, "current")
    answer = desk.post(f"{PUBLISH}withdraw/", {"reason": "Somebody asked for it."}, follow=True)
    assert "The pack is withdrawn." in answer.content.decode()
    assert "Somebody asked for it." in Client().get(f"/conversations/{MONTH}/").content.decode()
    assert desk.get(f"{PUBLISH}withdraw/").status_code == 404


def test_a_pack_that_is_being_issued_again_can_be_withdrawn_for_good(desk: Client, ready: Conversation) -> None:
    desk.post(PUBLISH, form(ready))
    decide(ready, PAUSE, "withdrawn")
    assert "Withdraw it for good" in _page(desk)
    assert desk.post(f"{PUBLISH}withdraw/", {"reason": "Somebody asked for it."}).status_code == 302
    assert reissue_stale() == 0
    assert "Withdraw it" not in _page(desk)
    assert "Somebody asked for it." in Client().get(f"/conversations/{MONTH}/").content.decode()


def _file(data: bytes, name: str = "pack.pdf") -> io.BytesIO:
    file = io.BytesIO(data)
    file.name = name
    return file


def test_a_pack_made_elsewhere_becomes_the_current_edition(desk: Client) -> None:
    conversation(MONTH)
    answer = desk.post(
        f"{PUBLISH}attach/", {"pack": [_file(pdf(3)), _file(pptx(2), "pack.pptx")], "note": "As it was"}, follow=True
    )
    page = answer.content.decode()
    assert "made elsewhere" in page
    assert ("PDF, 3 pages" in page, "PowerPoint, 2 slides" in page, "As it was" in page) == (True, True, True)
    assert Edition.objects.get().published_by == pia().user


def test_a_pack_made_here_may_follow_one_made_elsewhere(desk: Client, ready: Conversation) -> None:
    desk.post(f"{PUBLISH}attach/", {"pack": [_file(pdf())]})
    assert _told(_page(desk)) == "Readers find 1 quote and 1 resource, in two parts."
    desk.post(PUBLISH, form(ready))
    assert [row.kind for row in Edition.objects.order_by("number")] == ["elsewhere", "here"]


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ([], "“The pack” is still empty."),
        ([b""], "empty"),
        ([b"<html><script>alert(1)</script>"], "This is a web page."),
        ([b"just words"], "Only PDF and PowerPoint (PPTX) can stand as a pack"),
        ([b"%PDF-1.7 nonsense"], "damaged"),
        ([bytes([n]) for n in range(10)], "An edition has 9 files at most."),
    ],
)
def test_what_is_no_pack_is_not_attached(desk: Client, files: list[bytes], sentence: str) -> None:
    conversation(MONTH)
    answer = desk.post(f"{PUBLISH}attach/", {"pack": [_file(data) for data in files]})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Edition.objects.exists()


def test_a_file_too_large_is_refused_before_it_is_read(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kindling.web.desk.publishing.editions.LIMIT", 10)
    conversation(MONTH)
    answer = desk.post(f"{PUBLISH}attach/", {"pack": [_file(pdf())]})
    assert "Make it smaller." in answer.content.decode()


@pytest.mark.parametrize("nasty", ["\0", "a" * 1_000_001, str(2**63), "\u202eothgir", "<script>alert(1)</script>"])
def test_no_form_falls_over_whatever_is_typed(desk: Client, ready: Conversation, nasty: str) -> None:
    for address in (PUBLISH, f"{PUBLISH}attach/"):
        for told in ({"note": nasty}, form(ready, note=nasty), {"revision": nasty, "note": nasty, "pack": nasty}):
            assert desk.post(address, told).status_code < 500
    assert desk.post(f"{PUBLISH}withdraw/", {"reason": nasty}).status_code < 500
    assert "<script>alert" not in _page(desk)
