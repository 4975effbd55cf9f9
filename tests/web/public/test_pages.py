"""The public pages, as a visitor's browser meets them."""

from __future__ import annotations

import datetime
import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kindling.archive import addresses
from kindling.contributions.actions import receive_file
from kindling.conversations.facts import QuestionFacts, RecordingFacts, ResourceFacts
from kindling.conversations.models import Profile
from kindling.ground.files import keep_file
from kindling.publication.actions import withdraw_edition
from tests.factories.accounts import pia, sign_in
from tests.factories.packs import small
from tests.factories.site import ada, conversation, edition, profile, reviewed
from tests.web.asking import queries_asked

pytestmark = pytest.mark.django_db

PAGES = (
    "/",
    "/archive/",
    "/archive/2024/",
    "/archive/?format=panel&theme=teams&person=wilf-adeyemi&year=2024",
    "/conversations/2024-08/",
    "/people/",
    "/people/wilf-adeyemi/",
    "/resources/",
    "/resources/?type=book",
    "/numbers/",
    "/embed/",
    "/about/",
    "/privacy/",
    "/accessibility/",
)

FOR_OTHERS = re.compile(r'<meta [^>]*>|<link rel="canonical"[^>]*>|<script type="application/ld.*?</script>')
"""What a page tells to other sites, which follow no link without a host."""


def filled(count: int = 1) -> None:
    """A site of ``count`` months, each with one of everything."""
    profile("Wilf Adeyemi", role="Porter")
    for number in range(count):
        row = conversation(
            f"2024-{8 - number:02d}",
            title=f"Small repairs {number}",
            format="panel",
            speakers=("Wilf Adeyemi", f"Guest {number}"),
            questions=(QuestionFacts(text="Who came back?", posed_by="Wilf Adeyemi"),) * count,
            recordings=(RecordingFacts(),) * count,
            resources=(ResourceFacts(title="A book", type="book"),) * count,
            themes=("Teams",),
        )
        edition(row)


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_whole_sets_no_cookie_and_links_only_within(client: Client, address: str) -> None:
    filled()
    response = client.get(address)
    page = response.content.decode()
    assert response.status_code == 200
    assert not response.cookies
    assert page.count("<h1") == 1
    assert re.search(r"<title>[^<]*\w[^<]*</title>", page)
    assert "The Kettle" in page
    signing_in = '<a href="/sign-in/" rel="nofollow">For stewards: sign in</a>'
    assert (signing_in in page) == (address != "/embed/")
    assert "localhost" not in FOR_OTHERS.sub("", page)
    assert not re.search(r"<(script|style)>|style=|onclick=|hx-on", page)


@pytest.mark.parametrize(
    ("days_ago", "files", "told"),
    [(10, 1, True), (41, 1, True), (43, 1, False), (10, 0, False)],
)
def test_a_pack_that_is_worked_on_is_said_to_be_made_for_six_weeks(
    client: Client, days_ago: int, files: int, told: bool
) -> None:
    day = timezone.now().date() - datetime.timedelta(days=days_ago)
    row = conversation(f"{day:%Y-%m}", day=day)
    if files:
        receive_file(by=ada(), conversation=row, name="chat.txt", data=b"18:00:01 From Wilf to Everyone:\n\tHello.\n")
    page = client.get(f"/conversations/{day:%Y-%m}/").content.decode()
    assert ("Its pack is being made." in page, "No pack of this conversation is known." in page) == (told, not told)


@pytest.mark.parametrize("address", PAGES)
def test_a_page_asks_at_most_twelve_things_however_many_months(client: Client, address: str) -> None:
    filled(1)
    one = queries_asked(client, address)
    filled(3)
    assert one == queries_asked(client, address) <= 12


@pytest.mark.parametrize("address", PAGES)
def test_a_page_of_a_site_that_nobody_has_filled_is_no_error(client: Client, address: str) -> None:
    known = ("/archive/2024/", "/conversations/", "/people/wilf")
    assert client.get(address).status_code == (404 if address.startswith(known) else 200)


