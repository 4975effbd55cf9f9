"""Words with stars and brackets, kept from the hour: what was written is what is printed."""

from __future__ import annotations

import pytest
from django.test import Client
from markdown_it import MarkdownIt

from kindling.curation.edits import piece_at, pieces_of
from kindling.curation.queries import working_pack
from kindling.pack.document import plain
from kindling.renderers.twins import RENDERERS
from tests.factories import packs
from tests.factories.accounts import pia, sign_in
from tests.factories.exports import zoom_chat
from tests.renderers.parity import fold
from tests.renderers.pdf import structure as pdf
from tests.renderers.shown import read
from tests.renderers.slides import structure as slides
from tests.web.desk.hour import HARVEST, harvested, sent

STARRED = r"*bold* and **so on**, [a paper](http://paper.example.org), 5*4 \[here\]"


@pytest.mark.django_db
@pytest.mark.parametrize("wording", ["verbatim", "paraphrase"])
def test_a_chat_line_with_stars_and_a_link_in_brackets_is_kept_as_it_was_written(client: Client, wording: str) -> None:
    row = harvested(extra=zoom_chat(("18:20:00", "Ben Okoro", STARRED)))
    answer = sign_in(client, pia()).post(f"{HARVEST}keep/", sent(row, "*bold*", wording=wording, section="chat"))
    assert answer.status_code == 302
    pack = working_pack(row)
    assert pack
    kept = [piece_at(pack, one.where) for one in pieces_of(pack, "chat")]
    assert [one.text for one in kept if getattr(one, "sources", ())] == [plain(STARRED)]


def test_every_twin_shows_the_very_signs_that_were_written() -> None:
    pack = packs.small(STARRED)
    made = {name: render(pack).data for name, render in RENDERERS.items()}
    shown = {
        "pack.html": read(made["pack.html"]).text,
        "pack.pdf": pdf.words(made["pack.pdf"]),
        "pack.pptx": slides.shown_text(slides.opened(made["pack.pptx"])),
        "pack.json": made["pack.json"].decode().replace("\\\\", "\\"),
        "pack.md": read(MarkdownIt("commonmark").render(made["pack.md"].decode())).text,
    }
    assert {name: fold(STARRED) in fold(words) for name, words in shown.items()} == dict.fromkeys(RENDERERS, True)
