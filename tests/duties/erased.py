"""Somebody with a word of their own in every private place, beside Joy, whose rows must not change."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
from django.apps import apps
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone
from PIL import Image

from kindling.attendance.actions import record_attendance
from kindling.contributions.actions import answer_place, make_drop_link
from kindling.contributions.models import Flag, KnownName
from kindling.contributions.queries import ledger, lines_of
from kindling.conversations.models import Conversation
from kindling.curation.actions import save_pack, undo
from kindling.curation.queries import draft_of, working_pack
from kindling.ground.actions import record_audit
from kindling.ground.actors import NOBODY, WORKER
from kindling.invitations.models import Reply
from kindling.mail.actions import NewMessage, queue_message
from kindling.mail.models import Message, StoppedAddress, Why
from kindling.pack.document import (
    Answered,
    Attribution,
    Bullet,
    Bullets,
    Chat,
    ChatCard,
    Citation,
    Columns,
    Credit,
    Credits,
    Media,
    Pack,
    Paragraph,
    Picture,
    Profile,
    Profiles,
    Question,
    Quotation,
    Section,
    plain,
)
from kindling.people.actions import Asked, alias_for, ask_to_join, record_agreement, settle_alias
from kindling.people.models import Person, Purpose
from kindling.planning.actions import add_speaking, propose_topic
from kindling.planning.actions.speakers import SpeakerFacts
from kindling.publication.actions import publish_edition
from tests.attendance.hours import zoom_report
from tests.contributions.cast import given, month, work
from tests.factories.exports import zoom_chat
from tests.factories.people import member
from tests.factories.site import ada, cleared, profile, reviewed

MARK = "Zquillfeather"
"""Stands in every word of theirs, and nowhere else."""

NAME = f"Bettina {MARK}"
EMAIL = f"bettina@{MARK.lower()}.example.org"
JOY = "Joy Adeyemi"
SAID = f"We kept the {MARK} kettle on for everybody in the ward."
JOYS = "Joy asked whether anybody had eaten before the shift began."
MONTH = "2026-10"
WHO = Attribution("name", NAME)


def bettina() -> Person:
    """A member of whom everything is held that can be."""
    who = member(NAME, email=EMAIL, place=f"{MARK} upon Tyne", organisation=f"{MARK} Trust", role=f"{MARK} porter")
    record_agreement(person=who, purpose=Purpose.QUOTING, given=True, wording="May we?", how=f"{MARK} wrote so")
    ask_to_join(asked=Asked(NAME, EMAIL, place=MARK), network="192.0.2.1")
    return who


def held_month(who: Person) -> Conversation:
    """The month in which she came, wrote, was quoted in two editions, and was planned to speak."""
    row = month(MONTH, title="Small repairs")
    _exports(row)
    settle_alias(by=WORKER, alias=alias_for(name=NAME), person=who)
    settle_alias(by=WORKER, alias=alias_for(name=JOY), person=member(JOY, email="joy@example.org"))
    record_attendance(by=WORKER, conversation=row)
    _settled(row)
    _packs(row)
    _around(row, who)
    return row


def _exports(row: Conversation) -> None:
    chat = zoom_chat(
        ("18:02:00", NAME, SAID),
        ("18:03:00", JOY, JOYS),
        ("18:04:00", f"{NAME} to {JOY} (Direct Message)", f"{MARK} between us"),
    )
    report = zoom_report("10/15/2026", [(NAME, EMAIL, "06:00", "07:00"), (JOY, "joy@example.org", "06:00", "07:00")])
    given(row, f"{NAME} chat.txt", chat)
    given(row, "participants.csv", report)
    work(row)


def _settled(row: Conversation) -> None:
    answer_place(by=ada(), conversation=row, raw_name=NAME, words=MARK, place=None)
    Flag.objects.create(conversation=row, fingerprint="1", kind="name", sentence=f"Is this right: {NAME}?", where=NAME)
    KnownName.objects.create(folded=f"bettina {MARK.lower()}", name=NAME, reason=f"{NAME} is known")
    make_drop_link(by=ada(), conversation=row, label=f"For {NAME}")


def _packs(row: Conversation) -> None:
    """Words of hers in a draft with a change that was undone, and in two editions."""
    hers, joys = (next(one for one in lines_of(row) if one.text == words) for words in (SAID, JOYS))
    cited = [(Citation(one.file_name, one.ordinal, one.at),) for one in (hers, joys)]
    blocks = (
        Paragraph(plain("We met and listened.")),
        Quotation(plain(SAID), WHO, sources=cited[0]),
        Quotation(plain(JOYS), Attribution("name", JOY), sources=cited[1]),
        Bullets((Bullet(plain(f"It takes {MARK} time."), attribution=WHO), Bullet(plain("So it does."), own=True))),
        Chat((ChatCard(plain("Thank you."), Attribution("name", JOY), mention=NAME, answers=Answered(SAID, NAME)),)),
    )
    pack = Pack("Small repairs", "By the kettle", month=MONTH, sections=(Section("one", "heard", "One", blocks),))
    _save(row, pack, f"Kept what {NAME} said")
    _save(row, Pack("Smaller repairs", "By the kettle", month=MONTH, sections=_standing(row).sections), "Titled it")
    undo(by=ada(), conversation=row)
    for note in ("First", "Second"):
        publish_edition(by=ada(), conversation=row, pack=cleared(row, reviewed(_standing(row), flags=())), note=note)


def _save(row: Conversation, pack: Pack, sentence: str) -> None:
    save_pack(by=ada(), conversation=row, pack=pack, sentence=sentence, based_on=draft_of(row).number)


def _standing(row: Conversation) -> Pack:
    pack = working_pack(row)
    assert pack is not None
    return pack


def _around(row: Conversation, who: Person) -> None:
    now = timezone.now()
    Reply.objects.create(conversation=row, person=who, answer="yes", how="by the link in a mail", first_at=now, at=now)
    facts = SpeakerFacts(NAME, EMAIL, f"{MARK} assistant", f"pa@{MARK.lower()}.example.org", f"{MARK} kettles")
    add_speaking(by=ada(), facts=facts, conversation=row)
    propose_topic(title="Kettles", about="How to share one.", name=NAME, named=True)
    queue_message(NewMessage(kind="invitation", key="one", address=EMAIL, person=who.uid, reference=MONTH))
    queue_message(NewMessage(kind="mine", key="two", address=EMAIL))
    Message.objects.filter(key="two").update(state="sent", done_at=timezone.now())
    record_audit(by=NOBODY, action="change details", subject=f"person {who.uid}", note=f"as {NAME} wrote")


def stop(email: str = EMAIL) -> None:
    """Mail to it came back."""
    StoppedAddress.objects.create(address=email, why=Why.BOUNCED, told=f"{MARK} unknown")


def everywhere() -> Iterator[tuple[str, str]]:
    """Every row of every table, and every file that is kept, as (where, what stands there)."""
    for model in apps.get_models(include_auto_created=True):
        for row in model._base_manager.values():
            yield model._meta.label, DjangoJSONEncoder(ensure_ascii=False).encode(row)
    for path in sorted(Path(settings.MEDIA_ROOT).rglob("*")):
        if path.is_file():
            yield path.name, _text(path.read_bytes())
    ledger_file = Path(settings.DATA_FOLDER) / "erased.jsonl"
    yield ledger_file.name, ledger_file.read_text() if ledger_file.exists() else ""


def _text(data: bytes) -> str:
    if data.startswith(b"%PDF"):
        with pypdfium2.PdfDocument(data) as document:
            return "\n".join(page.get_textpage().get_text_range() for page in document)
    if data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return "\n".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())
    return data.decode("utf-8", "replace")


def found() -> set[str]:
    """Where her mark stands, however it is cased."""
    return {where for where, words in everywhere() if MARK.lower() in words.lower()}


def keys_of_joy(row: Conversation) -> list[tuple[str, str, str]]:
    """What the ledger holds of everybody."""
    return [(one.raw_name, one.text, one.decision) for one in ledger(row)]


def present(row: Conversation) -> None:
    """A third edition, in which she is presented with her photo, thanked, and named for a question."""
    profile(NAME, role="Porter")
    photo = Media("bettina", "image/png", picture(), 2, 2)
    shown = Picture("bettina", alt=f"{NAME} at a kettle", permission=f"{NAME} by mail")
    blocks = (
        Profiles((Profile(NAME, role=f"{MARK} porter", photo=shown), Profile(JOY))),
        Question(plain("Who makes the tea?"), Attribution("name", NAME), page=True),
        Credits((Credit(NAME, "for the kettles"), Credit(JOY))),
        Columns((Question(plain("And then?"), WHO),), (Paragraph(plain("Beside it.")),)),
    )
    standing = _standing(row)
    sections = (*standing.sections, Section("two", "speakers", "Two", blocks))
    pack = replace(standing, sections=sections, media=(photo,))
    _save(row, pack, "Presented her")
    publish_edition(by=ada(), conversation=row, pack=cleared(row, reviewed(_standing(row), flags=())), note="Third")


def picture() -> bytes:
    """A small picture."""
    made = io.BytesIO()
    Image.new("RGB", (2, 2), "#6b3fa0").save(made, "PNG")
    return made.getvalue()