def test_what_a_page_may_load_is_told_strictly(client: Client) -> None:
    response = client.get("/")
    policy = dict(part.strip().split(" ", 1) for part in response["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert "unsafe" not in response["Content-Security-Policy"]
    assert (response["Referrer-Policy"], response["X-Content-Type-Options"], response["X-Frame-Options"]) == (
        "same-origin",
        "nosniff",
        "DENY",
    )


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_public_pages_are_only_read(client: Client, method: str) -> None:
    assert {getattr(client, method)(address).status_code for address in ("/", "/archive/", "/people/")} == {405}


@pytest.mark.parametrize(
    "address",
    [
        "/nowhere",
        "/conversations/2024-13/",
        "/conversations/2024-09/",
        "/conversations/2024-08/fragment.html",
        "/archive/1999/",
        "/people/cleo/",
        "/people/cleo/photo",
    ],
)
def test_what_is_not_there_says_so_in_the_site_s_own_words(client: Client, address: str) -> None:
    filled()
    response = client.get(address)
    assert response.status_code == 404
    assert "The Kettle" in response.content.decode()
    assert not response.cookies


@pytest.mark.parametrize(
    "query",
    [
        "format=webinar",
        "theme=%00",
        "person=" + "x" * 9000,
        "year=20٢٤",
        "year=0",
        "year=99999999999999999999",
        "format=panel&format=speaker",
        "theme=%E2%80%AE%27%22%3Cscript%3E",
    ],
)
def test_an_odd_choice_is_no_error_and_never_comes_back_as_markup(client: Client, query: str) -> None:
    filled()
    for page in ("archive", "resources"):
        response = client.get(f"/{page}/?{query}&type={query}")
        assert response.status_code == 200
        assert "<script>" not in response.content.decode()


def test_words_of_people_are_never_markup(client: Client) -> None:
    profile("<b>Wilf</b>", role="<script>alert(1)</script>")
    conversation("2024-08", title="<script>alert(2)</script>", summary="<img src=x>", speakers=("<b>Wilf</b>",))
    for address in ("/", "/archive/", "/conversations/2024-08/", "/people/"):
        page = client.get(address).content.decode()
        assert "<script>alert" not in page
        assert "<img src=x>" not in page
        assert "<b>Wilf" not in page


def test_the_addresses_in_records_are_the_site_s_own() -> None:
    month, slug = {"month": "2024-08"}, {"slug": "ada"}
    assert reverse("calendar") == addresses.CALENDAR
    assert addresses.archive() == reverse("archive")
    assert addresses.archive(2024) == reverse("archive-year", kwargs={"year": 2024})
    assert addresses.conversation("2024-08") == reverse("conversation", kwargs=month)
    assert addresses.file_of_pack("2024-08", "pack.css") == reverse("pack-style", kwargs=month)
    assert addresses.file_of_pack("2024-08", "pack.pdf") == reverse("pack-file", kwargs={**month, "name": "pack.pdf"})
    assert addresses.person("ada") == reverse("person", kwargs=slug)
    assert reverse("logo") == addresses.LOGO
    assert reverse("numbers") == addresses.NUMBERS
    assert (reverse("feed-atom"), reverse("feed-json")) == (addresses.ATOM, addresses.JSON_FEED)
    assert addresses.preview("2024-08") == reverse("preview", kwargs=month)
    assert reverse("preview-series") == addresses.SERIES_PREVIEW
    assert addresses.photo("ada") == reverse("photo", kwargs=slug)


def test_a_broken_site_says_so_without_its_database(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kindling.web.public.home.home_page", lambda **_: 1 / 0)
    client.raise_request_exception = False
    response = client.get("/")
    assert response.status_code == 500
    assert "ZeroDivisionError" not in response.content.decode()


def test_a_host_that_is_not_ours_is_not_answered(client: Client) -> None:
    response = client.get("/", headers={"host": "evil.example.org"})
    assert response.status_code == 400
    assert "evil" not in response.content.decode()


class TestDownloads:
    """The files of a pack."""

    @pytest.mark.parametrize(
        ("name", "type_", "begins"),
        [
            ("pack.pdf", "application/pdf", b"%PDF"),
            ("pack.pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation", b"PK"),
            ("pack.html", "text/html; charset=utf-8", b"<!"),
            ("pack.md", "text/markdown; charset=utf-8", b"---"),
            ("pack.json", "application/json", b"{"),
        ],
    )
    def test_a_twin_is_handed_over_as_a_file(self, client: Client, name: str, type_: str, begins: bytes) -> None:
        edition(conversation("2024-08"))
        response = client.get(f"/conversations/2024-08/{name}")
        assert (response.status_code, response["Content-Type"]) == (200, type_)
        assert response["Content-Disposition"] == f'attachment; filename="2024-08-{name}"'
        assert response.content[: len(begins)].lower() == begins.lower()

    def test_an_old_link_leads_to_the_current_edition(self, client: Client) -> None:
        row = conversation("2024-08")
        edition(row, reviewed(small("First.")))
        edition(row, reviewed(small("Second.")))
        words = client.get("/conversations/2024-08/pack.md").content.decode()
        assert "Second." in words
        assert "First." not in words

    @pytest.mark.parametrize("name", ["pack.pdf", "pack.md", "pack.css"])
    def test_a_withdrawn_pack_is_gone_and_says_why(self, client: Client, name: str) -> None:
        row = edition(conversation("2024-08"), reviewed(small("Words taken back.")))
        withdraw_edition(by=ada(), edition=row, reason="Somebody <asked> for it.")
        response = client.get(f"/conversations/2024-08/{name}")
        assert response.status_code == 410
        assert "Somebody &lt;asked&gt; for it." in response.content.decode()
        pages = [client.get(address).content.decode() for address in ("/", "/archive/", "/conversations/2024-08/")]
        assert not any("Words taken back." in page for page in [*pages, response.content.decode()])

    def test_a_pack_that_never_was_is_not_found(self, client: Client) -> None:
        conversation("2024-08")
        assert client.get("/conversations/2024-08/pack.pdf").status_code == 404

    def test_the_style_of_a_pack_is_its_own(self, client: Client) -> None:
        edition(conversation("2024-08"))
        response = client.get("/conversations/2024-08/pack.css")
        assert (response["Content-Type"], "Content-Disposition" in response) == ("text/css; charset=utf-8", False)


def test_the_calendar_is_one_address(client: Client) -> None:
    filled()
    response = client.get("/calendar.ics")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response.content.startswith(b"BEGIN:VCALENDAR")
    assert not response.cookies


def test_a_portrait_is_served_as_a_file_of_its_kind(client: Client) -> None:
    stored, _ = keep_file(b"jpeg", folder="photos", suffix=".jpg")
    profile("Wilf Adeyemi")
    Profile.objects.update(photo=stored, photo_alt="Wilf beside a lift", photo_permission="Given by mail")
    row = conversation("2024-08", speakers=("Wilf Adeyemi",))
    response = client.get("/people/wilf-adeyemi/photo")
    assert (response["Content-Type"], response["Content-Disposition"], response.content) == (
        "image/jpeg",
        "attachment",
        b"jpeg",
    )
    row.credits.all().delete()
    assert [client.get(f"/people/wilf-adeyemi/{page}").status_code for page in ("", "photo")] == [404, 404]
    desk = sign_in(Client(), pia()).get("/people/wilf-adeyemi/photo")
    assert (desk.content, "public" in desk.get("Cache-Control", "")) == (b"jpeg", False)


def test_a_drawing_that_could_carry_a_script_is_no_portrait(client: Client) -> None:
    stored, _ = keep_file(b"<svg/>", folder="photos", suffix=".svg")
    profile("Wilf Adeyemi")
    Profile.objects.update(photo=stored, photo_alt="Wilf", photo_permission="Given by mail")
    assert client.get("/people/wilf-adeyemi/photo").status_code == 404
