"""What a speaker took back is in no later edition, whatever the facts still say of it."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from kindling.conversations.models import Conversation
from kindling.curation.actions import save_pack
from kindling.curation.queries import blockers
from kindling.ground.errors import NotAllowed
from kindling.pack.document import Columns, Media, Pack, Picture, Profile, Profiles, Recording, Section, plain
from kindling.planning.actions import agree_to_items
from kindling.planning.models import Item, SaidBy
from kindling.publication.actions import publish_edition
from tests.factories.site import ada, reviewed
from tests.factories.speakers import INGRID, MONTH, agreed, august

pytestmark = pytest.mark.django_db

NO_PHOTO = "The photo cannot be shown: Ingrid Solheim said no."
NO_RECORDING = "The recording cannot be shown: Ingrid Solheim said no."


def _pack() -> Pack:
    made = io.BytesIO()
    Image.new("RGB", (8, 8)).save(made, "PNG")
    photo = Picture("photo", "Ingrid smiles", permission="Agreed by Ingrid.")
    told = Profiles((Profile("Ingrid Solheim", photo=photo), Profile("Per Dahl")))
    heard = Section(
        "heard", "heard", "Heard", (Columns((Recording(plain("Watch it"), "https://video.example.org/1"),), ()),)
    )
    return Pack(
        "Rest on the ward",
        "A series",
        month=MONTH,
        sections=(Section("speakers", "speakers", "Who spoke", (told,)), heard),
        media=(Media("photo", "image/png", made.getvalue(), 8, 8),),
    )


def _sentences(row: Conversation) -> list[str]:
    return [one.sentence for one in blockers(row) if one.kind == "agreements"]


def test_a_photo_and_a_recording_taken_back_are_in_no_later_edition() -> None:
    row = august()
    ingrid = agreed(row, INGRID, Item.RECORDING, Item.PHOTO)
    pack = reviewed(_pack())
    save_pack(by=ada(), conversation=row, pack=_pack(), sentence="Drafted the pack", based_on=0)
    assert (publish_edition(by=ada(), conversation=row, pack=pack).number, _sentences(row)) == (1, [])
    for item, sentence in ((Item.PHOTO, NO_PHOTO), (Item.RECORDING, NO_RECORDING)):
        agree_to_items(speaking=ingrid, said_by=SaidBy.SPEAKER, answers={item: False})
        with pytest.raises(NotAllowed, match=sentence):
            publish_edition(by=ada(), conversation=row, pack=pack)
        assert _sentences(row) == [sentence]
        agree_to_items(speaking=ingrid, said_by=SaidBy.SPEAKER, answers={item: True})


def test_a_pack_without_them_waits_for_no_yes() -> None:
    row = august()
    agreed(row, no=(Item.RECORDING, Item.PHOTO))
    bare = Pack(
        "Rest",
        "A series",
        month=MONTH,
        sections=(Section("s", "speakers", "Who", (Profiles((Profile("Ingrid Solheim"),)),)),),
    )
    assert publish_edition(by=ada(), conversation=row, pack=reviewed(bare)).number == 1
