"""The community's colours on the desk: chosen by stewards, refused where nobody could read, put back."""

from __future__ import annotations

import pytest
from django.test import Client

from kindling.conversations.actions import describe_community, keep_colours
from kindling.conversations.facts import BadFacts, CommunityFacts
from kindling.conversations.models import Community
from kindling.conversations.rules import can_colour
from kindling.ground.actors import WORKER
from kindling.ground.errors import NotAllowed
from kindling.ground.files import read_file
from kindling.ground.models import AuditLine
from kindling.pack.document import Theme
from kindling.pack.document.theme import DARK, Colours
from kindling.pack.look import by_night, chosen, settled
from kindling.web.desk.community.colour_fields import hex_of
from kindling.web.public.look import community_theme
from tests.factories.accounts import ada, pia, sign_in
from tests.factories.packs import small
from tests.factories.site import conversation, edition, reviewed

pytestmark = pytest.mark.django_db
HERE = "/desk/community/colours/"


@pytest.fixture
def desk(client: Client) -> Client:
    describe_community(by=WORKER, facts=CommunityFacts(name="The Kettle"))
    return sign_in(client, ada())


def _sent(night: str = "follow", **written: str) -> dict[str, str]:
    """What the form sends when nothing was changed but what was ``written`` into a line."""
    known = chosen(Colours()) | {f"dark_{name}": value for name, value in chosen(DARK).items()}
    sent = {"night": night}
    for name, value in known.items():
        sent |= {name: written.pop(name, value), f"{name}-picked": value, f"{name}-was": value}
    return sent | written


def test_only_stewards_change_the_colours(client: Client) -> None:
    describe_community(by=WORKER, facts=CommunityFacts(name="The Kettle"))
    producer = sign_in(client, pia())
    assert producer.get(HERE).status_code == producer.post(HERE, _sent(cover="#123a5c")).status_code == 403
    by = pia()
    assert (can_colour(by), can_colour(WORKER)) == (False, True)
    with pytest.raises(NotAllowed, match="Only stewards"):
        keep_colours(by=by, light={}, dark={})
    assert Community.objects.get().theme == {}


def test_nobody_has_colours_before_they_have_a_name(client: Client) -> None:
    steward = sign_in(client, ada())
    assert steward.get(HERE)["Location"] == "/desk/community/us/"
    with pytest.raises(BadFacts):
        keep_colours(by=WORKER, light=None, dark=None)


def test_colours_are_kept_and_the_dark_follows(desk: Client) -> None:
    assert "Kindling’s own." in desk.get("/desk/community/").content.decode()
    answer = desk.post(HERE, _sent(cover="#123A5C", link="0b5394"))
    assert answer["Location"] == HERE
    light = settled(Colours(), chosen(Colours()) | {"cover": "#123a5c", "link": "#0b5394"})
    assert community_theme() == Theme(light=light, dark=by_night(light))
    assert "--c-cover:#123a5c" in desk.get("/theme.css").content.decode()
    assert "Kindling’s own." not in desk.get("/desk/community/").content.decode()
    page = desk.get(HERE).content.decode()
    assert ('value="follow"' in page, 'name="cover-was" value="#123a5c"' in page) == (True, True)
    assert AuditLine.objects.filter(action="keep colours", subject="community").count() == 1


def test_a_picked_colour_counts_where_the_line_was_left_as_it_was(desk: Client) -> None:
    assert "6.0 to 1 with the deeper page, where it is least. Words need 4.5." in desk.get(HERE).content.decode()
    desk.post(HERE, _sent() | {"cover-picked": "#123a5c"})
    assert community_theme().light.cover == "#123a5c"
    desk.post(HERE, _sent(cover="#0b4f3a") | {"cover-picked": "#123a5c"})
    assert community_theme().light.cover == "#0b4f3a"


def test_what_nobody_could_read_is_refused_with_the_nearest_that_works(desk: Client) -> None:
    answer = desk.post(HERE, _sent(link="#dddddd"))
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "“Links” has 1.1 to 1 with the deeper page; words need 4.5. The nearest that works is #" in page
    assert ('value="#dddddd"' in page, 'href="#id_link"' in page) == (True, True)
    every = dict.fromkeys(("ground", "text", "heading", "link", "accent"), "#777777")
    assert "No colour near it can be read" in desk.post(HERE, _sent(**every)).content.decode()
    assert Community.objects.get().theme == {}


@pytest.mark.parametrize("written", ["blue", "", "#12345", "\0", "x" * 100])
def test_what_is_no_colour_is_told_and_kept(desk: Client, written: str) -> None:
    answer = desk.post(HERE, _sent(cover=written))
    assert (answer.status_code, Community.objects.get().theme) == (400, {})


def test_the_dark_may_be_chosen_for_itself(desk: Client) -> None:
    assert desk.post(HERE, _sent("own", dark_link="#222222")).status_code == 400
    desk.post(HERE, _sent("own", dark_cover="#123a5c"))
    assert (community_theme().light, community_theme().dark.cover) == (Colours(), "#123a5c")
    assert '<details class="more colours-night" open>' in desk.get(HERE).content.decode()


def test_kindlings_own_colours_come_back_and_the_fonts_stay(desk: Client) -> None:
    Community.objects.update(theme={"fonts": {"heading": "Lora", "text": "Source Sans 3"}})
    desk.post(HERE, _sent(cover="#123a5c"))
    assert (community_theme().light.cover, community_theme().fonts.heading) == ("#123a5c", "Lora")
    desk.post(HERE, {"own": "1"})
    assert Community.objects.get().theme == {"fonts": {"heading": "Lora", "text": "Source Sans 3"}}


def test_editions_that_are_there_keep_their_colours(desk: Client) -> None:
    row = edition(conversation(), reviewed(small("Hello.")))
    stored = {one.name: read_file(one.stored) for one in row.files.all()}
    shown = desk.get("/conversations/2024-08/pack.css").content
    desk.post(HERE, _sent(cover="#123a5c"))
    assert {one.name: read_file(one.stored) for one in row.files.all()} == stored
    assert desk.get("/conversations/2024-08/pack.css").content == shown
    assert b"--c-cover:#5c2b41" in stored["pack.css"]


@pytest.mark.parametrize(
    ("words", "found"), [(" #ABC ", "#aabbcc"), ("5c2b41", "#5c2b41"), ("red", ""), ("#12345g", "")]
)
def test_colours_are_written_in_several_ways(words: str, found: str) -> None:
    assert hex_of(words) == found
