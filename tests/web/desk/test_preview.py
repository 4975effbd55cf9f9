"""The preview: the renderers' own pages of what is cleared, under a policy of their own, for those who work on it."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest
from django.test import Client

from kindling.web.desk.pack.bar import forget_standings
from kindling.web.desk.pack.look import leaf_picture, leaves_of
from tests.factories.accounts import pia, sign_in
from tests.factories.packs import every_page
from tests.factories.site import conversation
from tests.web.desk.worked_on import KEPT_BACK, MONTH, PAUSE, STOP, decide, form, worked_on

pytestmark = pytest.mark.django_db
PREVIEW = f"/desk/{MONTH}/preview/"
FILES = ["", "pack.pdf", "pack.pptx", "page-1.png"]


@pytest.fixture
def desk(client: Client) -> Client:
    forget_standings()
    return sign_in(client, pia())


def test_only_cleared_words_are_shown_and_a_dashed_note_says_what_waits(desk: Client) -> None:
    worked_on()
    page = desk.get(PREVIEW).content.decode()
    assert PAUSE in page
    assert (STOP in page, KEPT_BACK in page, "Wilf Arden" in page) == (False, False, False)
    assert re.search(r'<div class="callout waits">\s*<p dir="auto">3 pieces wait for whoever said them\.', page)


def test_a_consent_shows_in_the_preview_at_once(desk: Client) -> None:
    row = worked_on()
    desk.get(PREVIEW)
    decide(row, STOP, "named")
    assert STOP in desk.get(PREVIEW).content.decode()
    decide(row, STOP, "withdrawn")
    assert STOP not in desk.get(PREVIEW).content.decode()


def test_its_policy_allows_its_own_style_and_nothing_else(desk: Client) -> None:
    worked_on()
    answer = desk.get(PREVIEW)
    page = answer.content.decode()
    styles = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(styles[0].encode()).digest()).decode()
    allowed = f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; font-src data:"
    own = f"{allowed}; base-uri 'none'; form-action 'none'"
    assert len(styles) == 1
    assert f'content="{own}"' in page
    assert answer["Content-Security-Policy"] == f"{own}; frame-ancestors 'self'; sandbox"
    assert answer["X-Frame-Options"] == "SAMEORIGIN"


def test_only_the_preview_may_be_framed_and_only_the_editor_frames(desk: Client) -> None:
    worked_on()
    answer = desk.get(f"/desk/{MONTH}/pack/heard/")
    assert answer["X-Frame-Options"] == "DENY"
    assert re.search(r"frame-src [^;]*'self'", answer["Content-Security-Policy"])
    assert (
        "'self'"
        not in re.findall(r"frame-src ([^;]*)", desk.get(f"/desk/{MONTH}/publish/")["Content-Security-Policy"])[0]
    )


@pytest.mark.parametrize("name", FILES)
def test_nothing_of_it_is_kept_or_public(client: Client, name: str) -> None:
    worked_on()
    assert client.get(PREVIEW + name)["Location"].startswith("/sign-in/")
    answer = sign_in(client, pia()).get(PREVIEW + name)
    assert (answer.status_code, answer["Cache-Control"], answer["X-Robots-Tag"]) == (200, "no-store", "noindex")


def test_pdf_slides_and_pages_are_what_they_say(desk: Client) -> None:
    worked_on()
    pdf, slides, leaf = (desk.get(PREVIEW + name) for name in FILES[1:])
    assert pdf.content.startswith(b"%PDF-")
    assert slides.content.startswith(b"PK")
    assert slides["Content-Disposition"] == 'attachment; filename="2024-08-draft.pptx"'
    assert leaf.content.startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "name", ["page-0.png", "page-99.png", "page-1000.png", "picture-nothing", "pack.exe", "page-1.svg"]
)
def test_what_the_preview_does_not_have_is_not_found(desk: Client, name: str) -> None:
    worked_on()
    assert desk.get(PREVIEW + name).status_code == 404


def test_a_month_without_a_pack_has_no_preview(desk: Client) -> None:
    conversation("2024-09")
    for name in ("", "pack.pdf", "picture-x"):
        assert desk.get(f"/desk/2024-09/preview/{name}").status_code == 404


def test_the_editor_shows_the_preview_as_page_pdf_or_slides(desk: Client) -> None:
    worked_on()
    heard = f"/desk/{MONTH}/pack/heard/"
    page, pdf, slides = (desk.get(heard, {"as": look}).content.decode() for look in ("page", "pdf", "slides"))
    assert f'sandbox src="{PREVIEW}?1#heard"' in page
    assert f'src="{PREVIEW}page-3.png?1"' in pdf
    assert f'href="{PREVIEW}pack.pptx"' in slides
    empty = desk.get(f"/desk/{MONTH}/pack/chat/", {"as": "pdf"}).content.decode()
    assert "Nothing of this section is printed yet" in empty


def test_the_way_it_is_shown_stays_through_a_change(desk: Client) -> None:
    row = worked_on()
    answer = desk.post(f"/desk/{MONTH}/pack/heard/1/down/", form(row, **{"as": "pdf"}))
    assert answer["Location"] == f"/desk/{MONTH}/pack/heard/?as=pdf#p-2"


def test_the_pages_of_a_section_are_found_in_the_pdf() -> None:
    pack = every_page()
    found = {section.title: [leaf.number for leaf in leaves_of(pack, section.title)] for section in pack.sections[:7]}
    assert found["About the movement"] == [3]
    assert found["What did we hear? A year of journals"][:2] == [7, 8]
    assert leaves_of(pack, "Nothing of the kind") == ()
    with pytest.raises(IndexError):
        leaf_picture(pack, 0)
