"""Topics: proposed by anybody, read by the desk, shown to everybody with how they stand."""

from __future__ import annotations

import pytest
from django.test import Client

from kindling.ground.signed_links import make_token
from kindling.planning.actions import add_topic, propose_topic
from kindling.planning.models import Topic
from tests.factories.accounts import pia, sign_in
from tests.factories.site import series
from tests.factories.speakers import august
from tests.web.asking import queries_asked

pytestmark = pytest.mark.django_db

OPENED = 1_700_000_000
SENT = {"title": "Rest at night", "about": "We never speak of it.", "subject": ""}


@pytest.fixture
def desk() -> Client:
    return sign_in(Client(), pia())


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """A form that was opened a minute ago."""
    monkeypatch.setattr("kindling.web.member.sealed._now", lambda: OPENED + 60)


def _sent(**told: str) -> dict[str, str]:
    return SENT | {"opened": make_token("form-topic", OPENED)} | told


def test_a_proposal_is_read_by_the_desk_before_anybody_sees_it(client: Client, desk: Client) -> None:
    series()
    page = client.post("/topics/propose/", _sent(name="Cleo Marsh"), follow=True)
    assert page.redirect_chain == [("/topics/thanks/", 302)]
    assert "Rest at night" not in client.get("/topics/").content.decode()
    told = desk.get("/desk/topics/").content.decode()
    assert "Nobody has read this one yet" in told
    assert "Cleo Marsh" in told
    topic = Topic.objects.get()
    desk.post(f"/desk/topics/{topic.pk}/", {"status": "considered"})
    told = client.get("/topics/").content.decode()
    assert "Rest at night" in told
    assert "Being considered" in told
    assert "Cleo" not in told


def test_a_name_is_read_by_everybody_only_where_its_owner_ticked_it(client: Client, desk: Client) -> None:
    series()
    client.post("/topics/propose/", _sent(name="Ben Osei", named="on"))
    desk.post(f"/desk/topics/{Topic.objects.get().pk}/", {"status": "new"})
    assert "Proposed by <bdi>Ben Osei</bdi>" in client.get("/topics/").content.decode()


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"title": ""}, "Say in a few words what we should talk about."),
        ({"subject": "buy"}, "not for people"),
        ({"opened": "made up"}, "open for a long time"),
        ({"named": "on"}, "Write your name, or leave the box"),
        ({"about": "x" * 2001}, "Two thousand letters fit."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(client: Client, told: dict[str, str], sentence: str) -> None:
    page = client.post("/topics/propose/", _sent(**told))
    assert (page.status_code, sentence in page.content.decode()) == (400, True)
    assert ("We never speak of it." in page.content.decode()) is ("about" not in told)
    assert Topic.objects.count() == 0


@pytest.mark.usefixtures("still_clock")
def test_one_network_proposes_a_few_topics_an_hour(client: Client) -> None:
    for _ in range(5):
        assert client.post("/topics/propose/", _sent()).status_code == 302
    page = client.post("/topics/propose/", _sent())
    assert (page.status_code, "come from where you are" in page.content.decode()) == (400, True)
    assert Topic.objects.count() == 5


def test_every_status_reads_as_everybody_says_it(client: Client, desk: Client) -> None:
    august(title="Rest")
    topics = [add_topic(by=pia(), title=title) for title in ("first", "second", "third")]
    for topic, told in zip(
        topics,
        (
            {"status": "planned", "month": "2024-08"},
            {"status": "not-now", "reason": "We did in May."},
            {"status": "new"},
        ),
        strict=True,
    ):
        assert desk.post(f"/desk/topics/{topic.pk}/", told).status_code == 302
    told_all = client.get("/topics/").content.decode()
    for words in ("Talked about", 'href="/conversations/2024-08/"', "Not now", "We did in May.", "New"):
        assert words in told_all


def test_a_plan_without_a_month_and_a_not_now_without_a_reason_are_asked_for(desk: Client) -> None:
    topic = add_topic(by=pia(), title="Rest")
    for told, words in (
        ({"status": "planned"}, "A planned topic has its month."),
        ({"status": "not-now"}, "needs a reason"),
        ({"status": "planned", "month": "1999-01"}, "That month is not open."),
    ):
        page = desk.post(f"/desk/topics/{topic.pk}/", told)
        assert (page.status_code, words in page.content.decode()) == (400, True)
    assert desk.get(f"/desk/topics/{topic.pk}/").status_code == 200


def test_the_desk_reads_of_a_topic_what_everybody_reads(client: Client, desk: Client) -> None:
    row = august(title="Rest")
    topic = add_topic(by=pia(), title="Tea")
    desk.post(f"/desk/topics/{topic.pk}/", {"status": "planned", "month": "2024-08"})
    type(row).objects.update(status="cancelled", reason="Snow.")
    for who, address in ((client, "/topics/"), (desk, "/desk/topics/")):
        told = who.get(address).content.decode()
        assert ("Being considered" in told, "Planned" in told, "Talked about" in told) == (True, False, False)


def test_the_desk_adds_a_topic_and_takes_spam_away(desk: Client) -> None:
    told = desk.post("/desk/topics/", {"title": "Tea", "name": "Ben", "named": ""}, follow=True).content.decode()
    assert "“Tea” stands among the topics." in told
    assert "whose name is not shown" in told
    assert desk.post("/desk/topics/", {"title": ""}).status_code == 400
    topic = Topic.objects.get()
    assert "“Tea” is gone." in desk.post(f"/desk/topics/{topic.pk}/remove/", follow=True).content.decode()
    assert desk.get(f"/desk/topics/{topic.pk}/").status_code == 404


def test_the_lists_ask_the_same_of_one_topic_and_of_three(client: Client, desk: Client) -> None:
    august()
    add_topic(by=pia(), title="One")
    propose_topic(title="Unread")
    pages = ((client, "/topics/"), (desk, "/desk/topics/"))
    for who, address in pages:
        who.get(address)
    before = [queries_asked(who, address) for who, address in pages]
    for title in ("Two", "Three"):
        add_topic(by=pia(), title=title)
        propose_topic(title=title)
    assert [queries_asked(who, address) for who, address in pages] == before


def test_a_page_without_topics_invites_the_first(client: Client) -> None:
    series()
    told = client.get("/topics/").content.decode()
    assert "Nobody has wished for anything yet." in told
    assert 'href="/topics/propose/"' in told
    assert client.get("/topics/propose/")["Cache-Control"] == "no-store"
