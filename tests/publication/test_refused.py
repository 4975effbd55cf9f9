"""A speaker says no once the pack is out: it leaves sight at once, and comes back without what they said no to."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from PIL import Image

from kindling.conversations.models import Conversation
from kindling.ground.errors import LostFile
from kindling.ground.files import read_file
from kindling.pack.document import (
    Attribution,
    Columns,
    Media,
    Pack,
    Paragraph,
    Picture,
    Profile,
    Profiles,
    Quotation,
    Recording,
    Section,
    plain,
)
from kindling.planning.actions import agree_to_items, record_agreement_for
from kindling.planning.models import Item, SaidBy, Speaking
from kindling.publication.actions import attach_edition, reissue_stale
from kindling.publication.models import Edition
from kindling.publication.queries import current_edition, pack_of, stale_editions
from kindling.publication.refused import without_refused
from tests.factories.site import ada, cleared, edition, reviewed
from tests.factories.speakers import INGRID, MONTH, agreed, august

pytestmark = pytest.mark.django_db

PAGE = f"/conversations/{MONTH}/"
VIDEO = "https://video.example.org/MARKER-recording"
FACE, WORDS, OTHERS = "MARKER-face of Ingrid", "MARKER: rest is not a prize.", "Per counts the pauses."


def _picture(shade: str) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (8, 8), shade).save(made, "PNG")
    return made.getvalue()


def _pack() -> Pack:
    ingrid = Profile("Ingrid Solheim", photo=Picture("face", FACE, permission="Agreed by Ingrid."))
    per = Profile("Per Dahl", photo=Picture("other", "Per nods", permission="Agreed by Per."))
    quotes = (
        Quotation(plain(WORDS), Attribution("name", "Ingrid Solheim")),
        Quotation(plain(OTHERS), Attribution("name", "Per Dahl")),
    )
    film = Columns((Recording(plain("Watch it"), VIDEO),), (Paragraph(plain("Beside it.")),))
    return Pack(
        "Rest on the ward",
        "A series",
        month=MONTH,
        sections=(
            Section("speakers", "speakers", "Who spoke", (Profiles((ingrid, per)),)),
            Section("heard", "heard", "Heard", (film, *quotes)),
        ),
        media=tuple(
            Media(name, "image/png", _picture(shade), 8, 8) for name, shade in (("face", "red"), ("other", "blue"))
        ),
    )


@pytest.fixture
def ingrid() -> Speaking:
    """She agreed to everything, and the pack is out."""
    row = august()
    made = agreed(row, INGRID, *Item)
    edition(row, reviewed(_pack()))
    return made


def _says_no(who: Speaking, item: Item) -> None:
    agree_to_items(speaking=who, said_by=SaidBy.SPEAKER, answers={item: False})


def _published() -> str:
    """Every word and address of what readers can have."""
    found = current_edition(MONTH)
    files = found.files.exclude(name__endswith=".pdf").exclude(name__endswith=".pptx") if found else ()
    return "".join(read_file(one.stored).decode() for one in files)


@pytest.mark.parametrize(
    ("item", "marker", "what"),
    [
        (Item.PHOTO, FACE, "a photo or the recording was"),
        (Item.RECORDING, VIDEO, "a photo or the recording was"),
        (Item.QUOTES, WORDS, "words were"),
    ],
)
def test_what_a_speaker_says_no_to_leaves_the_edition_at_once_and_nothing_else_does(
    client: Client, ingrid: Speaking, item: Item, marker: str, what: str
) -> None:
    kept = {FACE, VIDEO, WORDS, OTHERS, "Per nods", "Beside it."} - {marker}
    assert {one for one in (*kept, marker) if one not in _published()} == set()
    _says_no(ingrid, item)
    assert (len(stale_editions()), marker in client.get(PAGE).content.decode()) == (1, False)
    assert [client.get(f"{PAGE}{name}").status_code for name in ("pack.pdf", "pack.json")] == [503, 503]
    assert reissue_stale() == 1
    told = _published()
    assert (marker in told, {one for one in kept if one not in told}) == (False, set())
    assert f"{what} taken back at somebody’s wish." in Edition.objects.get(status="current").note
    assert reissue_stale() == 0


def test_a_no_that_is_written_down_on_the_desk_counts_as_well(ingrid: Speaking) -> None:
    record_agreement_for(by=ada(), speaking=ingrid, item=Item.PHOTO, yes=False, how="by telephone")
    assert len(stale_editions()) == 1


def test_a_no_to_what_the_edition_does_not_show_leaves_it_in_sight() -> None:
    row = august()
    made = agreed(row, INGRID, *Item)
    bare = replace(_pack(), sections=(Section("heard", "heard", "Heard", (Paragraph(plain("Beside it.")),)),), media=())
    edition(row, reviewed(bare))
    for item in Item:
        _says_no(made, item)
    assert (stale_editions(), Edition.objects.get().status) == ([], "current")


def test_silence_takes_nothing_out_of_a_pack() -> None:
    row = august()
    agreed(row)
    pack = cleared(row, reviewed(_pack()))
    assert without_refused(pack, row) == pack


def test_a_month_without_a_pack_made_here_is_left_alone(ingrid: Speaking) -> None:
    Edition.objects.all().delete()
    row = Conversation.objects.get(month=MONTH)
    attach_edition(by=ada(), conversation=row, files=[("pack.pdf", _pdf())])
    _says_no(ingrid, Item.PHOTO)
    assert Edition.objects.get().status == "current"
    waiting = Speaking.objects.create(name="Tom Vale")
    agree_to_items(speaking=waiting, said_by=SaidBy.SPEAKER, answers={Item.PHOTO: False})
    assert stale_editions() == []


def test_an_edition_whose_pack_is_lost_leaves_sight_too(ingrid: Speaking, caplog: pytest.LogCaptureFixture) -> None:
    default_storage.delete(Edition.objects.get().files.get(name="pack.json").stored)
    _says_no(ingrid, Item.PHOTO)
    assert (len(stale_editions()), "cannot be looked through" in caplog.text) == (1, True)
    with pytest.raises(LostFile):
        pack_of(stale_editions()[0])


def _pdf() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (40, 40)).save(made, "PDF")
    return made.getvalue()
