"""Publishing, publishing again, withdrawing."""

from __future__ import annotations

import base64
import datetime
import io
from dataclasses import replace
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from PIL import Image

from kindling.curation.actions import save_pack
from kindling.ground.actors import WORKER
from kindling.ground.errors import NotAllowed
from kindling.ground.files import read_file
from kindling.ground.models import AuditLine
from kindling.pack.document import (
    Bullet,
    Bullets,
    Columns,
    Flag,
    Media,
    Pack,
    Picture,
    Pictures,
    Section,
    World,
    dump,
    load,
    plain,
)
from kindling.publication import actions
from kindling.publication.actions import publish_edition, publish_working_pack, withdraw_edition
from kindling.publication.erasing import sweep_packs
from kindling.publication.models import Edition, EditionFile, EditionQuote, EditionStatus
from kindling.publication.queries import current_edition, current_file, latest_edition
from kindling.publication.rules import can_follow, can_publish, can_withdraw
from kindling.publication.twins import twins
from tests.factories.packs import drafted, small
from tests.factories.site import CLEO, ada, conversation, edition, reviewed

pytestmark = pytest.mark.django_db


def test_an_edition_holds_every_twin_of_its_pack() -> None:
    pack = reviewed(small("Hello."), people=48, groups=(6, 5))
    row = edition(conversation(), pack, note="The first.")
    names = [(file.name, file.media_type) for file in row.files.all()]
    assert names == [
        ("pack.html", "text/html"),
        ("pack.pdf", "application/pdf"),
        ("pack.pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
        ("pack.json", "application/json"),
        ("pack.md", "text/markdown"),
        ("fragment.html", "text/html"),
        ("pack.css", "text/css"),
    ]
    stored = row.files.get(name="pack.json")
    assert (read_file(stored.stored), stored.size) == (dump(pack), len(dump(pack)))
    assert stored.stored == f"packs/{stored.sha256[:2]}/{stored.sha256}.json"
    assert (row.number, row.note, row.people, row.groups, row.contents) == (
        1,
        "The first.",
        48,
        [6, 5],
        [["One", "one"]],
    )
    assert (str(row), str(stored)) == ("2024-08, edition 1", "pack.json")


def test_a_later_edition_takes_the_place_of_the_earlier() -> None:
    month = conversation()
    edition(month, reviewed(small("First.")))
    second = edition(month, reviewed(small("Second.")), note="A name was put right.")
    assert list(Edition.objects.order_by("number").values_list("number", "status")) == [
        (1, "superseded"),
        (2, "current"),
    ]
    assert current_edition("2024-08") == latest_edition("2024-08") == second
    file = current_file("2024-08", "pack.md")
    assert file
    assert b"Second." in read_file(file.stored)
    assert [line.subject for line in AuditLine.objects.filter(action="publish edition")] == [
        "conversation 2024-08, edition 2",
        "conversation 2024-08, edition 1",
    ]


def test_files_that_did_not_change_are_kept_once() -> None:
    month = conversation()
    edition(month)
    edition(month)
    assert EditionFile.objects.filter(name="pack.json").values("stored").distinct().count() == 1


def test_two_current_editions_cannot_stand_in_the_table() -> None:
    month = conversation()
    edition(month)
    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.create(conversation=month, number=2, published_at=timezone.now(), title="Another")


def test_an_edition_cannot_be_withdrawn_without_a_reason_even_past_the_rule() -> None:
    row = edition(conversation())
    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.filter(pk=row.pk).update(status=EditionStatus.WITHDRAWN, withdrawn_at=timezone.now())


def test_a_failed_rendering_leaves_the_edition_that_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    month = conversation()
    first = edition(month)
    monkeypatch.setattr("kindling.publication.actions.twins", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        edition(month)
    assert current_edition("2024-08") == first


def _with_picture(permission: str) -> Pack:
    picture = Picture("photo", alt="A corridor", permission=permission)
    blocks = (Columns((Pictures((picture,)),), ()),)
    return Pack(
        "A pack",
        "A series",
        sections=(Section("one", "other", "One", blocks),),
        media=(Media("photo", "image/png", b""),),
    )


def _suggesting() -> Pack:
    inner = Bullet(plain("Hanneke said"), children=(Bullet(plain("that"), draft=True),))
    return Pack("A pack", "A series", sections=(Section("one", "heard", "One", (Bullets((inner,)),)),))


@pytest.mark.parametrize(
    ("pack", "why"),
    [
        (drafted(), "The pack is a draft"),
        (replace(reviewed(), flags=(Flag("place", "Which Kochi?"),)), "1 flag has to be cleared first. Which Kochi?"),
        (replace(reviewed(), flags=(Flag("place", "Which?"),) * 2), "2 flags have to be cleared first."),
        (reviewed(month="2024-06"), "The pack is of 2024-06, the conversation of 2024-08."),
        (reviewed(_with_picture("")), "A picture in the pack has no permission"),
        (reviewed(_suggesting()), "The pack holds suggestions that nobody has looked at."),
    ],
)
def test_a_pack_that_is_not_ready_is_refused_with_the_reason(pack: Pack, why: str) -> None:
    month = conversation()
    with pytest.raises(NotAllowed) as told:
        publish_edition(by=ada(), conversation=month, pack=pack)
    assert str(told.value).startswith(why)
    assert not can_publish(month, pack, ada())
    assert Edition.objects.count() == 0


def test_a_pack_with_allowed_pictures_may_be_published() -> None:
    assert can_publish(conversation(), reviewed(_with_picture("Given by mail"), month="2024-08"), WORKER)


def test_a_picture_that_was_taken_out_is_in_no_file_of_the_edition() -> None:
    made = io.BytesIO()
    Image.new("RGB", (8, 8)).save(made, "PNG")
    shown, gone = Media("photo", "image/png", made.getvalue(), 8, 8), Media("gone", "image/png", b"SECRET", 8, 8)
    row = edition(conversation(), replace(_with_picture("Allowed."), media=(shown, gone), status="reviewed"))
    assert [one.id for one in load(read_file(row.files.get(name="pack.json").stored)).media] == ["photo"]
    assert not any(base64.b64encode(b"SECRET") in read_file(file.stored) for file in row.files.all())


def test_a_stranger_neither_publishes_nor_withdraws() -> None:
    month = conversation()
    with pytest.raises(NotAllowed, match="Only stewards and producers publish"):
        publish_edition(by=CLEO, conversation=month, pack=reviewed())
    row = edition(month)
    with pytest.raises(NotAllowed, match="Only stewards and producers withdraw"):
        withdraw_edition(by=CLEO, edition=row, reason="Because.")
    assert current_edition("2024-08") == row


def test_a_withdrawn_edition_is_out_of_reach_and_says_why() -> None:
    row = edition(conversation())
    with pytest.raises(NotAllowed, match="needs its reason"):
        withdraw_edition(by=ada(), edition=row, reason="  ")
    assert can_withdraw(row, "Somebody asked for it.", ada())
    gone = withdraw_edition(by=ada(), edition=row, reason=" Somebody asked for it. ")
    assert (gone.status, gone.reason) == ("withdrawn", "Somebody asked for it.")
    assert current_edition("2024-08") is None
    assert current_file("2024-08", "pack.pdf") is None
    assert latest_edition("2024-08") == gone
    assert not can_withdraw(gone, "Again.", ada())
    assert AuditLine.objects.filter(action="withdraw edition").get().note == "Somebody asked for it."


def test_after_a_withdrawal_the_next_edition_counts_on() -> None:
    month = conversation()
    withdraw_edition(by=ada(), edition=edition(month), reason="A mistake.")
    assert (edition(month).number, [row.status for row in Edition.objects.order_by("number")]) == (
        2,
        ["withdrawn", "current"],
    )


def test_of_two_who_publish_at_once_one_is_told_that_the_other_was_faster(monkeypatch: pytest.MonkeyPatch) -> None:
    month = conversation()
    assert (can_follow(month, 0), can_follow(month, 1), can_follow(month, None)) == (True, False, True)

    def meanwhile(pack: Pack) -> Any:
        monkeypatch.setattr(actions, "twins", twins)
        publish_edition(by=ada(), conversation=month, pack=reviewed(), after=0)
        return twins(pack)

    monkeypatch.setattr(actions, "twins", meanwhile)
    with pytest.raises(NotAllowed, match="Another edition was published since"):
        publish_edition(by=ada(), conversation=month, pack=reviewed(), after=0)
    assert [row.status for row in Edition.objects.all()] == ["current"]


def test_bytes_that_are_swept_away_while_they_are_published_again_are_kept_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    month, hold = conversation(), EditionQuote.objects.hold
    edition(month)
    EditionFile.objects.all().delete()
    later = timezone.now() + datetime.timedelta(hours=2)

    def meanwhile(keys: Any) -> None:
        assert sweep_packs(now=later) > 0
        hold(keys)

    monkeypatch.setattr(EditionQuote.objects, "hold", meanwhile)
    made = publish_edition(by=ada(), conversation=month, pack=reviewed())
    assert all(len(read_file(file.stored)) == file.size for file in made.files.all())
    assert sweep_packs(now=later) == 0


def test_a_working_pack_tells_its_month_who_came_where_nobody_has_said() -> None:
    world = Section("world", "world", "Joining", (World(plain("48 people came, 7 of them for the first time.")),))
    cases: tuple[tuple[dict[str, Any], tuple[int | None, bool, int | None]], ...] = (
        ({}, (48, False, 7)),
        ({"people": 50}, (50, False, None)),
        ({"newcomers": 9}, (48, False, 9)),
        ({"newcomers": 60}, (None, False, 60)),
    )
    for number, (known, told) in enumerate(cases, start=1):
        row = conversation(f"2025-0{number}", title="Rest", **known)
        pack = replace(small("Hello."), people=48, sections=(*small("Hello.").sections, world))
        save_pack(by=ada(), conversation=row, pack=pack, sentence="Drafted the pack", based_on=0)
        publish_working_pack(by=ada(), conversation=row)
        row.refresh_from_db()
        assert (row.people, row.people_or_more, row.newcomers) == told
    assert AuditLine.objects.filter(action="count people by files").count() == 2
